package org.deepmovie.neighborhood.options;

import java.util.OptionalDouble;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.train.RatingDensity;
import org.deepmovie.options.DataDependentOptions;
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
            value = "auto",
            min = 0,
            max = 1e6,
            tune = "0.5..50 log",
            doc =
                "shrinks an item's bias as that many average ratings would; auto: 2 where ratings"
                    + " are dense, up to 5 where they are sparse")
        OptionalDouble itemBiasRegularization)
    implements NeighborhoodBaselineOptionsWith, DataDependentOptions<NeighborhoodBaselineOptions> {

  /** The best regularization of items' biases if neighbors correct them, as dense ratings allow. */
  private static final double WITH_NEIGHBORS = 2;

  private static final int EPOCHS = 10;

  /** Every option at its default. */
  public static NeighborhoodBaselineOptions defaults() {
    return OptionsMapper.defaults(NeighborhoodBaselineOptions.class);
  }

  /** Fits the baseline to {@code ratings}, by alternating least squares. */
  public BaselineEstimate fit(RatingMatrix ratings) {
    return BaselineEstimate.fit(
        ratings, userBiasRegularization, itemBiasRegularization(ratings), EPOCHS);
  }

  @Override
  public NeighborhoodBaselineOptions chosenBy(RatingMatrix ratings) {
    return withItemBiasRegularization(OptionalDouble.of(itemBiasRegularization(ratings)));
  }

  /**
   * Where ratings are sparse few items have neighbors that correct their biases, and the baseline
   * alone predicts.
   */
  private double itemBiasRegularization(RatingMatrix ratings) {
    if (itemBiasRegularization.isPresent()) {
      return itemBiasRegularization.getAsDouble();
    }
    double withoutNeighbors = BaselineEstimate.FALLBACK_REGULARIZATION;
    return WITH_NEIGHBORS
        + RatingDensity.of(ratings).sparsity() * (withoutNeighbors - WITH_NEIGHBORS);
  }
}
