package org.deepmovie.neighborhood;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.recommend.BaselineEstimate;

/** Options of the baseline mu + b_u + b_i around which a model works. */
public record NeighborhoodBaselineOptions(
    @Hyperparameter(
            value = "5",
            min = 0,
            max = 1e6,
            tune = "0.5..50 log",
            doc = "pulls a user's bias to 0 as that many average ratings would")
        double userRegularization,
    @Hyperparameter(
            value = "2",
            min = 0,
            max = 1e6,
            tune = "0.5..50 log",
            doc = "pulls an item's bias to 0 as that many average ratings would")
        double itemRegularization) {

  private static final int SWEEPS = 10;

  public BaselineEstimate fit(RatingMatrix ratings) {
    return BaselineEstimate.fit(ratings, userRegularization, itemRegularization, SWEEPS);
  }
}
