package org.deepmovie.internal.spark.block;

import java.io.Serializable;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.internal.encoder.CalibrationSums;
import org.deepmovie.internal.encoder.HeldOutEntities;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.internal.leastsquares.AlsUpdater;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.number.ExactSum;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Half an epoch of alternating least squares on one block, by the kernel of one machine.
 *
 * @param dimension the length of the vectors, the bias included if there is one
 * @param biased whether component 0 is a bias
 * @param globalMean mu, in units
 * @param regularization of the vectors
 * @param biasRegularization of component 0
 * @param unit of the ratings
 * @param min the lowest rating, in units
 * @param max the highest rating, in units
 * @param measures whether to compute the errors of the ratings with the new vectors
 */
public record HalfSweep(
    int dimension,
    boolean biased,
    double globalMean,
    Regularization regularization,
    Regularization biasRegularization,
    double unit,
    double min,
    double max,
    boolean measures)
    implements Serializable {

  /**
   * The users' half of an epoch.
   *
   * @param options with numbers in place of {@code auto}
   * @param globalMean mu, in units
   * @param scale of the ratings
   */
  public static HalfSweep ofUsers(PmfOptions options, double globalMean, RatingScale scale) {
    return of(
        options,
        new Regularization(
            options.userRegularization().orElseThrow(), options.userRegularizationScaling()),
        globalMean,
        scale,
        false);
  }

  /** The items' half, with the arguments as above; it computes the errors. */
  public static HalfSweep ofItems(PmfOptions options, double globalMean, RatingScale scale) {
    return of(
        options,
        new Regularization(
            options.itemRegularization().orElseThrow(), options.itemRegularizationScaling()),
        globalMean,
        scale,
        true);
  }

  /** The same half of an epoch of a model without factors. */
  public HalfSweep ofBiases() {
    return new HalfSweep(
        1, true, globalMean, biasRegularization, biasRegularization, unit, min, max, false);
  }

  private static HalfSweep of(
      PmfOptions options,
      Regularization ofVectors,
      double globalMean,
      RatingScale scale,
      boolean measures) {
    boolean biased = options.centering() == PmfOptions.Centering.BIASES;
    double unit = scale.unit();
    return new HalfSweep(
        options.factors() + (biased ? 1 : 0),
        biased,
        globalMean,
        ofVectors,
        biased
            ? new Regularization(options.biasRegularization(), RegularizationScaling.NONE)
            : ofVectors,
        unit,
        scale.min() / unit,
        scale.max() / unit,
        measures);
  }

  /**
   * The vectors of the rows of a block, and the errors of the ratings of rows with training
   * ratings.
   *
   * @param fixed the vectors of its columns
   * @param prior the prior means of its rows, or null for 0
   */
  public BlockVectors solve(BlockRatings ratings, FloatMatrix fixed, @Nullable FloatMatrix prior) {
    FloatMatrix vectors = solve(train(ratings), fixed, prior);
    BlockErrors errors = BlockErrors.none();
    if (measures) {
      measure(ratings, ratings.train(), fixed, vectors, true, errors.train());
      measure(ratings, ratings.validation(), fixed, vectors, true, errors.validation());
    }
    return new BlockVectors(ratings.block(), vectors.values(), errors);
  }

  /**
   * The vectors as they would be without the ratings of some columns.
   *
   * @param fixed the vectors of the columns
   * @param heldOut by index on the other side
   */
  public BlockVectors solveWithout(BlockRatings ratings, FloatMatrix fixed, boolean[] heldOut) {
    CsrMatrix all = train(ratings);
    CsrMatrix others =
        RatingMatrix.of(all).filter(p -> !heldOut[ratings.index(all.column(p))]).byUser();
    return new BlockVectors(
        ratings.block(), solve(others, fixed, null).values(), BlockErrors.none());
  }

  /**
   * The errors of the validation ratings of rows without training ratings.
   *
   * @param fixed the vectors of the columns
   * @param vectors those of the rows
   */
  public BlockErrors unratedErrors(BlockRatings ratings, FloatMatrix fixed, FloatMatrix vectors) {
    BlockErrors errors = BlockErrors.none();
    measure(ratings, ratings.validation(), fixed, vectors, false, errors.validation());
    return errors;
  }

  /**
   * What the ratings of held-out rows tell of an encoder.
   *
   * @param fixed the vectors of the columns
   * @param heldOut by row
   * @param output of the encoder, by row
   * @param weight of a row with n ratings
   */
  public CalibrationSums sums(
      BlockRatings ratings,
      FloatMatrix fixed,
      boolean[] heldOut,
      FloatMatrix output,
      RegularizationScaling weight) {
    return new HeldOutEntities(train(ratings), globalMean, biased, fixed, heldOut, weight)
        .sums(output);
  }

  private CsrMatrix train(BlockRatings ratings) {
    return ratings.train().inUnits(ratings.columns(), unit);
  }

  private FloatMatrix solve(CsrMatrix train, FloatMatrix fixed, @Nullable FloatMatrix prior) {
    FloatMatrix vectors = new FloatMatrix(train.rows(), dimension);
    try (Workers workers = new Workers(1)) {
      new AlsUpdater(dimension, biased, globalMean, 1)
          .update(
              train,
              fixed,
              vectors,
              prior,
              regularization.perRow(train),
              biasRegularization.perRow(train),
              workers);
    }
    return vectors;
  }

  /**
   * Adds up squared errors.
   *
   * @param some of the ratings of the block
   * @param rated whether those of the rows with training ratings, or those of the others
   */
  private void measure(
      BlockRatings ratings,
      BlockRows some,
      FloatMatrix fixed,
      FloatMatrix vectors,
      boolean rated,
      ExactSum errors) {
    for (int row = 0; row < some.rows(); row++) {
      if (ratings.train().count(row) > 0 == rated) {
        for (int p = some.start(row); p < some.end(row); p++) {
          double error = predict(fixed, some.column(p), vectors, row) - some.value(p, unit);
          errors.add(error * error);
        }
      }
    }
  }

  private double predict(FloatMatrix users, int user, FloatMatrix items, int item) {
    float[] u = users.values();
    float[] v = items.values();
    int from = users.offset(user);
    int at = items.offset(item);
    double prediction =
        biased
            ? globalMean + u[from] + v[at] + VectorMath.dot(u, from + 1, v, at + 1, dimension - 1)
            : globalMean + VectorMath.dot(u, from, v, at, dimension);
    return Math.min(max, Math.max(min, prediction));
  }
}
