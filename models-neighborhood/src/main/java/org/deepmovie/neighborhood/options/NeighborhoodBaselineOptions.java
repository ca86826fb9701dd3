package org.deepmovie.neighborhood.options;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.BaselineEstimate;

/**
 * Options of the baseline mu + b_u + b_i: it predicts where a model has no neighbors, and most
 * models center ratings on it.
 */
public record NeighborhoodBaselineOptions(
    @Hyperparameter(
            value = "5",
            min = 0,
            max = 1e6,
            tune = "0.5..50 log",
            doc = "shrinks a user's bias as that many average ratings would")
        double userBiasRegularization,
    @Hyperparameter(
            value = "2",
            min = 0,
            max = 1e6,
            tune = "0.5..50 log",
            doc = "shrinks an item's bias as that many average ratings would")
        double itemBiasRegularization)
    implements NeighborhoodBaselineOptionsWith {

  private static final int EPOCHS = 10;

  /** Every option at its default. */
  public static NeighborhoodBaselineOptions defaults() {
    return OptionsMapper.defaults(NeighborhoodBaselineOptions.class);
  }

  /** Fits the baseline to {@code ratings}, by alternating least squares. */
  public BaselineEstimate fit(RatingMatrix ratings) {
    return BaselineEstimate.fit(ratings, userBiasRegularization, itemBiasRegularization, EPOCHS);
  }
}
