package org.deepmovie.internal.bayes;

import java.util.Arrays;
import java.util.function.Function;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.deepmovie.train.Workers;

/**
 * How long a Markov chain runs, and how many of its states are stored: the options that all models
 * with Gibbs sampling have. An epoch draws every parameter once.
 *
 * <p>Predictions are means over draws, so that more epochs do not overfit: there is no early
 * stopping. The validation error that is reported is that of the mean over all epochs so far after
 * burn-in.
 *
 * @param burnIn epochs that are discarded, from 0
 * @param epochs epochs after burn-in, from 1
 * @param draws how many states after burn-in are stored, evenly spaced, from 1
 */
public record GibbsSchedule(
    @Hyperparameter(
            value = "20",
            min = 0,
            max = 100000,
            doc = "epochs before the first draw is stored")
        int burnIn,
    @Hyperparameter(value = "200", min = 1, max = 100000, doc = "epochs after burn-in") int epochs,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 100000,
            doc = "states of the chain that are stored; predictions are means over them")
        int draws)
    implements GibbsScheduleWith {

  /** Every option at its default. */
  public static GibbsSchedule defaults() {
    return OptionsMapper.defaults(GibbsSchedule.class);
  }

  private static final int ROWS_AT_A_TIME = 64;

  /** Checks that there are no more draws than epochs. */
  public GibbsSchedule {
    if (draws > epochs) {
      throw new IllegalArgumentException(
          "draws=" + draws + " are more than epochs=" + epochs + "; lower draws or raise epochs");
    }
  }

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
    int stored = 0;
    for (int epoch = 1; epoch <= burnIn + epochs; epoch++) {
      EarlyStopping.requireNotInterrupted(model, epoch);
      long start = System.nanoTime();
      double trainError = unit * sweep(sampler, model, epoch);
      if (!Double.isFinite(trainError)) {
        throw new DivergedException(model, epoch, trainError, "lower factors");
      }
      int afterBurnIn = epoch - burnIn;
      if (afterBurnIn > 0 && (long) afterBurnIn * draws >= (stored + 1L) * epochs) {
        sampler.store(stored++, into);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      double validationError = validation.add(sampler, afterBurnIn <= 1);
      context
          .listener()
          .onEpoch(
              new TrainingListener.Epoch(
                  epoch,
                  burnIn + epochs,
                  TrainingListener.Measures.RMSE,
                  trainError,
                  validationError,
                  seconds,
                  true));
    }
    return into;
  }

  private static double sweep(GibbsSampler sampler, String model, int epoch) {
    try {
      return sampler.sweep();
    } catch (ArithmeticException e) {
      throw new DivergedException(model, epoch, Double.NaN, "lower factors");
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
