package org.deepmovie.mf.bayes;

import org.deepmovie.data.CsrMatrix;

/**
 * The residuals of all ratings in the order of one side's rows. While one component is drawn after
 * the other, they are brought up to date by the same pass that computes the next statistics; each
 * side has its own, so that every pass reads memory in order.
 */
final class ResidualsBySide {

  /** The three numbers of a column stand together. */
  private static final int WIDTH = 4;

  private final CsrMatrix rows;
  private final float[] values;
  private final float[] columns;

  /**
   * Residuals on {@code values}, which are not copied.
   *
   * @param rows the ratings by the rows of this side
   * @param values by position in {@code rows}
   */
  ResidualsBySide(CsrMatrix rows, float[] values) {
    this.rows = rows;
    this.values = values;
    this.columns = new float[WIDTH * rows.columns()];
  }

  /**
   * Says of a column of the other side what the next passes need.
   *
   * @param moved how far it was moved while rows were as they will be passed as {@code fixed}
   * @param fixed its component while rows moved by what will be passed as {@code moved}
   * @param present the component to be drawn against
   */
  void setColumn(int column, float moved, float fixed, float present) {
    columns[WIDTH * column] = moved;
    columns[WIDTH * column + 1] = fixed;
    columns[WIDTH * column + 2] = present;
  }

  /**
   * Takes the moves of the products fixed x column's moved and moved x column's fixed off the
   * residuals of a row, and computes its statistics for the present component.
   */
  void collect(int row, float fixed, float moved, ComponentStatistics statistics) {
    double gradient = 0;
    double curvature = 0;
    for (int p = rows.start(row), end = rows.end(row); p < end; p++) {
      int column = WIDTH * rows.column(p);
      float residual = values[p] - fixed * columns[column] - moved * columns[column + 1];
      float x = columns[column + 2];
      values[p] = residual;
      gradient += x * residual;
      curvature += x * x;
    }
    statistics.set(row, gradient, curvature);
  }
}
