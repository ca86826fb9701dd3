package org.deepmovie.internal.bayes;

import org.deepmovie.data.CsrMatrix;

/**
 * Whether the mean ratings of rows rise or fall with the logarithm of the number of ratings. Much
 * rated items are liked more in most data, but where they are not a prior that looks for it fits
 * noise.
 *
 * <p>The slope is that of a regression in which a row with n ratings weighs n / (n + 5), and its
 * standard error does not assume equal variances (White 1980, Econometrica 48(4), eq. 3).
 */
final class RatingCountTrend {

  private static final double DAMPING = 5;

  /** The least slope that counts, in standard errors: chance reaches it once in 16,000 times. */
  private static final double STANDARD_ERRORS = 4;

  private RatingCountTrend() {}

  /**
   * Whether there is a trend that is more than chance.
   *
   * @param ratings of the rows
   * @param rated the rows with ratings
   */
  static boolean isClear(CsrMatrix ratings, int[] rated) {
    double[] counts = new double[rated.length];
    double[] means = new double[rated.length];
    double[] weights = new double[rated.length];
    for (int n = 0; n < rated.length; n++) {
      int row = rated[n];
      int count = ratings.count(row);
      double sum = 0;
      for (int p = ratings.start(row); p < ratings.end(row); p++) {
        sum += ratings.value(p);
      }
      counts[n] = Math.log(count);
      means[n] = sum / count;
      weights[n] = count / (count + DAMPING);
    }
    center(counts, weights);
    center(means, weights);
    double squares = 0;
    double products = 0;
    for (int n = 0; n < rated.length; n++) {
      squares += weights[n] * counts[n] * counts[n];
      products += weights[n] * counts[n] * means[n];
    }
    double slope = squares > 0 ? products / squares : 0;
    double variance = 0;
    for (int n = 0; n < rated.length; n++) {
      double term = weights[n] * counts[n] * (means[n] - slope * counts[n]);
      variance += term * term;
    }
    return Math.abs(slope) * squares > STANDARD_ERRORS * Math.sqrt(variance);
  }

  /** Subtracts the weighted mean. */
  private static void center(double[] values, double[] weights) {
    double sum = 0;
    double weight = 0;
    for (int n = 0; n < values.length; n++) {
      sum += weights[n] * values[n];
      weight += weights[n];
    }
    for (int n = 0; n < values.length; n++) {
      values[n] -= sum / weight;
    }
  }
}
