package org.deepmovie.cli.explore;

/** Number, mean and standard deviation of numbers that come one by one (Welford 1962). */
final class Moments {

  private int count;
  private double mean;
  private double squares;

  void add(double value) {
    count++;
    double before = value - mean;
    mean += before / count;
    squares += before * (value - mean);
  }

  int count() {
    return count;
  }

  /** The mean, or NaN of none. */
  double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** The standard deviation of the sample, or NaN of fewer than two. */
  double deviation() {
    return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
  }
}
