package org.deepmovie.train;

import org.jspecify.annotations.Nullable;

/**
 * A fit diverged: its loss or its parameters became infinite or NaN. The message gives the epoch,
 * the loss and the option to change.
 */
public class DivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * For a loss that is not finite.
   *
   * @param model the model's name
   * @param epoch from 1
   * @param remedy what to change, such as "lower learningRate"
   */
  public DivergedException(String model, int epoch, double loss, String remedy) {
    this(model, epoch, loss, remedy, null);
  }

  /**
   * For a computation that failed.
   *
   * @param model the model's name
   * @param epoch from 1
   * @param loss NaN if it is not known
   * @param remedy what to change, such as "lower learningRate"
   * @param cause tells which number is not finite
   */
  public DivergedException(
      String model, int epoch, double loss, String remedy, @Nullable Throwable cause) {
    super(model + " diverged in epoch " + epoch + " (loss " + loss + "): " + remedy, cause);
  }
}
