package org.deepmovie.internal.factor;

import org.deepmovie.data.FloatMatrix;
import org.deepmovie.store.FloatRows;

/** Rows that are computed from those of a source when they are read. */
abstract class DerivedRows implements FloatRows {

  private final FloatRows source;
  private final int columns;

  /**
   * Rows of length {@code columns}.
   *
   * @param source one row for each
   */
  DerivedRows(FloatRows source, int columns) {
    this.source = source;
    this.columns = columns;
  }

  /**
   * Computes a row.
   *
   * @param vector the source's row, from {@code offset} on
   * @param into the output, from {@code at} on
   */
  abstract void derive(int row, float[] vector, int offset, float[] into, int at);

  /** These rows where the source lies: a matrix if that is one, else as they are. */
  final FloatRows likeSource() {
    return source instanceof FloatMatrix ? FloatMatrix.of(this) : this;
  }

  @Override
  public final int rows() {
    return source.rows();
  }

  @Override
  public final int columns() {
    return columns;
  }

  @Override
  public final float get(int row, int column) {
    return array(row)[column];
  }

  @Override
  public final float[] array(int row) {
    float[] array = new float[columns];
    derive(row, source.array(row), source.offset(row), array, 0);
    return array;
  }

  @Override
  public final int offset(int row) {
    return 0;
  }

  @Override
  public final void copyTo(int first, int count, float[] into) {
    for (int n = 0; n < count; n++) {
      int row = first + n;
      derive(row, source.array(row), source.offset(row), into, n * columns);
    }
  }
}
