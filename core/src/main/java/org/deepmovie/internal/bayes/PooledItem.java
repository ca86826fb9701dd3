package org.deepmovie.internal.bayes;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.leastsquares.CholeskySolver;

/**
 * The vector of an item without ratings: that of one item which all training ratings are of. (b, q)
 * is the mean of the posterior
 *
 * <pre>
 *   (b, q) ~ N(mu_V, Lambda_V^-1)      r_ui = mu + b_u + b + p_u . q + noise of precision alpha
 * </pre>
 *
 * <p>mu_V alone would be wrong. It is a mean over items, most of which have few ratings, while most
 * ratings are of the other items. Nor is the mean over ratings enough: users rate what they expect
 * to like, and q is where the users' vectors tell how much they like what they rate.
 */
final class PooledItem {

  private final CsrMatrix ratings;

  /** By user the mean of r_ui - mu. */
  private final float[] meanRatings;

  private final CholeskySolver equations;
  private final float[] vector;

  /**
   * A workspace.
   *
   * @param ratings by user
   * @param globalMean mu
   * @param d the length of the vectors, the bias first
   */
  PooledItem(CsrMatrix ratings, double globalMean, int d) {
    this.ratings = ratings;
    this.meanRatings = new float[ratings.rows()];
    for (int user = 0; user < meanRatings.length; user++) {
      double sum = 0;
      for (int p = ratings.start(user); p < ratings.end(user); p++) {
        sum += ratings.value(p) - globalMean;
      }
      meanRatings[user] = (float) (sum / Math.max(1, ratings.count(user)));
    }
    this.equations = new CholeskySolver(d, Kernels.best());
    this.vector = new float[d];
  }

  /**
   * (b, q).
   *
   * @param users the vectors (b_u, p_u), users x d
   * @param items the prior of the items' vectors
   * @param noise alpha
   * @throws ArithmeticException if the equations cannot be solved
   */
  double[] vector(FloatMatrix users, NormalWishart items, double noise) {
    equations.reset();
    for (int user = 0; user < meanRatings.length; user++) {
      int count = ratings.count(user);
      if (count > 0) {
        System.arraycopy(users.values(), users.offset(user), vector, 0, vector.length);
        float residual = meanRatings[user] - vector[0];
        vector[0] = 1;
        float weight = (float) Math.sqrt(count);
        equations.addScaled(vector, 0, weight, weight * residual);
      }
    }
    if (!equations.draw(noise, items.precision(), items.shift(), null, vector, 0)) {
      throw new ArithmeticException("the equations of the pooled item cannot be solved");
    }
    double[] pooled = new double[vector.length];
    for (int k = 0; k < pooled.length; k++) {
      pooled[k] = vector[k];
    }
    return pooled;
  }
}
