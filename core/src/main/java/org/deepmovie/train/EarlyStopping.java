package org.deepmovie.train;

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
    BestCheckpoint<M> checkpoint = new BestCheckpoint<>(patience);
    boolean validates = context.validation().isPresent();
    for (int epoch = 1; epoch <= epochs && !checkpoint.exhausted(); epoch++) {
      FitChecks.requireNotInterrupted(model, epoch);
      int number = epoch;
      long start = System.nanoTime();
      double trainError = finite(epoch, () -> training.epoch(number));
      double seconds = (System.nanoTime() - start) / 1e9;
      if (Double.isNaN(trainError)) {
        trainError = rmse(train.ratings(), train.scale(), training, workers);
      }
      double validationError =
          validates
              ? finite(
                  epoch,
                  () ->
                      training.validationError(context.validation().get(), train.scale(), workers))
              : Double.NaN;
      if (!Double.isFinite(trainError) || validates && !Double.isFinite(validationError)) {
        throw new DivergedException(model, epoch, trainError, remedy);
      }
      boolean best = !validates;
      if (validates || epoch == epochs) {
        double error = validates ? validationError : 0;
        best = checkpoint.offer(error, () -> finite(number, training::checkpoint));
      }
      context
          .listener()
          .onEpoch(
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
                double error = scale.clip(training.predict(user, rows.column(p))) - rows.value(p);
                sum += error * error;
              }
              return sum;
            });
    return Math.sqrt(squares / rows.size());
  }
}
