package org.deepmovie.hybrid;

import java.util.List;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.internal.leastsquares.CholeskySolver;
import org.deepmovie.options.common.RegularizationScaling;

/**
 * The ratings of entities (items or users) that an encoder was not trained on, and its outputs for
 * them. They tell how well it generalizes.
 *
 * @param ratings by entity: entities x others, which are users if the entities are items
 * @param globalMean what is taken off all ratings
 * @param biased whether component 0 of the vectors is a bias
 * @param others vectors of the others, others x dimension
 * @param heldOut which entities the encoder was not trained on
 * @param output f, entities x dimension
 * @param weight of an entity with n ratings in the calibration
 */
record HeldOutEntities(
    CsrMatrix ratings,
    double globalMean,
    boolean biased,
    FloatMatrix others,
    boolean[] heldOut,
    FloatMatrix output,
    RegularizationScaling weight) {

  private static final int TERMS = 3;

  /** The intercept, the bias and the factors of {@link EncoderCalibration#IDENTITY}. */
  private static final float[] PRIOR = {0, 1, 1};

  /** Regularizes towards the prior as one rating of an entity with an output of 1 would. */
  private static final double REGULARIZATION = 1;

  /** Is given one rating after the other. */
  @FunctionalInterface
  private interface RatingVisitor {
    /**
     * Visits a rating.
     *
     * @param entity that was rated, or rated
     * @param terms the factors of intercept, bias and factors multiplier in the prediction
     * @param target what the prediction shall be: the rating less global mean and bias of the other
     */
    void visit(int entity, float[] terms, float target);
  }

  /**
   * The held-out entities of a side of a fit with these options.
   *
   * @param ratings whose items are the entities
   */
  static HeldOutEntities of(
      PmfSide side,
      RatingMatrix ratings,
      PmfOptions options,
      FloatMatrix others,
      boolean[] heldOut,
      FloatMatrix output) {
    return new HeldOutEntities(
        ratings.byItem(),
        options.centering().globalMean(ratings),
        options.biased(),
        others,
        heldOut,
        output,
        side.calibrationWeight());
  }

  /**
   * The least squares fit of the ratings by the encoder's outputs f for their entities e, rated by,
   * or rating, the others o with the vectors x:
   *
   * <pre>  r_oe - mu - x_o0 ~ intercept + bias f_e0 + factors sum over k from 1 of x_ok f_ek
   * </pre>
   *
   * A multiplier below 0 becomes 0.
   *
   * @param folds which have encoders of their own, at least one
   */
  static EncoderCalibration calibrate(List<HeldOutEntities> folds) {
    boolean biased = folds.get(0).biased;
    boolean[] used = {biased, biased, true};
    float[] c = solve(folds, used);
    while (used[1] && c[1] < 0 || used[2] && c[2] < 0) {
      used[1] &= c[1] >= 0;
      used[2] &= c[2] >= 0;
      c = solve(folds, used);
    }
    return new EncoderCalibration(
        biased ? c[0] : 0, used[1] ? c[1] : biased ? 0 : 1, used[2] ? c[2] : 0);
  }

  private static float[] solve(List<HeldOutEntities> folds, boolean[] used) {
    CholeskySolver equations = new CholeskySolver(TERMS, Kernels.best());
    equations.reset();
    for (HeldOutEntities fold : folds) {
      fold.forEach(
          (entity, terms, target) -> {
            float root = fold.rootOfWeight(entity);
            for (int term = 0; term < TERMS; term++) {
              terms[term] *= used[term] ? root : 0;
            }
            equations.add(terms, 0, root * target);
          });
    }
    float[] solution = new float[TERMS];
    if (!equations.solve(REGULARIZATION, REGULARIZATION, PRIOR, solution, 0)) {
      throw new ArithmeticException("the encoder's outputs cannot be calibrated");
    }
    return solution;
  }

  /** The root of the weight of one of the ratings of {@code entity}. */
  private float rootOfWeight(int entity) {
    int count = ratings.count(entity);
    return (float) Math.sqrt(weight.factor(count) / count);
  }

  /**
   * The root mean squared error of the ratings as predicted from the encoder's outputs.
   *
   * @param calibration how the outputs are calibrated
   */
  double error(EncoderCalibration calibration) {
    double[] sums = new double[2];
    forEach(
        (entity, terms, target) -> {
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

  private void forEach(RatingVisitor visitor) {
    float[] terms = new float[TERMS];
    float[] x = others.values();
    float[] f = output.values();
    int first = biased ? 1 : 0;
    for (int entity = 0; entity < heldOut.length; entity++) {
      int at = output.offset(entity);
      for (int p = ratings.start(entity); heldOut[entity] && p < ratings.end(entity); p++) {
        int other = others.offset(ratings.column(p));
        terms[0] = first;
        terms[1] = first * f[at];
        terms[2] = VectorMath.dot(x, other + first, f, at + first, output.columns() - first);
        visitor.visit(entity, terms, (float) (ratings.value(p) - globalMean - first * x[other]));
      }
    }
  }
}
