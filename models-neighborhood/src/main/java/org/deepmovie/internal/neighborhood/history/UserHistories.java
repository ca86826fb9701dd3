package org.deepmovie.internal.neighborhood.history;

import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.neighborhood.options.NeighborhoodBaselineOptions;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Catalog;

/**
 * Makes {@link InteractionHistory histories} around the baseline of the training ratings, of the
 * training users and of new users.
 *
 * @param ratings the training ratings
 * @param baseline b~
 * @param options those of the baseline
 * @param unit that of the rating scale
 */
public record UserHistories(
    RatingMatrix ratings,
    BaselineEstimate baseline,
    NeighborhoodBaselineOptions options,
    double unit) {

  /** Histories around the baseline that {@code options} give for the catalog's ratings. */
  public static UserHistories of(Catalog catalog, NeighborhoodBaselineOptions options) {
    RatingMatrix ratings = RatingMatrix.of(catalog.ratings());
    return new UserHistories(ratings, options.fit(ratings), options, catalog.scale().unit());
  }

  /** The history of the training users, {@code interactions} being all that they had. */
  public InteractionHistory ofInteractions(CsrMatrix interactions) {
    return InteractionHistory.of(ratings, interactions, baseline, unit);
  }

  /**
   * The history of the training users with these interactions beside their ratings.
   *
   * @throws IllegalArgumentException if a user rated one of the unrated items
   */
  public InteractionHistory withUnrated(CsrMatrix unrated) {
    return InteractionHistory.withUnrated(ratings, unrated, baseline, unit);
  }

  /** A new user with these ratings by item. */
  public NewUserRatings newUser(Map<Integer, Double> known) {
    return NewUserRatings.of(known, baseline, options);
  }

  /** The history of a new user, as row 0. */
  public InteractionHistory ofNewUser(NewUserRatings user) {
    double[] deviations = user.residuals(baseline);
    for (int n = 0; n < deviations.length; n++) {
      deviations[n] /= unit;
    }
    return InteractionHistory.ofOneUser(user.row(ratings.items(), deviations));
  }
}
