package org.deepmovie.deep.textcnn;

import org.deepmovie.model.ModelHeader;
import org.deepmovie.model.Recommender;

/** What is kept of a trained network: the hidden units of all users and items, and what follows. */
interface RatingModel {

  /** Beyond it numbers have exploded. */
  double GREATEST = 1e9;

  /** The unclipped prediction for a user and an item of the training data. */
  double predict(int user, int item);

  /**
   * Refuses numbers far beyond those of a fit that converges; with such as are left, folding in
   * still has room.
   *
   * @param unit how many times as wide as 1 to 5 the scale is; 1 for the network's own numbers
   * @throws ArithmeticException if one is NaN or that great
   */
  static void requireBounded(float[] values, double unit) {
    for (float value : values) {
      if (!(Math.abs(value) <= GREATEST * unit)) {
        throw new ArithmeticException("a weight or unit is " + value);
      }
    }
  }

  /** The recommender on it. */
  Recommender recommender(ModelHeader header);
}
