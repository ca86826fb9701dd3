package org.deepmovie.internal.spark.block;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * A sum that is the same in any order, so that the number of blocks changes nothing: numbers are
 * added as integers of 128 bits in units of 2^-40. A float from 2^-16 to 2^22 is not rounded.
 */
public final class ExactSum implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final double UNITS = 1L << 40;
  private static final long LOW_BITS = 0xffffffffL;

  private long high;
  private long low;
  private long count;

  /**
   * Adds a number.
   *
   * @throws ArithmeticException if it is not finite, or its magnitude is not below 2^22
   */
  public void add(double number) {
    if (!(Math.abs(number) < 1 << 22)) {
      throw new ArithmeticException("a sum of ratings or errors has the term " + number);
    }
    long units = Math.round(number * UNITS);
    add(units >> 32, units & LOW_BITS, 1);
  }

  /** Adds all numbers of {@code other}. */
  public void add(ExactSum other) {
    add(other.high, other.low, other.count);
  }

  private void add(long otherHigh, long otherLow, long numbers) {
    low += otherLow;
    high += otherHigh + (low >>> 32);
    low &= LOW_BITS;
    count += numbers;
  }

  /** How many numbers were added. */
  public long count() {
    return count;
  }

  /** The mean, NaN if there is no number. */
  public double mean() {
    BigInteger units = BigInteger.valueOf(high).shiftLeft(32).add(BigInteger.valueOf(low));
    return units.doubleValue() / UNITS / count;
  }
}
