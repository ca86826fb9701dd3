package org.deepmovie.data.io;

/**
 * The columns of a rating by index, from 0.
 *
 * @param timestamp the column of the time, or {@link #NONE}
 * @param count the number of fields of every row
 */
record RatingColumnIndices(int user, int item, int rating, int timestamp, int count) {

  /** Stands for a column that a file does not have. */
  static final int NONE = -1;
}
