package org.deepmovie.internal.deep.textcnn;

import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.nn.parameter.Parameter;

/** The last part of the network: a rating from the hidden units of a user and of an item. */
public interface RatingHead extends AutoCloseable {

  /**
   * The gradient by the hidden units of a block.
   *
   * @param users by the users' hidden units
   * @param items by the items' hidden units
   * @param squares the sum of the squared errors
   */
  record HiddenGradients(float[] users, float[] items, double squares) {}

  /** All trained parameters, always in the same order. */
  List<Parameter> parameters();

  /**
   * Predicts the ratings of a block, and sets the gradient of {@code scale} times the sum of the
   * squared errors by every parameter.
   *
   * @param users hidden units of the block's users, users x units
   * @param items hidden units of the block's items, items x units
   */
  HiddenGradients backward(float[] users, float[] items, RatingBlock block, double scale);

  /**
   * The model of all users and items, which further training does not change.
   *
   * @throws ArithmeticException if its numbers exploded
   */
  RatingModel model(HiddenUnits users, HiddenUnits items, Dataset train);

  @Override
  void close();
}
