package org.deepmovie.mf.bayes;

import java.util.SplittableRandom;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.bayes.FactorPriorScale;
import org.deepmovie.internal.bayes.RandomDistributions;

/**
 * The normal prior that scalar weights share, with a normal-gamma hyper-prior: mean and precision
 * are drawn given the weights (Rendle 2012, section 5.1.3, with all hyper-parameters 1 and mean 0,
 * except that the precision of factors has a gamma distribution of a lower rate). Mutable.
 *
 * <p>A rate r makes a precision less likely by exp(-r times the precision). At the published 1 / 2,
 * few ratings cannot make the factors as small as they should be, and then all of them together fit
 * noise. Biases keep that rate, since they never vanish.
 */
final class NormalGamma {

  private static final double PUBLISHED_RATE = 0.5;

  private final FactorPriorScale scale;
  private int draws;
  private double mean;
  private double precision = 1;

  /**
   * Mean 0 and precision 1.
   *
   * @param scale multiplies the published rate
   */
  NormalGamma(FactorPriorScale scale) {
    this.scale = scale;
  }

  /**
   * The priors of all components.
   *
   * @param biases how many components, from the first, are biases
   */
  static NormalGamma[] array(int length, int biases, RatingMatrix ratings) {
    FactorPriorScale factors = FactorPriorScale.of(ratings);
    NormalGamma[] priors = new NormalGamma[length];
    for (int k = 0; k < length; k++) {
      priors[k] = new NormalGamma(k < biases ? FactorPriorScale.PUBLISHED : factors);
    }
    return priors;
  }

  /** Starts after the first draws, with the last scale: for weights that a chain has drawn. */
  void skipFirstDraws() {
    draws = FactorPriorScale.FIRST_DRAWS;
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
    double rate = PUBLISHED_RATE * scale.after(draws++);
    precision = RandomDistributions.gamma(random, (n + 2) / 2.0, squares / 2 + rate);
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
