package org.deepmovie.hybrid;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.internal.leastsquares.CholeskySolver;

/**
 * The ratings of items that an encoder was not trained on. They tell how well it generalizes.
 *
 * @param ratings by item
 * @param globalMean what is taken off all ratings
 * @param biased whether component 0 of the vectors is a bias
 * @param users users x dimension
 * @param heldOut which items the encoder was not trained on
 */
record HeldOutItems(
    CsrMatrix ratings, double globalMean, boolean biased, FloatMatrix users, boolean[] heldOut) {

  private static final int TERMS = 3;

  /** The intercept, the bias and the factors of {@link EncoderCalibration#IDENTITY}. */
  private static final float[] PRIOR = {0, 1, 1};

  /** Regularizes towards the prior as one rating of an item with an output of 1 would. */
  private static final double REGULARIZATION = 1;

  /** Is given one rating after the other. */
  @FunctionalInterface
  private interface RatingVisitor {
    /**
     * Visits a rating.
     *
     * @param terms the factors of intercept, bias and factors multiplier in the prediction
     * @param target what the prediction shall be: the rating less global mean and user bias
     */
    void visit(float[] terms, float target);
  }

  /** The held-out items of a fit with these options. */
  static HeldOutItems of(
      RatingMatrix ratings, PmfOptions options, FloatMatrix users, boolean[] heldOut) {
    return new HeldOutItems(
        ratings.byItem(),
        options.centering().globalMean(ratings),
        options.biased(),
        users,
        heldOut);
  }

  /**
   * The least squares fit of the ratings by the encoder's outputs f for their items:
   *
   * <pre>  r_ui - mu - b_u ~ intercept + bias f_i0 + factors sum over k from 1 of u_k f_ik
   * </pre>
   *
   * A multiplier below 0 becomes 0.
   *
   * @param output f, items x dimension
   */
  EncoderCalibration calibrate(FloatMatrix output) {
    boolean[] used = {biased, biased, true};
    float[] c = solve(output, used);
    while (used[1] && c[1] < 0 || used[2] && c[2] < 0) {
      used[1] &= c[1] >= 0;
      used[2] &= c[2] >= 0;
      c = solve(output, used);
    }
    return new EncoderCalibration(
        biased ? c[0] : 0, used[1] ? c[1] : biased ? 0 : 1, used[2] ? c[2] : 0);
  }

  private float[] solve(FloatMatrix output, boolean[] used) {
    CholeskySolver equations = new CholeskySolver(TERMS, Kernels.best());
    equations.reset();
    forEach(
        output,
        (terms, target) -> {
          for (int term = 0; term < TERMS; term++) {
            terms[term] *= used[term] ? 1 : 0;
          }
          equations.add(terms, 0, target);
        });
    float[] solution = new float[TERMS];
    if (!equations.solve(REGULARIZATION, REGULARIZATION, PRIOR, solution, 0)) {
      throw new ArithmeticException("the encoder's outputs cannot be calibrated");
    }
    return solution;
  }

  /**
   * The root mean squared error of the ratings as predicted from the encoder's outputs.
   *
   * @param output f, items x dimension
   * @param calibration how the outputs are calibrated
   */
  double error(FloatMatrix output, EncoderCalibration calibration) {
    double[] sums = new double[2];
    forEach(
        output,
        (terms, target) -> {
          double error =
              target
                  - calibration.intercept() * terms[0]
                  - calibration.bias() * terms[1]
                  - calibration.factors() * terms[2];
          sums[0] += error * error;
          sums[1]++;
        });
    return Math.sqrt(sums[0] / sums[1]);
  }

  private void forEach(FloatMatrix output, RatingVisitor visitor) {
    float[] terms = new float[TERMS];
    float[] u = users.values();
    float[] f = output.values();
    int first = biased ? 1 : 0;
    for (int item = 0; item < heldOut.length; item++) {
      int at = output.offset(item);
      for (int p = ratings.start(item); heldOut[item] && p < ratings.end(item); p++) {
        int user = users.offset(ratings.column(p));
        terms[0] = first;
        terms[1] = first * f[at];
        terms[2] = VectorMath.dot(u, user + first, f, at + first, output.columns() - first);
        visitor.visit(terms, (float) (ratings.value(p) - globalMean - first * u[user]));
      }
    }
  }
}
