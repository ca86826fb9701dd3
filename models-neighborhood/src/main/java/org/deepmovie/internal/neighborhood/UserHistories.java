package org.deepmovie.internal.neighborhood;

import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.neighborhood.NeighborhoodBaselineOptions;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Catalog;

/**
 * The pasts of the users of a catalogue, and of people who came later, around the baseline of the
 * training ratings.
 *
 * @param baseline b~
 * @param unit that of the rating scale
 */
public record UserHistories(
    RatingMatrix ratings,
    BaselineEstimate baseline,
    NeighborhoodBaselineOptions options,
    double unit) {

  public static UserHistories of(Catalog catalogue, NeighborhoodBaselineOptions options) {
    RatingMatrix ratings = RatingMatrix.of(catalogue.seen());
    return new UserHistories(ratings, options.fit(ratings), options, catalogue.scale().unit());
  }

  /** Of the users, {@code pairs} being all that they had to do with. */
  public InteractionHistory of(CsrMatrix pairs) {
    return InteractionHistory.of(ratings, pairs, baseline, unit);
  }

  /** Of the users, {@code unrated} being what they had to do with and did not rate. */
  public InteractionHistory withUnrated(CsrMatrix unrated) {
    return InteractionHistory.withUnrated(ratings, unrated, baseline, unit);
  }

  /** Somebody new with ratings by item. */
  public NewUserRatings newUser(Map<Integer, Double> known) {
    return NewUserRatings.of(known, baseline, options);
  }

  /** Of somebody new. */
  public InteractionHistory of(NewUserRatings user) {
    double[] deviations = user.residuals(baseline);
    for (int n = 0; n < deviations.length; n++) {
      deviations[n] /= unit;
    }
    return InteractionHistory.ofOne(user.row(ratings.items(), deviations));
  }
}
