package org.deepmovie.text;

/** Rows that are worked out when they are asked for. */
interface RowSource {

  /** Sets the start of {@code values} to the rows {@code first .. first + count - 1}. */
  void get(int first, int count, float[] values);
}
