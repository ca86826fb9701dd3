package org.deepmovie.internal.bayes;

import java.util.Arrays;
import java.util.function.Function;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.deepmovie.train.Workers;

/**
 * How long a chain runs and what is kept of it: options that all models of chains have.
 *
 * <p>Predictions are means over draws, so more sweeps do not overfit: there is no early stop. The
 * validation error reported is that of the mean over all sweeps so far after burn-in.
 *
 * @param burnIn sweeps that are thrown away, from 0
 * @param sweeps sweeps after these
 * @param draws how many of them are kept, evenly spaced, from 1
 */
public record GibbsSchedule(
    @Hyperparameter(value = "20", min = 0, max = 100000, doc = "sweeps before draws are kept")
        int burnIn,
    @Hyperparameter(value = "200", min = 1, max = 100000, doc = "sweeps after these") int sweeps,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 100000,
            doc = "sweeps, evenly spaced, whose vectors are kept; predictions are their means")
        int draws) {

  private static final int ROWS_AT_A_TIME = 64;

  /** Checks that no more draws are kept than there are sweeps. */
  public GibbsSchedule {
    if (draws > sweeps) {
      throw new IllegalArgumentException(
          "draws=" + draws + " are more than sweeps=" + sweeps + "; lower draws or raise sweeps");
    }
  }

  /**
   * Runs a chain.
   *
   * @param length of the vectors to keep, both biases included
   * @param feedback as in {@link PosteriorDraws#room}
   * @param chain gives its start; its ratings are measured in quarters of the scale's width, so
   *     that the priors suit any scale, and on one from 1 to 5 are as they are
   * @throws DivergedException if a sweep's result is not finite
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
    EarlyStopping.checkShapes(model, ratings, context);
    double unit = train.scale().unit();
    PosteriorDraws into =
        PosteriorDraws.room(
            draws, length, ratings.mean(), unit, ratings.users(), ratings.items(), feedback);
    GibbsSampler sampler = chain.apply(train.withRatings(ratings.map(rating -> rating / unit)));
    RunningMean validation =
        new RunningMean(
            context.validation().orElse(RatingMatrix.empty(ratings.users(), 0)),
            train.scale(),
            unit,
            workers);
    int kept = 0;
    for (int sweep = 1; sweep <= burnIn + sweeps; sweep++) {
      EarlyStopping.requireNotInterrupted(model, sweep);
      long start = System.nanoTime();
      double trainError = unit * sweep(sampler, model, sweep);
      if (!Double.isFinite(trainError)) {
        throw new DivergedException(model, sweep, trainError, "lower factors");
      }
      int past = sweep - burnIn;
      if (past > 0 && (long) past * draws >= (kept + 1L) * sweeps) {
        sampler.keep(kept++, into);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      double validationError = validation.add(sampler, past <= 1);
      context
          .listener()
          .onEpoch(
              new TrainingListener.Epoch(
                  sweep,
                  burnIn + sweeps,
                  TrainingListener.Measures.RMSE,
                  trainError,
                  validationError,
                  seconds,
                  true));
    }
    return into;
  }

  private static double sweep(GibbsSampler sampler, String model, int number) {
    try {
      return sampler.sweep();
    } catch (ArithmeticException e) {
      throw new DivergedException(model, number, Double.NaN, "lower factors");
    }
  }

  /** The mean of the predictions so far of held-out ratings. */
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
     * Takes the present state in and gives the RMSE of the mean, NaN without ratings.
     *
     * @param anew forgets what came before
     */
    double add(GibbsSampler sampler, boolean anew) {
      if (sums.length == 0) {
        return Double.NaN;
      }
      if (anew) {
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
