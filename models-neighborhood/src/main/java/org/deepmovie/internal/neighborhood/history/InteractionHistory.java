package org.deepmovie.internal.neighborhood.history;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.recommend.BaselineEstimate;

/**
 * The interactions of users, users x items. R(u), the items that u rated, are the columns of {@code
 * rated}. N(u), the items that u interacted with, are these and the columns of {@code unrated}.
 *
 * @param rated (r_uj - b~_uj) / unit, b~ being the baseline and unit that of the rating scale
 * @param unrated interactions without a rating; the values have no meaning
 */
public record InteractionHistory(CsrMatrix rated, CsrMatrix unrated) {

  /**
   * The history of the users of {@code ratings}.
   *
   * @param interactions all interactions, the ratings included
   */
  public static InteractionHistory of(
      RatingMatrix ratings, CsrMatrix interactions, BaselineEstimate baseline, double unit) {
    return new InteractionHistory(
        deviations(ratings, baseline, unit), unrated(interactions, ratings));
  }

  /**
   * The history of the users of {@code ratings} with these unrated interactions.
   *
   * @throws IllegalArgumentException if a user rated one of the unrated items
   */
  static InteractionHistory withUnrated(
      RatingMatrix ratings, CsrMatrix unrated, BaselineEstimate baseline, double unit) {
    for (int user = 0; user < unrated.rows(); user++) {
      for (int p = unrated.start(user); p < unrated.end(user); p++) {
        if (ratings.contains(user, unrated.column(p))) {
          throw new IllegalArgumentException(
              "item "
                  + unrated.column(p)
                  + " is listed as unrated, but user "
                  + user
                  + " rated it");
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

  private static CsrMatrix unrated(CsrMatrix interactions, RatingMatrix ratings) {
    RatingMatrixBuilder unrated = new RatingMatrixBuilder();
    for (int user = 0; user < interactions.rows(); user++) {
      for (int p = interactions.start(user); p < interactions.end(user); p++) {
        if (!ratings.contains(user, interactions.column(p))) {
          unrated.add(user, interactions.column(p), 1);
        }
      }
    }
    return unrated.build(interactions.rows(), interactions.columns()).byUser();
  }

  /** The history of one user whose only interactions are the ratings of {@code rated}. */
  static InteractionHistory ofOneUser(CsrMatrix rated) {
    return new InteractionHistory(
        rated, CsrMatrix.of(rated.columns(), new int[2], new int[0], new float[0]));
  }
}
