package org.deepmovie.neighborhood;

import java.util.Map;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.SparseRows;
import org.deepmovie.model.Biases;
import org.deepmovie.model.Catalogue;

/**
 * The pasts of the users of a catalogue, and of people who came later, around the baseline of the
 * training ratings.
 *
 * @param baseline b~
 * @param unit that of the rating scale
 */
record Pasts(RatingMatrix ratings, Biases baseline, BaselineOptions options, double unit) {

  static Pasts of(Catalogue catalogue, BaselineOptions options) {
    RatingMatrix ratings = RatingMatrix.of(catalogue.seen());
    return new Pasts(ratings, options.fit(ratings), options, catalogue.scale().unit());
  }

  /** Of the users, {@code pairs} being all that they had to do with. */
  Past of(SparseRows pairs) {
    return Past.of(ratings, pairs, baseline, unit);
  }

  /** Of the users, {@code unrated} being what they had to do with and did not rate. */
  Past withUnrated(SparseRows unrated) {
    return Past.withUnrated(ratings, unrated, baseline, unit);
  }

  /** Somebody new with ratings by item. */
  NewUser newUser(Map<Integer, Double> known) {
    return NewUser.of(known, baseline, options);
  }

  /** Of somebody new. */
  Past of(NewUser user) {
    double[] deviations = user.residuals(baseline);
    for (int n = 0; n < deviations.length; n++) {
      deviations[n] /= unit;
    }
    return Past.ofOne(user.row(ratings.items(), deviations));
  }
}
