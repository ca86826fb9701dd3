package org.deepmovie.eval;

import java.util.Arrays;

/**
 * The mean of n values with its 95 % confidence interval by Student's t:
 *
 * <pre>
 *   mean +- t(0.975, n - 1) s / sqrt(n),   s^2 = sum (x - mean)^2 / (n - 1)
 * </pre>
 *
 * <p>The interval takes the values as independent. Repeats with fresh seeds on one data set and
 * folds of a cross-validation are not quite that (train parts overlap), so it is too narrow for
 * "another data set of the same kind". Y. Bengio, Y. Grandvalet: No Unbiased Estimator of the
 * Variance of K-Fold Cross-Validation. JMLR 5, 2004.
 *
 * @param mean the mean, NaN of no values
 * @param standardDeviation s, NaN of fewer than two values
 * @param low the interval's lower end, NaN of fewer than two values
 * @param high the interval's upper end, NaN of fewer than two values
 * @param n the number of values
 */
public record ConfidenceInterval(
    double mean, double standardDeviation, double low, double high, int n) {

  private static final double CONFIDENCE = 0.95;

  /** The interval of {@code values}. */
  public static ConfidenceInterval of(double... values) {
    int n = values.length;
    double mean = Arrays.stream(values).sum() / n;
    if (n < 2) {
      return new ConfidenceInterval(mean, Double.NaN, Double.NaN, Double.NaN, n);
    }
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    double deviation = Math.sqrt(squares / (n - 1));
    double half = StudentT.twoSidedQuantile(CONFIDENCE, n - 1) * deviation / Math.sqrt(n);
    return new ConfidenceInterval(mean, deviation, mean - half, mean + half, n);
  }
}
