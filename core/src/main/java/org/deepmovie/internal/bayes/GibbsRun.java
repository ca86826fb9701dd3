package org.deepmovie.internal.bayes;

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

  /** A chain that goes on from an earlier draw has this part of the burn-in. */
  private static final int WARM_BURN_IN_DIVISOR = 4;

  /** The least standard deviation, in units of the scale, that is more than rounding. */
  private static final double LEAST_DEVIATION = 1e-4;

  /**
   * Runs a chain.
   *
   * @param length of the vectors to store, both biases included
   * @param feedback as in {@link PosteriorDraws#room}
   * @param chain starts the chain on ratings in units of their standard deviation, so that the
   *     priors suit any ratings, however wide their scale
   * @throws DivergedException if the result of an epoch is not finite
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
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
    double unit = unit(train);
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
    ValidationMean validation =
        new ValidationMean(
            context.validation().orElse(RatingMatrix.empty(ratings.users(), 0)),
            ColdStartRule.of(ratings, sampler.readsUsers()),
            train.scale(),
            workers);
    int stored = 0;
    int burnIn = burnIn(context);
    for (int epoch = 1; epoch <= burnIn + schedule.epochs(); epoch++) {
      FitChecks.requireNotInterrupted(model, epoch);
      long start = System.nanoTime();
      double trainError = unit * run(sampler, model, epoch);
      if (!Double.isFinite(trainError)) {
        throw new DivergedException(model, epoch, trainError, "lower factors");
      }
      int afterBurnIn = epoch - burnIn;
      if (afterBurnIn > 0
          && (long) afterBurnIn * schedule.draws() >= (stored + 1L) * schedule.epochs()) {
        sampler.store(stored, into);
        validation.add(into, stored++);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      context
          .listener()
          .onEpoch(
              new TrainingListener.Epoch(
                  epoch,
                  burnIn + schedule.epochs(),
                  TrainingListener.Measures.RMSE,
                  trainError,
                  validation.error(),
                  seconds,
                  true));
    }
    return into;
  }

  /** Epochs before the first draw is stored: fewer, rounded up, if there is an earlier model. */
  private int burnIn(TrainingContext context) {
    return context.start().isEmpty()
        ? schedule.burnIn()
        : (schedule.burnIn() + WARM_BURN_IN_DIVISOR - 1) / WARM_BURN_IN_DIVISOR;
  }

  /** The standard deviation of the ratings, or the unit of their scale if all are the same. */
  private static double unit(Dataset train) {
    CsrMatrix ratings = train.ratings().byUser();
    double mean = train.ratings().mean();
    double squares = 0;
    for (int p = 0; p < ratings.size(); p++) {
      squares += (ratings.value(p) - mean) * (ratings.value(p) - mean);
    }
    double deviation = Math.sqrt(squares / ratings.size());
    return deviation > LEAST_DEVIATION * train.scale().unit() ? deviation : train.scale().unit();
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

  /** The mean prediction of validation ratings by the draws stored so far, as of the model. */
  private static final class ValidationMean {
    private final CsrMatrix rows;
    private final ColdStartRule coldStart;
    private final RatingScale scale;
    private final Workers workers;
    private final double[] sums;
    private double error = Double.NaN;

    ValidationMean(
        RatingMatrix ratings, ColdStartRule coldStart, RatingScale scale, Workers workers) {
      this.rows = ratings.byUser();
      this.coldStart = coldStart;
      this.scale = scale;
      this.workers = workers;
      this.sums = new double[rows.size()];
    }

    /** Adds the predictions of a draw. */
    void add(PosteriorDraws draws, int draw) {
      if (sums.length > 0) {
        double squares = workers.sum(rows.rows(), ROWS_AT_A_TIME, user -> add(draws, draw, user));
        error = Math.sqrt(squares / sums.length);
      }
    }

    private double add(PosteriorDraws draws, int draw, int user) {
      double sum = 0;
      for (int p = rows.start(user); p < rows.end(user); p++) {
        int item = rows.column(p);
        sums[p] +=
            coldStart.usesDraws(user, item)
                ? draws.prediction(draw, user, item)
                : coldStart.baseline().value(user, item);
        sum += FitChecks.squaredError(scale, sums[p] / (draw + 1), rows.value(p));
      }
      return sum;
    }

    /** The RMSE of the mean; NaN without ratings or before the first draw. */
    double error() {
      return error;
    }
  }
}
