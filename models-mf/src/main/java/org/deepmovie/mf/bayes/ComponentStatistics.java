package org.deepmovie.mf.bayes;

/**
 * The squared error as a function of one component of the vectors of one side, all else fixed:
 * moving row r by d changes it by -2 d gradient(r) + d^2 curvature(r). Weights that many rows share
 * are drawn from these numbers, without another pass over the ratings (Rendle 2013, section 3).
 */
final class ComponentStatistics {

  /** Gradient, curvature and move of a row stand together, padded to four. */
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

  /** The sum of the moves of {@code row} since its statistics were set. */
  double moved(int row) {
    return values[WIDTH * row + 2];
  }

  void set(int row, double gradient, double curvature) {
    values[WIDTH * row] = gradient;
    values[WIDTH * row + 1] = curvature;
    values[WIDTH * row + 2] = 0;
  }

  /** Moves {@code row} by {@code distance}, which changes its gradient. */
  void move(int row, double distance) {
    int at = WIDTH * row;
    values[at] -= distance * values[at + 1];
    values[at + 2] += distance;
  }
}
