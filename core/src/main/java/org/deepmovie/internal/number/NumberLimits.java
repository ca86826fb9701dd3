package org.deepmovie.internal.number;

/**
 * How great numbers may be. Sums of products of such numbers do not overflow a float, so that what
 * is computed from them is finite.
 */
public final class NumberLimits {

  /** The greatest magnitude of a number in data, such as a rating. */
  public static final double GREATEST_IN_DATA = 1e12;

  /** The greatest magnitude of a number in a fitted model, such as a factor. */
  public static final double GREATEST_IN_MODEL = 1e15;

  private NumberLimits() {}

  /** Whether {@code value} may be a number in data; NaN may not. */
  public static boolean isInData(double value) {
    return Math.abs(value) <= GREATEST_IN_DATA;
  }

  /** Whether {@code value} may be a number in a fitted model; NaN may not. */
  public static boolean isInModel(double value) {
    return Math.abs(value) <= GREATEST_IN_MODEL;
  }
}
