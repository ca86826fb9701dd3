package org.deepmovie.internal.number;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * A sum that is the same in any order, so that a division of its numbers among threads or machines
 * changes nothing: they are added as integers of 96 bits in units of 2^-40. A float from 2^-16 to
 * 2^40 is not rounded.
 */
public final class ExactSum implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int BITS_OF_LOW = 32;
  private static final long LOW_BITS = (1L << BITS_OF_LOW) - 1;
  private static final double UNITS_OF_LOW = 0x1p40;
  private static final double UNITS_OF_HIGH = 0x1p8;
  private static final double LIMIT = 0x1p40;

  private long high;
  private long low;
  private long count;

  /**
   * Adds a number.
   *
   * @throws ArithmeticException if it is not finite, its magnitude is not below 2^40, or that of
   *     the sum not below 2^55
   */
  public void add(double number) {
    if (!(Math.abs(number) < LIMIT)) {
      throw new ArithmeticException("a sum has the term " + number);
    }
    double units = number * UNITS_OF_HIGH;
    double whole = Math.floor(units);
    add((long) whole, Math.round((units - whole) * (LOW_BITS + 1)), 1);
  }

  /** Adds all numbers of {@code other}. */
  public void add(ExactSum other) {
    add(other.high, other.low, other.count);
  }

  private void add(long otherHigh, long otherLow, long numbers) {
    low += otherLow;
    high = Math.addExact(high, otherHigh + (low >>> BITS_OF_LOW));
    low &= LOW_BITS;
    count += numbers;
  }

  /** How many numbers were added. */
  public long count() {
    return count;
  }

  /** The sum, rounded once. */
  public double value() {
    BigInteger units = BigInteger.valueOf(high).shiftLeft(BITS_OF_LOW).add(BigInteger.valueOf(low));
    return units.doubleValue() / UNITS_OF_LOW;
  }

  /** The mean, NaN if there is no number. */
  public double mean() {
    return value() / count;
  }
}
