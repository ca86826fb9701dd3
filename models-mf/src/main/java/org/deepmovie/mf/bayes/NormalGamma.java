package org.deepmovie.mf.bayes;

import java.util.SplittableRandom;
import org.deepmovie.internal.bayes.RandomDistributions;

/**
 * The normal distribution that scalar weights share, with a normal-gamma hyper-prior: mean and
 * precision are drawn given the weights (as in Rendle 2012, section 5.1.3, all hyper-parameters 1,
 * their mean 0). Mutable.
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
   * @param among which of the weights count: those that ratings say something of
   */
  void draw(float[] weights, int[] among, SplittableRandom random) {
    double sum = 0;
    double squares = mean * mean;
    for (int n : among) {
      double distance = weights[n] - mean;
      sum += weights[n];
      squares += distance * distance;
    }
    int n = among.length;
    precision = RandomDistributions.gamma(random, (n + 2) / 2.0, (squares + 1) / 2);
    mean = RandomDistributions.normal(random, sum / (n + 1), (n + 1) * precision);
  }

  /**
   * Draws a weight from its posterior, a normal distribution (Rendle 2012).
   *
   * @param before its present value
   * @param gradient minus half the derivative of the squared error by it
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
