package org.deepmovie.data.sample;

/** The standard normal distribution. */
final class NormalDistribution {

  private static final double BEYOND_THIS_0_OR_1 = 8;
  private static final double DENSITY_AT_0 = 1 / StrictMath.sqrt(2 * StrictMath.PI);

  private NormalDistribution() {}

  /**
   * The probability of a value below {@code x}: {@code 1/2 + phi(x) (x + x^3/3 + x^5/(3*5) + ...)}
   * (Marsaglia, Evaluating the NormalDistribution Distribution, J. Stat. Software 11(4), 2004).
   */
  static double cdf(double x) {
    if (Math.abs(x) > BEYOND_THIS_0_OR_1) {
      return x > 0 ? 1 : 0;
    }
    double sum = 0;
    double term = x;
    for (int odd = 3; sum != sum + term; odd += 2) {
      sum += term;
      term *= x * x / odd;
    }
    return 0.5 + sum * DENSITY_AT_0 * StrictMath.exp(-x * x / 2);
  }
}
