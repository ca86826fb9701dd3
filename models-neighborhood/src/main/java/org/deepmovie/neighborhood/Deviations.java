package org.deepmovie.neighborhood;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.SparseRows;
import org.deepmovie.model.Biases;

/**
 * Ratings as deviations (r - centre) / width, the width being 1 but for {@link Centering#Z_SCORE}.
 *
 * <p>Means and widths of rows are pulled to those of all ratings as {@code PULL} ratings would, so
 * that a single rating has a deviation, too, and rows without ratings have a centre.
 */
final class Deviations {

  static final double PULL = 1;

  private final Centering centering;
  private final boolean rowsAreUsers;
  private final Biases biases;
  private final Means rowMeans;
  private final Means columnMeans;
  private final double variance;
  private final float[] widths;
  private final SparseRows rows;

  /**
   * The deviations of {@code ratings}.
   *
   * @param rowsAreUsers whether rows are users and columns items, or the other way about
   */
  Deviations(Centering centering, RatingMatrix ratings, boolean rowsAreUsers, Biases biases) {
    this.centering = centering;
    this.rowsAreUsers = rowsAreUsers;
    this.biases = biases;
    SparseRows byRow = rowsAreUsers ? ratings.byUser() : ratings.byItem();
    SparseRows byColumn = rowsAreUsers ? ratings.byItem() : ratings.byUser();
    this.rowMeans = Means.of(byRow, biases.mean());
    this.columnMeans = Means.of(byColumn, biases.mean());
    this.variance = variance(byRow, biases.mean());
    this.widths = widths(byRow);
    this.rows = byRow.withValues((row, p) -> of(byRow.value(p), row, byRow.column(p)));
  }

  private float[] widths(SparseRows ratings) {
    float[] widths = new float[ratings.rows()];
    for (int row = 0; row < widths.length; row++) {
      double[] own = new double[ratings.count(row)];
      for (int n = 0; n < own.length; n++) {
        own[n] = ratings.value(ratings.start(row) + n);
      }
      widths[row] = (float) width(own, rowMeans.values()[row]);
    }
    return widths;
  }

  /** The standard deviation of some ratings around their mean, pulled to that of all. */
  double width(double[] ratings, double mean) {
    double sum = PULL * variance;
    for (double rating : ratings) {
      sum += (rating - mean) * (rating - mean);
    }
    return sum > 0 ? Math.sqrt(sum / (ratings.length + PULL)) : 1;
  }

  private static double variance(SparseRows ratings, double mean) {
    double sum = 0;
    for (int p = 0; p < ratings.size(); p++) {
      sum += (ratings.value(p) - mean) * (ratings.value(p) - mean);
    }
    return sum / Math.max(1, ratings.size());
  }

  /** The deviations of all ratings by row. */
  SparseRows rows() {
    return rows;
  }

  /** The deviation of one rating. */
  double of(double rating, int row, int column) {
    return (rating - centre(row, column)) / width(row);
  }

  /** What is taken off a rating; a negative index is an unknown row or column. */
  double centre(int row, int column) {
    return switch (centering) {
      case NONE -> 0;
      case ROW_MEAN, Z_SCORE -> rowMeans.of(row);
      case COLUMN_MEAN -> columnMeans.of(column);
      case BASELINE -> rowsAreUsers ? biases.value(row, column) : biases.value(column, row);
    };
  }

  /** What a rating's distance from the centre is divided by. */
  double width(int row) {
    return centering == Centering.Z_SCORE && row >= 0 ? widths[row] : 1;
  }

  /** Means of rows, and of all ratings for those unknown. */
  private record Means(double all, float[] values) {

    static Means of(SparseRows ratings, double all) {
      float[] means = new float[ratings.rows()];
      for (int row = 0; row < means.length; row++) {
        double sum = PULL * all;
        for (int p = ratings.start(row); p < ratings.end(row); p++) {
          sum += ratings.value(p);
        }
        means[row] = (float) (sum / (ratings.count(row) + PULL));
      }
      return new Means(all, means);
    }

    double of(int row) {
      return row < 0 ? all : values[row];
    }
  }
}
