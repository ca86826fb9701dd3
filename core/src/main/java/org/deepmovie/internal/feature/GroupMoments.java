package org.deepmovie.internal.feature;

/** Means and variances of columns in groups, over the items that have the group. */
final class GroupMoments {

  /** A smaller share of the mean square than this is rounding. */
  private static final double ROUNDING = 1e-12;

  private final int[] starts;
  private final int[] counts;
  private final double[] sums;
  private final double[] squares;

  /**
   * No items.
   *
   * @param starts by group its first column, then the number of columns
   */
  GroupMoments(int[] starts) {
    this.starts = starts;
    this.counts = new int[starts.length - 1];
    this.sums = new double[starts[starts.length - 1]];
    this.squares = new double[sums.length];
  }

  /** Adds an item that has {@code group}; {@code row} holds all columns. */
  void add(int group, double[] row) {
    counts[group]++;
    for (int c = starts[group]; c < starts[group + 1]; c++) {
      sums[c] += row[c];
      squares[c] += row[c] * row[c];
    }
  }

  /** The sum of the variances of the group's columns; 0 if they are the same but for rounding. */
  double spread(int group) {
    double spread = 0;
    double size = 0;
    for (int c = starts[group]; c < starts[group + 1] && counts[group] > 0; c++) {
      double mean = sums[c] / counts[group];
      spread += Math.max(0, squares[c] / counts[group] - mean * mean);
      size += squares[c] / counts[group];
    }
    return spread > ROUNDING * size ? spread : 0;
  }

  /** The means of all columns; 0 for those of a group that no item has. */
  float[] means() {
    float[] means = new float[sums.length];
    for (int g = 0; g < counts.length; g++) {
      for (int c = starts[g]; c < starts[g + 1]; c++) {
        means[c] = (float) (sums[c] / Math.max(1, counts[g]));
      }
    }
    return means;
  }
}
