package org.deepmovie.deep.textcnn;

import java.util.List;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.layers.Parameter;

/** The last part of the network: from the hidden units of a user and of an item to a rating. */
interface Combination extends AutoCloseable {

  List<Parameter> parameters();

  /**
   * Predicts the ratings of a block, and sets the gradient, by every parameter, of {@code scale}
   * times the sum of the squared errors.
   *
   * @param users the hidden units of the block's users; then the gradient by them
   * @param items the hidden units of the block's items; then the gradient by them
   * @return the sum of the squared errors
   */
  double backward(float[] users, float[] items, ItemBlocks.Block block, double scale);

  /**
   * Predictions for all users and items.
   *
   * @param users users x hidden
   * @param items items x hidden
   */
  Predictor predictor(FactorMatrix users, FactorMatrix items);

  @Override
  void close();
}
