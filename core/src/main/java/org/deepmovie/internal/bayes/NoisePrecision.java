package org.deepmovie.internal.bayes;

import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.train.Workers;

/**
 * The precision alpha of the ratings' noise, drawn from its gamma posterior given the residuals
 * (Rendle 2012, hyper-parameters 1). Mutable.
 */
public final class NoisePrecision {

  private static final int ROWS_AT_A_TIME = 64;

  private final CsrMatrix rows;
  private final Workers workers;
  private final SplittableRandom random;
  private final float[] residuals;
  private double precision = 1;

  /**
   * Precision 1.
   *
   * @param ratings in the unit of the sampler's predictions
   */
  public NoisePrecision(RatingMatrix ratings, Workers workers, SplittableRandom random) {
    this.rows = ratings.byUser();
    this.workers = workers;
    this.random = random;
    this.residuals = new float[rows.size()];
  }

  /** alpha. */
  public double precision() {
    return precision;
  }

  /** Rating minus prediction, by position in the ratings by user, as {@link #draw} found them. */
  public float[] residuals() {
    return residuals;
  }

  /** Computes the residuals, draws the precision, and returns the RMSE. */
  public double draw(GibbsSampler sampler) {
    double squares =
        workers.sum(rows.rows(), ROWS_AT_A_TIME, user -> computeResiduals(sampler, user));
    precision = RandomDistributions.gamma(random, (residuals.length + 1) / 2.0, (squares + 1) / 2);
    return Math.sqrt(squares / residuals.length);
  }

  /** Computes the residuals of {@code user} and returns the sum of their squares. */
  private double computeResiduals(GibbsSampler sampler, int user) {
    double sum = 0;
    for (int p = rows.start(user); p < rows.end(user); p++) {
      double residual = rows.value(p) - sampler.predict(user, rows.column(p));
      residuals[p] = (float) residual;
      sum += residual * residual;
    }
    return sum;
  }
}
