package org.deepmovie.internal.spark.block;

import org.apache.spark.sql.Row;

/**
 * Columns of the frames in which users and items are indices.
 *
 * <p>A rating of a frame is a row of user, item, rating, time and whether it is a validation
 * rating.
 */
public final class RatingRow {

  public static final String USER = "user_index";
  public static final String ITEM = "item_index";
  public static final String RATING = "rating";
  public static final String TIME = "time";
  public static final String VALIDATION = "validation";

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
