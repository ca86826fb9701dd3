package org.deepmovie.internal.feature;

/**
 * Means and variances of columns in groups, over the items that have the group (Welford 1962,
 * Technometrics 4(3): no two large sums are subtracted).
 */
final class GroupMoments {

  /**
   * A smaller share of the mean square than this is rounding: a float has a relative error of 6e-8.
   */
  private static final double ROUNDING = 1e-14;

  private final int[] starts;
  private final int[] counts;
  private final double[] means;

  /** By column the sum of squared distances from the mean. */
  private final double[] squares;

  /**
   * No items.
   *
   * @param starts by group its first column, then the number of columns
   */
  GroupMoments(int[] starts) {
    this.starts = starts;
    this.counts = new int[starts.length - 1];
    this.means = new double[starts[starts.length - 1]];
    this.squares = new double[means.length];
  }

  /** Adds an item that has {@code group}; {@code row} holds all columns. */
  void add(int group, double[] row) {
    int count = ++counts[group];
    for (int c = starts[group]; c < starts[group + 1]; c++) {
      double distance = row[c] - means[c];
      means[c] += distance / count;
      squares[c] += distance * (row[c] - means[c]);
    }
  }

  /** The sum of the variances of the group's columns; 0 if they are the same but for rounding. */
  double spread(int group) {
    double spread = 0;
    double size = 0;
    for (int c = starts[group]; c < starts[group + 1] && counts[group] > 0; c++) {
      double variance = squares[c] / counts[group];
      spread += variance;
      size += variance + means[c] * means[c];
    }
    return spread > ROUNDING * size ? spread : 0;
  }

  /** The means of all columns; 0 for those of a group that no item has. */
  float[] means() {
    float[] rounded = new float[means.length];
    for (int c = 0; c < rounded.length; c++) {
      rounded[c] = (float) means[c];
    }
    return rounded;
  }
}
