package org.deepmovie.mf.bayes;

import java.util.SplittableRandom;
import org.deepmovie.internal.bayes.RandomDistributions;

/**
 * The normal prior that scalar weights share, with a normal-gamma hyper-prior: mean and precision
 * are drawn given the weights (Rendle 2012, section 5.1.3, with all hyper-parameters 1 and mean 0).
 * Mutable.
 */
final class NormalGamma {

  private double mean;
  private double precision = 1;

  static NormalGamma[] array(int length) {
    NormalGamma[] priors = new NormalGamma[length];
    for (int k = 0; k < length; k++) {
      priors[k] = new NormalGamma();
    }
    return priors;
  }

  double mean() {
    return mean;
  }

  double precision() {
    return precision;
  }

  /**
   * Draws the precision given mean and weights, then the mean given both.
   *
   * @param rated the weights that count: those of rows with ratings
   */
  void draw(float[] weights, int[] rated, SplittableRandom random) {
    double sum = 0;
    double squares = mean * mean;
    for (int n : rated) {
      double distance = weights[n] - mean;
      sum += weights[n];
      squares += distance * distance;
    }
    int n = rated.length;
    precision = RandomDistributions.gamma(random, (n + 2) / 2.0, (squares + 1) / 2);
    mean = RandomDistributions.normal(random, sum / (n + 1), (n + 1) * precision);
  }

  /**
   * Draws a weight from its posterior, a normal distribution (Rendle 2012).
   *
   * @param before the present value of the weight
   * @param gradient minus half the derivative of the squared error by the weight
   * @param curvature half the second derivative
   * @param noise the precision of the ratings' noise
   */
  float drawWeight(
      float before, double gradient, double curvature, double noise, SplittableRandom random) {
    double posterior = precision + noise * curvature;
    double center = (precision * mean + noise * (gradient + before * curvature)) / posterior;
    return (float) RandomDistributions.normal(random, center, posterior);
  }
}
