package org.deepmovie.cli.explore;

import com.google.common.math.StatsAccumulator;

/** Mean and standard deviation of samples, NaN if a sample is too small to have them. */
final class SampleMoments {

  private SampleMoments() {}

  /** The mean, or NaN if there are no values. */
  static double mean(StatsAccumulator sample) {
    return sample.count() == 0 ? Double.NaN : sample.mean();
  }

  /** The sample standard deviation, or NaN if there are fewer than two values. */
  static double standardDeviation(StatsAccumulator sample) {
    return sample.count() < 2 ? Double.NaN : sample.sampleStandardDeviation();
  }
}
