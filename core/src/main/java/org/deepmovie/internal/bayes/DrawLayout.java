package org.deepmovie.internal.bayes;

import org.deepmovie.data.FloatMatrix;

/**
 * The layout of the vectors of all draws of one row, side by side. In each draw users have (1, b_u,
 * p_u) and items (b_i, 1, q_i).
 *
 * @param draws how many draws
 * @param length of one draw's vector
 */
record DrawLayout(int draws, int length) {

  /** The components before those of a user that are free: the constant before the bias. */
  static final int CONSTANT = 1;

  /** The components before the factors: a constant and a bias. */
  static final int BIASES = 2;

  /** The numbers of one row. */
  int columns() {
    return draws * length;
  }

  /** The free components of a user's vector in one draw. */
  int free() {
    return length - CONSTANT;
  }

  /** The factors of one draw. */
  int factors() {
    return length - BIASES;
  }

  /** Zeros for {@code rows} rows. */
  FloatMatrix zeros(int rows) {
    return new FloatMatrix(rows, columns());
  }

  /** Where the vector of {@code row} in {@code draw} starts in {@code matrix}. */
  int at(FloatMatrix matrix, int row, int draw) {
    return matrix.offset(row) + draw * length;
  }
}
