package org.deepmovie.internal.mf.feedback;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.store.FloatRows;

/**
 * The mean of the vectors of all known users. It stands for unknown users: unlike a user's own
 * factors, sums of feedback are not 0 on average.
 *
 * @param vector 0 in place of a bias, then the mean of the factors
 */
record MeanUser(float[] vector) {

  /** The mean user whose first {@code factors} components are those of {@code mean}. */
  static MeanUser of(float[] mean, int factors) {
    float[] vector = new float[1 + factors];
    System.arraycopy(mean, 0, vector, 1, factors);
    return new MeanUser(vector);
  }

  /**
   * Subtracts this vector from the vectors of the known users, and adds its products with the items
   * to the items' biases. No prediction for a known user changes; a user without a vector is then
   * predicted like the mean user.
   *
   * @param interactions users x items: a user who has some is known
   */
  void center(FloatMatrix users, FloatMatrix items, CsrMatrix interactions) {
    for (int user = 0; user < users.rows(); user++) {
      for (int k = 1; interactions.count(user) > 0 && k < vector.length; k++) {
        users.values()[users.offset(user) + k] -= vector[k];
      }
    }
    for (int item = 0; item < items.rows(); item++) {
      items.values()[items.offset(item)] += product(items, item);
    }
  }

  /** The product with an item's factors. */
  float product(FloatRows items, int item) {
    return VectorMath.dot(vector, 1, items.array(item), items.offset(item) + 1, vector.length - 1);
  }
}
