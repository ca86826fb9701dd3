package org.deepmovie.data;

import java.util.Objects;
import org.deepmovie.internal.number.NumberLimits;

/**
 * One rating by external ids, as in a file.
 *
 * @param user the user's external id
 * @param item the item's external id
 * @param value the rating, of a magnitude up to 1e12, on the data's {@link RatingScale}
 * @param timestamp seconds since 1970-01-01 UTC, or {@link #NO_TIMESTAMP}
 */
public record Rating(String user, String item, float value, long timestamp) {

  /** The timestamp of a rating whose time is not known; MovieLens files use 0, too. */
  public static final long NO_TIMESTAMP = 0L;

  public Rating {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(item, "item");
    if (!NumberLimits.isInData(value)) {
      throw new IllegalArgumentException(
          "rating of user "
              + user
              + " for item "
              + item
              + " is "
              + value
              + "; give a number from -1e12 to 1e12");
    }
  }

  /** A rating whose time is not known. */
  public Rating(String user, String item, float value) {
    this(user, item, value, NO_TIMESTAMP);
  }
}
