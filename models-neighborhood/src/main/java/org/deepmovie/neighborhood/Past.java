package org.deepmovie.neighborhood;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.SparseRows;
import org.deepmovie.model.Biases;

/**
 * What people had to do with, users x items. R(u) are the columns of {@code rated}; together with
 * those of {@code unrated} they are N(u).
 *
 * @param rated (r_uj - b~_uj) / unit, b~ being the baseline and the unit that of the rating scale
 * @param unrated what they had to do with, but did not rate; values do not matter
 */
record Past(SparseRows rated, SparseRows unrated) {

  /**
   * The past of the users of {@code ratings}.
   *
   * @param pairs who had to do with what, the ratings included
   */
  static Past of(RatingMatrix ratings, SparseRows pairs, Biases baseline, double unit) {
    return new Past(deviations(ratings, baseline, unit), unrated(pairs, ratings));
  }

  /**
   * As above, {@code unrated} being known.
   *
   * @throws IllegalArgumentException if something there was rated
   */
  static Past withUnrated(RatingMatrix ratings, SparseRows unrated, Biases baseline, double unit) {
    for (int user = 0; user < unrated.rows(); user++) {
      for (int p = unrated.start(user); p < unrated.end(user); p++) {
        if (ratings.contains(user, unrated.column(p))) {
          throw new IllegalArgumentException(
              "item "
                  + unrated.column(p)
                  + " is said not to be rated by user "
                  + user
                  + " who did");
        }
      }
    }
    return new Past(deviations(ratings, baseline, unit), unrated);
  }

  private static SparseRows deviations(RatingMatrix ratings, Biases baseline, double unit) {
    SparseRows rows = ratings.byUser();
    return rows.withValues(
        (user, p) -> (rows.value(p) - baseline.value(user, rows.column(p))) / unit);
  }

  private static SparseRows unrated(SparseRows pairs, RatingMatrix ratings) {
    RatingMatrix.Builder unrated = new RatingMatrix.Builder();
    for (int user = 0; user < pairs.rows(); user++) {
      for (int p = pairs.start(user); p < pairs.end(user); p++) {
        if (!ratings.contains(user, pairs.column(p))) {
          unrated.add(user, pairs.column(p), 1);
        }
      }
    }
    return unrated.build(pairs.rows(), pairs.columns()).byUser();
  }

  /** The past of one person who had to do with nothing but what is {@code rated}. */
  static Past ofOne(SparseRows rated) {
    return new Past(rated, SparseRows.of(rated.columns(), new int[2], new int[0], new float[0]));
  }
}
