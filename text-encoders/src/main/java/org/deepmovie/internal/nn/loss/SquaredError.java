package org.deepmovie.internal.nn.loss;

/**
 * The squared error of predictions y of targets t, a sum over pairs:
 *
 * <pre>
 *   L = scale sum (y - t)^2          dL/dy = 2 scale (y - t)
 * </pre>
 *
 * <p>With scale 1/n it is the mean squared error of n pairs, with 1/2 the loss whose gradient is
 * the error itself.
 */
public final class SquaredError {

  private SquaredError() {}

  /** (y - t)^2 of the error y - t. */
  public static double of(double error) {
    return error * error;
  }

  /** The derivative of {@code scale} (y - t)^2 by y, from the error y - t. */
  public static double gradient(double error, double scale) {
    return 2 * scale * error;
  }

  /**
   * The sum of (y - t)^2 over a row of outputs, which then holds the gradient of {@code scale}
   * times that sum. Errors and their squares are rounded to single precision.
   *
   * @param y outputs, {@code length} of them from {@code from} on
   * @param t targets, as many from {@code at} on
   */
  public static double backward(float[] y, int from, float[] t, int at, int length, double scale) {
    float slope = (float) (2 * scale);
    double squares = 0;
    for (int k = 0; k < length; k++) {
      float error = y[from + k] - t[at + k];
      squares += error * error;
      y[from + k] = slope * error;
    }
    return squares;
  }
}
