package org.deepmovie.mf.bayes;

import org.deepmovie.data.CsrMatrix;

/**
 * The residuals of all ratings in the order of the users, or of the items. Users and items have
 * each their own, so that every pass reads memory in order. While one component is drawn after the
 * other, a pass both brings the residuals of a row up to date and computes the row's statistics.
 *
 * <p>Each pass begins when the residuals lag behind by two moves of the products a_u c_i of a
 * component: see {@link ComponentMoves}.
 */
final class LaggingResiduals {

  /** Three numbers of a column stand together, padded to four. */
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
  LaggingResiduals(CsrMatrix rows, float[] values) {
    this.rows = rows;
    this.values = values;
    this.columns = new float[WIDTH * rows.columns()];
  }

  /**
   * A pass over the rows.
   *
   * @param rowMoves the last moves of the rows
   * @param columnMoves the last moves of the columns
   * @param component the component of the columns that statistics are computed against
   */
  Pass pass(ComponentMoves rowMoves, ComponentMoves columnMoves, float[] component) {
    for (int column = 0; column < component.length; column++) {
      columns[WIDTH * column] = columnMoves.move(column);
      columns[WIDTH * column + 1] = columnMoves.held(column);
      columns[WIDTH * column + 2] = component[column];
    }
    return new Pass(rowMoves);
  }

  /** A pass in which every row is visited once, by any thread. */
  final class Pass {

    private final ComponentMoves rowMoves;

    private Pass(ComponentMoves rowMoves) {
      this.rowMoves = rowMoves;
    }

    /** Brings the residuals of {@code row} up to date and sets its statistics. */
    void visit(int row, ComponentStatistics statistics) {
      float held = rowMoves.held(row);
      float move = rowMoves.move(row);
      double gradient = 0;
      double curvature = 0;
      for (int p = rows.start(row), end = rows.end(row); p < end; p++) {
        int column = WIDTH * rows.column(p);
        float residual = values[p] - held * columns[column] - move * columns[column + 1];
        float x = columns[column + 2];
        values[p] = residual;
        gradient += x * residual;
        curvature += x * x;
      }
      statistics.set(row, gradient, curvature);
    }
  }
}
