package org.deepmovie.internal.spark.block;

import java.io.Serializable;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.internal.leastsquares.AlsUpdater;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.number.ExactSum;
import org.deepmovie.train.Workers;

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
   * The vectors of the rows of a block.
   *
   * @param fixed the vectors of its columns
   */
  BlockVectors solve(BlockRatings ratings, FloatMatrix fixed) {
    CsrMatrix train = ratings.train().inUnits(ratings.columns(), unit);
    FloatMatrix vectors = new FloatMatrix(train.rows(), dimension);
    try (Workers workers = new Workers(1)) {
      new AlsUpdater(dimension, biased, globalMean, 1)
          .update(
              train,
              fixed,
              vectors,
              null,
              regularization.perRow(train),
              biasRegularization.perRow(train),
              workers);
    }
    BlockErrors errors = BlockErrors.none();
    if (measures) {
      measure(ratings.train(), fixed, vectors, errors.train());
      measure(ratings.validation(), fixed, vectors, errors.validation());
    }
    return new BlockVectors(ratings.block(), vectors.values(), errors);
  }

  private void measure(BlockRows ratings, FloatMatrix fixed, FloatMatrix vectors, ExactSum errors) {
    for (int row = 0; row < ratings.rows(); row++) {
      for (int p = ratings.start(row); p < ratings.end(row); p++) {
        double error = predict(fixed, ratings.column(p), vectors, row) - ratings.value(p, unit);
        errors.add(error * error);
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
