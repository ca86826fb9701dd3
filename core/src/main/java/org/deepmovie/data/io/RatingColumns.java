package org.deepmovie.data.io;

import java.util.Objects;
import java.util.Optional;

/**
 * The names of the columns of a file of ratings; in a file without a header, their numbers from
 * "1".
 *
 * @param rating {@link #NO_RATING} if the file has no such column; its rows are interactions
 * @param timestamp whole seconds since 1970, where an empty field or 0 means "not known"; empty if
 *     the file has no such column
 */
record RatingColumns(String user, String item, String rating, Optional<String> timestamp) {

  /** The name of the column of ratings in a file of interactions. */
  static final String NO_RATING = "";

  RatingColumns {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(item, "item");
    Objects.requireNonNull(rating, "rating");
    Objects.requireNonNull(timestamp, "timestamp");
  }

  /** Columns without timestamps. */
  RatingColumns(String user, String item, String rating) {
    this(user, item, rating, Optional.empty());
  }

  /**
   * The columns of a rating by index, from 0.
   *
   * @param rating the column of the rating, or {@link #NONE}
   * @param timestamp the column of the time, or {@link #NONE}
   * @param count the number of fields of every row
   */
  record RatingColumnIndices(int user, int item, int rating, int timestamp, int count) {

    /** Stands for a column that a file does not have. */
    static final int NONE = -1;
  }
}
