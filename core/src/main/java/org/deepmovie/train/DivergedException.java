package org.deepmovie.train;

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
    super(message(model, epoch, loss, remedy));
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
  public DivergedException(String model, int epoch, double loss, String remedy, Throwable cause) {
    super(message(model, epoch, loss, remedy), cause);
  }

  private static String message(String model, int epoch, double loss, String remedy) {
    return model + " diverged in epoch " + epoch + " (loss " + loss + "): " + remedy;
  }
}
