package org.deepmovie.train;

import java.util.Optional;
import java.util.function.Supplier;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.train.BestCheckpoint;
import org.deepmovie.internal.train.FitChecks;

/**
 * Runs a fit epoch by epoch with early stopping, and reports each epoch to the listener. With
 * validation ratings it stops when their error has not fallen for {@code patience} epochs, not
 * counting epochs in which it stayed exactly the same as all predictions were clipped, and the
 * checkpoint of the best epoch becomes the model. Without them all epochs run, and the last one
 * counts.
 *
 * @param model the model's name, for messages
 * @param epochs how many epochs at most, from 1
 * @param patience epochs without a lower validation error after which the fit stops, from 1
 * @param remedy what to change if the fit diverges, such as "lower learningRate"
 */
public record EarlyStopping(String model, int epochs, int patience, String remedy) {

  private static final int ROWS_AT_A_TIME = 64;

  /**
   * The mutable state of one fit.
   *
   * @param <M> the checkpoint: what is kept of an epoch
   */
  public interface EpochTraining<M> {

    /**
     * Runs one epoch.
     *
     * @param number from 1
     * @return the error on the training ratings if the epoch computed it on its way, or NaN to have
     *     the RMSE computed by {@link #predict}
     * @throws ArithmeticException if a result is not finite
     */
    double epoch(int number);

    /**
     * The prediction as of the last epoch; it need not be clipped. Called by several threads.
     *
     * @param user a user's index
     * @param item an item's index
     */
    double predict(int user, int item);

    /**
     * The error on the validation ratings, by which the best epoch is chosen; by default the RMSE
     * of {@link #predict}, clipped to the scale.
     *
     * @throws ArithmeticException if a result is not finite
     */
    default double validationError(RatingMatrix validation, RatingScale scale, Workers workers) {
      return rmse(validation, scale, this, workers);
    }

    /** What {@link #epoch} and {@link #validationError} give; by default both are RMSEs. */
    default TrainingListener.Measures measures() {
      return TrainingListener.Measures.RMSE;
    }

    /**
     * The model as of the last epoch, which later epochs do not change.
     *
     * @throws ArithmeticException if it is not finite
     */
    M checkpoint();

    /**
     * The same model after the last of all epochs, where it need not be a copy of this state; by
     * default a checkpoint.
     *
     * @throws ArithmeticException if it is not finite
     */
    default M last() {
      return checkpoint();
    }
  }

  /**
   * The mutable state of one fit that measures its own errors: its ratings may be anywhere, such as
   * on a cluster.
   *
   * @param <M> the checkpoint: what is kept of an epoch
   */
  public interface MeasuredTraining<M> {

    /**
     * Runs one epoch.
     *
     * @param number from 1
     * @throws ArithmeticException if a result is not finite
     */
    void epoch(int number);

    /** The error on the training ratings as of the last epoch. */
    double trainError();

    /**
     * The error on the validation ratings as of the last epoch, by which the best epoch is chosen.
     *
     * @throws ArithmeticException if a result is not finite
     */
    double validationError();

    /** What the two errors are. */
    TrainingListener.Measures measures();

    /** As {@link EpochTraining#checkpoint}. */
    M checkpoint();

    /** As {@link EpochTraining#last}. */
    default M last() {
      return checkpoint();
    }
  }

  /** An {@link EpochTraining} on a data set, measured on its ratings. */
  private static final class DatasetTraining<M> implements MeasuredTraining<M> {
    private final Dataset train;
    private final Optional<RatingMatrix> validation;
    private final Workers workers;
    private final EpochTraining<M> training;
    private double error = Double.NaN;

    DatasetTraining(
        Dataset train,
        Optional<RatingMatrix> validation,
        Workers workers,
        EpochTraining<M> training) {
      this.train = train;
      this.validation = validation;
      this.workers = workers;
      this.training = training;
    }

    @Override
    public void epoch(int number) {
      error = training.epoch(number);
    }

    @Override
    public double trainError() {
      return Double.isNaN(error) ? rmse(train.ratings(), train.scale(), training, workers) : error;
    }

    @Override
    public double validationError() {
      return training.validationError(validation.orElseThrow(), train.scale(), workers);
    }

    @Override
    public TrainingListener.Measures measures() {
      return training.measures();
    }

    @Override
    public M checkpoint() {
      return training.checkpoint();
    }

    @Override
    public M last() {
      return training.last();
    }
  }

  /**
   * Trains to the end.
   *
   * @throws IllegalArgumentException if the validation ratings have another shape than those of
   *     {@code train}
   * @throws DivergedException if the error or the model became infinite or NaN
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public <M> M run(
      Dataset train, TrainingContext context, Workers workers, EpochTraining<M> training) {
    FitChecks.requireSameShape(model, train.ratings(), context.validation());
    return run(
        context.validation().isPresent(),
        context.listener(),
        new DatasetTraining<>(train, context.validation(), workers, training));
  }

  /**
   * Trains to the end as above.
   *
   * @param validates whether there are validation ratings; without them {@link
   *     MeasuredTraining#validationError} is not asked
   */
  public <M> M run(boolean validates, TrainingListener listener, MeasuredTraining<M> training) {
    BestCheckpoint<M> checkpoint = new BestCheckpoint<>(patience);
    for (int epoch = 1; epoch <= epochs && !checkpoint.exhausted(); epoch++) {
      FitChecks.requireNotInterrupted(model, epoch);
      int number = epoch;
      long start = System.nanoTime();
      finite(
          epoch,
          () -> {
            training.epoch(number);
            return number;
          });
      double seconds = (System.nanoTime() - start) / 1e9;
      double trainError = training.trainError();
      double validationError = validates ? finite(epoch, training::validationError) : Double.NaN;
      if (!Double.isFinite(trainError) || validates && !Double.isFinite(validationError)) {
        throw new DivergedException(model, epoch, trainError, remedy);
      }
      boolean best = !validates;
      if (validates || epoch == epochs) {
        double error = validates ? validationError : 0;
        best =
            checkpoint.offer(
                error, () -> finite(number, validates ? training::checkpoint : training::last));
      }
      listener.onEpoch(
          new TrainingListener.Epoch(
              epoch, epochs, training.measures(), trainError, validationError, seconds, best));
    }
    return checkpoint.best().orElseThrow();
  }

  private <T> T finite(int epoch, Supplier<T> step) {
    try {
      return step.get();
    } catch (ArithmeticException e) {
      throw new DivergedException(model, epoch, Double.NaN, remedy, e);
    }
  }

  private static double rmse(
      RatingMatrix ratings, RatingScale scale, EpochTraining<?> training, Workers workers) {
    CsrMatrix rows = ratings.byUser();
    double squares =
        workers.sum(
            rows.rows(),
            ROWS_AT_A_TIME,
            user -> {
              double sum = 0;
              for (int p = rows.start(user); p < rows.end(user); p++) {
                double prediction = training.predict(user, rows.column(p));
                sum += FitChecks.squaredError(scale, prediction, rows.value(p));
              }
              return sum;
            });
    return Math.sqrt(squares / rows.size());
  }
}
