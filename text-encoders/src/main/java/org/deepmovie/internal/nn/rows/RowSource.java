package org.deepmovie.internal.nn.rows;

/** Rows that are computed on demand. */
public interface RowSource {

  /** Sets the start of {@code values} to the rows {@code first .. first + count - 1}. */
  void get(int first, int count, float[] values);
}
