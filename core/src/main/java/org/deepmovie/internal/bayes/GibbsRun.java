package org.deepmovie.internal.bayes;

import java.util.Arrays;
import java.util.function.Function;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.train.FitChecks;
import org.deepmovie.options.common.GibbsSchedule;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.deepmovie.train.Workers;

/**
 * Runs Markov chains and stores their states.
 *
 * @param schedule how long they run, and how many states are stored
 */
public record GibbsRun(GibbsSchedule schedule) {

  private static final int ROWS_AT_A_TIME = 64;

  /**
   * Runs a chain.
   *
   * @param length of the vectors to store, both biases included
   * @param feedback as in {@link PosteriorDraws#room}
   * @param chain starts the chain on ratings in units of a quarter of the scale's width, so that
   *     the priors suit any scale; on a scale from 1 to 5 they are the ratings themselves
   * @throws DivergedException if the result of an epoch is not finite
   * @throws IllegalStateException if the thread is interrupted
   */
  public PosteriorDraws run(
      String model,
      Dataset train,
      TrainingContext context,
      Workers workers,
      int length,
      boolean feedback,
      Function<Dataset, GibbsSampler> chain) {
    train.requireRatings(model);
    RatingMatrix ratings = train.ratings();
    FitChecks.requireSameShape(model, ratings, context.validation());
    double unit = train.scale().unit();
    PosteriorDraws into =
        PosteriorDraws.room(
            schedule.draws(),
            length,
            ratings.mean(),
            unit,
            ratings.users(),
            ratings.items(),
            feedback);
    GibbsSampler sampler =
        start(chain, train.withRatings(ratings.map(rating -> rating / unit)), model);
    RunningMean validation =
        new RunningMean(
            context.validation().orElse(RatingMatrix.empty(ratings.users(), 0)),
            train.scale(),
            unit,
            workers);
    int stored = 0;
    for (int epoch = 1; epoch <= schedule.burnIn() + schedule.epochs(); epoch++) {
      FitChecks.requireNotInterrupted(model, epoch);
      long start = System.nanoTime();
      double trainError = unit * run(sampler, model, epoch);
      if (!Double.isFinite(trainError)) {
        throw new DivergedException(model, epoch, trainError, "lower factors");
      }
      int afterBurnIn = epoch - schedule.burnIn();
      if (afterBurnIn > 0
          && (long) afterBurnIn * schedule.draws() >= (stored + 1L) * schedule.epochs()) {
        sampler.store(stored++, into);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      double validationError = validation.add(sampler, afterBurnIn <= 1);
      context
          .listener()
          .onEpoch(
              new TrainingListener.Epoch(
                  epoch,
                  schedule.burnIn() + schedule.epochs(),
                  TrainingListener.Measures.RMSE,
                  trainError,
                  validationError,
                  seconds,
                  true));
    }
    return into;
  }

  private static GibbsSampler start(
      Function<Dataset, ? extends GibbsSampler> chain, Dataset train, String model) {
    try {
      return chain.apply(train);
    } catch (ArithmeticException e) {
      throw new DivergedException(
          model, 0, Double.NaN, "check the vectors and attributes for extreme numbers", e);
    }
  }

  private static double run(GibbsSampler sampler, String model, int epoch) {
    try {
      return sampler.epoch();
    } catch (ArithmeticException e) {
      throw new DivergedException(model, epoch, Double.NaN, "lower factors", e);
    }
  }

  /** The mean prediction so far of held-out ratings. */
  private static final class RunningMean {
    private final CsrMatrix rows;
    private final RatingScale scale;
    private final double unit;
    private final Workers workers;
    private final double[] sums;
    private int count;

    RunningMean(RatingMatrix ratings, RatingScale scale, double unit, Workers workers) {
      this.rows = ratings.byUser();
      this.scale = scale;
      this.unit = unit;
      this.workers = workers;
      this.sums = new double[rows.size()];
    }

    /**
     * Adds the predictions of the present state and returns the RMSE of the mean, NaN without
     * ratings.
     *
     * @param restart whether the mean starts with this state
     */
    double add(GibbsSampler sampler, boolean restart) {
      if (sums.length == 0) {
        return Double.NaN;
      }
      if (restart) {
        Arrays.fill(sums, 0);
        count = 0;
      }
      count++;
      double squares = workers.sum(rows.rows(), ROWS_AT_A_TIME, user -> add(sampler, user));
      return Math.sqrt(squares / sums.length);
    }

    private double add(GibbsSampler sampler, int user) {
      double sum = 0;
      for (int p = rows.start(user); p < rows.end(user); p++) {
        sums[p] += unit * sampler.predict(user, rows.column(p));
        double error = scale.clip(sums[p] / count) - rows.value(p);
        sum += error * error;
      }
      return sum;
    }
  }
}
