package org.deepmovie.internal.mf.feedback;

/**
 * The course of a fit.
 *
 * @param learningRateDecay multiplies the learning rates after every epoch
 * @param epochs how many at most
 * @param patience epochs without a lower validation error before the fit stops
 */
public record EpochSettings(double learningRateDecay, int epochs, int patience) {

  /** Smaller steps change nothing, and still smaller ones could not be divided by. */
  private static final double LEAST_DECAY = 1e-20;

  /** What multiplies the learning rates in {@code epoch}, counted from 1. */
  float decay(int epoch) {
    return (float) Math.max(LEAST_DECAY, StrictMath.pow(learningRateDecay, epoch - 1));
  }
}
