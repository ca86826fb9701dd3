package org.deepmovie.eval;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of n values with its 95 % confidence interval by Student's t distribution:
 *
 * <pre>
 *   mean +- t(0.975, n - 1) s / sqrt(n),   s^2 = sum (x - mean)^2 / (n - 1)
 * </pre>
 *
 * <p>The interval assumes independent values. Repeats with other seeds on one data set and folds of
 * a cross-validation are not independent, since their training sets overlap; for the variation over
 * data sets the interval is too narrow. Y. Bengio, Y. Grandvalet: No Unbiased Estimator of the
 * Variance of K-Fold Cross-Validation. JMLR 5, 2004.
 *
 * @param mean the mean; NaN without values
 * @param standardDeviation s; NaN for fewer than two values
 * @param low the lower end of the interval; NaN for fewer than two values
 * @param high the upper end of the interval; NaN for fewer than two values
 * @param n the number of values
 */
public record ConfidenceInterval(
    double mean, double standardDeviation, double low, double high, int n) {

  private static final double LEVEL = 0.95;

  /** The interval of {@code values}. */
  public static ConfidenceInterval of(double... values) {
    int n = values.length;
    double mean = Arrays.stream(values).sum() / n;
    if (n < 2) {
      return new ConfidenceInterval(mean, Double.NaN, Double.NaN, Double.NaN, n);
    }
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    double deviation = Math.sqrt(squares / (n - 1));
    double half = twoSidedQuantile(LEVEL, n - 1) * deviation / Math.sqrt(n);
    return new ConfidenceInterval(mean, deviation, mean - half, mean + half, n);
  }

  /** The t that |T| stays below with {@code probability}; 12.706 for 0.95 and one degree. */
  static double twoSidedQuantile(double probability, int degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - probability) / 2);
  }
}
