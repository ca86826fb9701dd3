package org.deepmovie.internal.mf.feedback;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.recommend.BaselineEstimate;

/**
 * The explicit part of a user's vector (Koren 2008, eq. 13): |R(u)|^-1/2 sum over j in R(u) of
 * (r_uj - b_uj) x_j, from the distances of the ratings r_uj from the baseline b_uj = mu + b_u +
 * b_j.
 *
 * @param vectors a row per item: b_j, then x_j
 * @param unit divides the distances: {@link RatingScale#unit}
 */
record ResidualFeedback(FloatMatrix vectors, double unit) {

  /** The baseline, which the fit does not change. */
  static BaselineEstimate baseline(RatingMatrix ratings) {
    return BaselineEstimate.fallback(ratings);
  }

  /** (r_uj - b_uj) / unit, users x items. */
  static CsrMatrix residuals(RatingMatrix ratings, BaselineEstimate baseline, double unit) {
    CsrMatrix rows = ratings.byUser();
    RatingMatrixBuilder residuals = new RatingMatrixBuilder();
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        int item = rows.column(p);
        residuals.add(user, item, (float) ((rows.value(p) - baseline.value(user, item)) / unit));
      }
    }
    return residuals.build(ratings.users(), ratings.items()).byUser();
  }

  /**
   * b_u of a user with the given ratings, as {@link #baseline} estimates it; mu is {@code mean}.
   */
  float userBias(double mean, int[] rated, double[] ratings) {
    double sum = 0;
    for (int n = 0; n < rated.length; n++) {
      sum += ratings[n] - mean - vectors.get(rated[n], 0);
    }
    return (float) (sum / (rated.length + BaselineEstimate.FALLBACK_REGULARIZATION));
  }

  /**
   * The weight of x_j in the sum of a user of {@code count} ratings, one of them {@code rating}.
   */
  double weight(int item, double rating, double mean, double userBias, int count) {
    return (rating - mean - userBias - vectors.get(item, 0)) / unit / Math.sqrt(count);
  }
}
