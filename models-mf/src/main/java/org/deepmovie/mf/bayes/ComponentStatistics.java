package org.deepmovie.mf.bayes;

/**
 * How the squared error depends on one component of the vectors of one side, all else fixed: moving
 * row r by d changes it by -2 d gradient(r) + d^2 curvature(r). With it, weights that many rows
 * share are drawn without going through the ratings again (Rendle 2013, section 3).
 */
final class ComponentStatistics {

  /** Gradient, curvature and move of a row stand together. */
  private static final int WIDTH = 4;

  private final double[] values;

  ComponentStatistics(int rows) {
    values = new double[WIDTH * rows];
  }

  double gradient(int row) {
    return values[WIDTH * row];
  }

  double curvature(int row) {
    return values[WIDTH * row + 1];
  }

  /** How far the row was moved since its statistics were set. */
  double moved(int row) {
    return values[WIDTH * row + 2];
  }

  void set(int row, double gradient, double curvature) {
    values[WIDTH * row] = gradient;
    values[WIDTH * row + 1] = curvature;
    values[WIDTH * row + 2] = 0;
  }

  void move(int row, double by) {
    int at = WIDTH * row;
    values[at] -= by * values[at + 1];
    values[at + 2] += by;
  }
}
