package org.deepmovie.internal.bayes;

import java.util.SplittableRandom;
import org.deepmovie.train.Seeds;

/** Random numbers from the gamma and the normal distribution. */
public final class RandomDistributions {

  private RandomDistributions() {}

  /**
   * A number from the gamma distribution with mean shape / rate, by rejection (Marsaglia and Tsang
   * 2000).
   *
   * @param shape from 1/2, finite: with any other, the rejection might never end
   * @param rate above 0
   * @throws ArithmeticException if one of them is not
   */
  public static double gamma(SplittableRandom random, double shape, double rate) {
    if (!(shape >= 0.5 && shape <= Double.MAX_VALUE && rate > 0)) {
      throw new ArithmeticException("a gamma distribution of shape " + shape + ", rate " + rate);
    }
    if (shape < 1) {
      double uniform = 1 - random.nextDouble();
      return gamma(random, shape + 1, rate) * StrictMath.pow(uniform, 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = Seeds.gaussian(random);
      double root = 1 + c * x;
      double v = root * root * root;
      if (v > 0
          && StrictMath.log(1 - random.nextDouble())
              < 0.5 * x * x + d * (1 - v + StrictMath.log(v))) {
        return d * v / rate;
      }
    }
  }

  /** A number from the normal distribution with the given mean and precision. */
  public static double normal(SplittableRandom random, double mean, double precision) {
    return mean + Seeds.gaussian(random) / Math.sqrt(precision);
  }
}
