package org.deepmovie.deep.textcnn;

import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.nn.parameter.Parameter;

/** The last part of the network: from the hidden units of a user and of an item to a rating. */
interface Combination extends AutoCloseable {

  /**
   * What comes back from a block.
   *
   * @param users the gradient by the users' hidden units
   * @param items the gradient by the items' hidden units
   * @param squares the sum of the squared errors
   */
  record Slopes(float[] users, float[] items, double squares) {}

  /** All that is trained, always in the same order. */
  List<Parameter> parameters();

  /**
   * Predicts the ratings of a block, and sets the gradient of {@code scale} times the sum of the
   * squared errors by every parameter.
   *
   * @param users the block's users x hidden units
   * @param items the block's items x hidden units
   */
  Slopes backward(float[] users, float[] items, RatingBlock block, double scale);

  /**
   * The model of all users and items, which further training does not change.
   *
   * @throws ArithmeticException if its numbers exploded
   */
  RatingModel model(HiddenUnits users, HiddenUnits items, Dataset train);

  @Override
  void close();
}
