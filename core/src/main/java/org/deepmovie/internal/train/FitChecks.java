package org.deepmovie.internal.train;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.number.NumberLimits;

/** Checks that training loops make. */
public final class FitChecks {

  /** The greatest magnitude of a parameter, in units; that of a fit that converges is far below. */
  private static final double GREATEST = 1e9;

  private FitChecks() {}

  /**
   * Throws if a value is NaN, or its magnitude exceeds 1e9 times the unit or what a model file may
   * hold.
   *
   * @param unit the width of the rating scale divided by 4; 1 for the weights of a network
   * @throws ArithmeticException for such a value; {@link org.deepmovie.train.EarlyStopping} treats
   *     it as divergence
   */
  public static void requireBounded(float[] values, double unit) {
    double greatest = Math.min(GREATEST * unit, NumberLimits.GREATEST_IN_MODEL);
    for (float value : values) {
      if (!(Math.abs(value) <= greatest)) {
        throw new ArithmeticException("a weight or unit is " + value);
      }
    }
  }

  /**
   * The squared error of a prediction after clipping. It is NaN if the prediction is, so that a
   * model that diverged is noticed.
   */
  public static double squaredError(RatingScale scale, double prediction, double rating) {
    double error = Double.isNaN(prediction) ? prediction : scale.clip(prediction) - rating;
    return error * error;
  }

  /**
   * Ends an interrupted fit. A fit on one thread never blocks, so it must check for interrupts
   * itself.
   *
   * @throws CancellationException if the thread is interrupted; the message names {@code model}
   */
  public static void requireNotInterrupted(String model, int epoch) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException(model + " was interrupted before epoch " + epoch);
    }
  }

  /**
   * Requires validation ratings of the shape of the training ratings.
   *
   * @throws IllegalArgumentException if they have another; the message names {@code model}
   */
  public static void requireSameShape(
      String model, RatingMatrix ratings, Optional<RatingMatrix> validation) {
    validation
        .filter(part -> part.users() != ratings.users() || part.items() != ratings.items())
        .ifPresent(
            part -> {
              throw new IllegalArgumentException(
                  model + ": validation is " + part + ", training is " + ratings);
            });
  }
}
