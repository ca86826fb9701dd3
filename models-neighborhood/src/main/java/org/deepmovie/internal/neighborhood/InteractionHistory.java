package org.deepmovie.internal.neighborhood;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.recommend.BaselineEstimate;

/**
 * What people had to do with, users x items. R(u) are the columns of {@code rated}; together with
 * those of {@code unrated} they are N(u).
 *
 * @param rated (r_uj - b~_uj) / unit, b~ being the baseline and the unit that of the rating scale
 * @param unrated what they had to do with, but did not rate; values do not matter
 */
public record InteractionHistory(CsrMatrix rated, CsrMatrix unrated) {

  /**
   * The past of the users of {@code ratings}.
   *
   * @param pairs who had to do with what, the ratings included
   */
  public static InteractionHistory of(
      RatingMatrix ratings, CsrMatrix pairs, BaselineEstimate baseline, double unit) {
    return new InteractionHistory(deviations(ratings, baseline, unit), unrated(pairs, ratings));
  }

  /**
   * As above, {@code unrated} being known.
   *
   * @throws IllegalArgumentException if something there was rated
   */
  static InteractionHistory withUnrated(
      RatingMatrix ratings, CsrMatrix unrated, BaselineEstimate baseline, double unit) {
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
    return new InteractionHistory(deviations(ratings, baseline, unit), unrated);
  }

  private static CsrMatrix deviations(
      RatingMatrix ratings, BaselineEstimate baseline, double unit) {
    CsrMatrix rows = ratings.byUser();
    return rows.withValues(
        (user, p) -> (rows.value(p) - baseline.value(user, rows.column(p))) / unit);
  }

  private static CsrMatrix unrated(CsrMatrix pairs, RatingMatrix ratings) {
    RatingMatrixBuilder unrated = new RatingMatrixBuilder();
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
  static InteractionHistory ofOne(CsrMatrix rated) {
    return new InteractionHistory(
        rated, CsrMatrix.of(rated.columns(), new int[2], new int[0], new float[0]));
  }
}
