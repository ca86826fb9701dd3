package org.deepmovie.internal.mf.feedback;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.VectorMath;

/**
 * The mean of the vectors of all known users. It stands for users of whom nothing is known: unlike
 * a user's own factors, sums of feedback are not 0 on average.
 *
 * @param vector 0 in place of a bias, then the mean of the factors
 */
record MeanUser(float[] vector) {

  /**
   * Measures the known users' vectors from this one, and adds what it makes of the items to their
   * biases: that changes no prediction for a known user, and is the mean user's for the others.
   */
  void centre(FloatMatrix users, FloatMatrix items, CsrMatrix pairs) {
    for (int user = 0; user < users.rows(); user++) {
      for (int k = 1; pairs.count(user) > 0 && k < vector.length; k++) {
        users.values()[users.offset(user) + k] -= vector[k];
      }
    }
    for (int item = 0; item < items.rows(); item++) {
      items.values()[items.offset(item)] += product(items, item);
    }
  }

  /** The product with an item's factors. */
  float product(FloatMatrix items, int item) {
    return VectorMath.dot(vector, 1, items.values(), items.offset(item) + 1, vector.length - 1);
  }
}
