package org.deepmovie.eval;

/**
 * Student's t distribution with a whole number of degrees of freedom, by the finite series that are
 * exact there (M. Abramowitz, I. Stegun: Handbook of Mathematical Functions, 1964, 26.7.3 and
 * 26.7.4).
 */
final class StudentT {

  private StudentT() {}

  /**
   * The probability that |T| stays below {@code sqrt(degrees) tan(angle)}, of a T with {@code
   * degrees} degrees of freedom.
   *
   * @param angle 0 to pi / 2
   */
  private static double withinAngle(double angle, int degrees) {
    double square = Math.cos(angle) * Math.cos(angle);
    double term = degrees % 2 == 0 ? 1 : Math.cos(angle);
    double sum = degrees == 1 ? 0 : term;
    for (int n = degrees % 2 == 0 ? 2 : 3; n < degrees; n += 2) {
      term *= square * (n - 1) / n;
      sum += term;
    }
    double series = Math.sin(angle) * sum;
    return degrees % 2 == 0 ? series : 2 / Math.PI * (angle + series);
  }

  /**
   * The t that |T| stays below with {@code probability}: 12.706 for 0.95 and one degree.
   *
   * @param probability above 0 and below 1
   * @param degrees of freedom, from 1
   */
  static double twoSidedQuantile(double probability, int degrees) {
    double low = 0;
    double high = Math.PI / 2;
    while (true) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        return Math.sqrt(degrees) * Math.tan(low);
      }
      if (withinAngle(middle, degrees) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }
}
