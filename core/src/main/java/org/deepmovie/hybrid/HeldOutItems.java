package org.deepmovie.hybrid;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.internal.leastsquares.CholeskySolver;

/**
 * The ratings of items that a network was not trained on: they tell what it knows of others.
 *
 * @param ratings by item
 * @param offset what all ratings have in common
 * @param biased whether component 0 of the vectors is a bias
 * @param users users x dimension
 * @param kept which items the network was not trained on
 */
record HeldOutItems(
    CsrMatrix ratings, double offset, boolean biased, FloatMatrix users, boolean[] kept) {

  private static final int TERMS = 3;

  /** The intercept, the bias and the factors of {@link EncoderCalibration#IDENTITY}. */
  private static final float[] PRIOR = {0, 1, 1};

  /** Pulls towards the prior as one rating of an item with an output of 1 would. */
  private static final double RIDGE = 1;

  /** Takes in one rating. */
  @FunctionalInterface
  private interface Taker {
    /**
     * Takes one rating.
     *
     * @param terms what is multiplied with the intercept, the bias and the factors
     * @param rest what they are to add up to
     */
    void take(float[] terms, float rest);
  }

  /**
   * The least squares fit of the ratings by what the network says of their items:
   *
   * <pre>  r_ui - offset - b_u ~ intercept + bias f_i0 + factors sum over k from 1 of u_k f_ik
   * </pre>
   *
   * A multiplier below 0 becomes 0.
   *
   * @param said f, items x dimension
   */
  EncoderCalibration calibrate(FloatMatrix said) {
    boolean[] used = {biased, biased, true};
    float[] c = solve(said, used);
    while (used[1] && c[1] < 0 || used[2] && c[2] < 0) {
      used[1] &= c[1] >= 0;
      used[2] &= c[2] >= 0;
      c = solve(said, used);
    }
    return new EncoderCalibration(
        biased ? c[0] : 0, used[1] ? c[1] : biased ? 0 : 1, used[2] ? c[2] : 0);
  }

  private float[] solve(FloatMatrix said, boolean[] used) {
    CholeskySolver equations = new CholeskySolver(TERMS, Kernels.best());
    equations.reset();
    forEach(
        said,
        (terms, rest) -> {
          for (int term = 0; term < TERMS; term++) {
            terms[term] *= used[term] ? 1 : 0;
          }
          equations.add(terms, 0, rest);
        });
    float[] solution = new float[TERMS];
    if (!equations.solve(RIDGE, RIDGE, PRIOR, solution, 0)) {
      throw new ArithmeticException("the network's outputs cannot be calibrated");
    }
    return solution;
  }

  /**
   * The root mean squared error of the ratings as predicted from what the network says.
   *
   * @param said f, items x dimension
   * @param calibration what is made of it
   */
  double error(FloatMatrix said, EncoderCalibration calibration) {
    double[] sums = new double[2];
    forEach(
        said,
        (terms, rest) -> {
          double error =
              rest
                  - calibration.intercept() * terms[0]
                  - calibration.bias() * terms[1]
                  - calibration.factors() * terms[2];
          sums[0] += error * error;
          sums[1]++;
        });
    return Math.sqrt(sums[0] / sums[1]);
  }

  private void forEach(FloatMatrix said, Taker taker) {
    float[] terms = new float[TERMS];
    float[] u = users.values();
    float[] f = said.values();
    int first = biased ? 1 : 0;
    for (int item = 0; item < kept.length; item++) {
      int at = said.offset(item);
      for (int p = ratings.start(item); kept[item] && p < ratings.end(item); p++) {
        int user = users.offset(ratings.column(p));
        terms[0] = first;
        terms[1] = first * f[at];
        terms[2] = VectorMath.dot(u, user + first, f, at + first, said.columns() - first);
        taker.take(terms, (float) (ratings.value(p) - offset - first * u[user]));
      }
    }
  }
}
