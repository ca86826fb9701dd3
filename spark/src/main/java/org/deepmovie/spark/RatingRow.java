package org.deepmovie.spark;

import org.apache.spark.sql.Row;

/**
 * Columns of the frames in which users and items are indices.
 *
 * <p>A rating of a frame is a row of user, item, rating, time and whether it is a validation
 * rating.
 */
final class RatingRow {

  static final String USER = "user_index";
  static final String ITEM = "item_index";
  static final String RATING = "rating";
  static final String TIME = "time";
  static final String VALIDATION = "validation";

  private RatingRow() {}

  static int row(Row rating) {
    return rating.getInt(0);
  }

  static int column(Row rating) {
    return rating.getInt(1);
  }

  static float value(Row rating) {
    return rating.getFloat(2);
  }

  static long time(Row rating) {
    return rating.getLong(3);
  }

  static boolean isValidation(Row rating) {
    return rating.getBoolean(4);
  }
}
