package org.deepmovie.neighborhood.linear;

import org.deepmovie.neighborhood.options.HistoryOptions;
import org.deepmovie.neighborhood.options.NeighborhoodBaselineOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of {@link Slim}; each component states its default, range and meaning. */
public record SlimOptions(
    @Hyperparameter(
            value = "2",
            min = 0,
            max = 1e6,
            tune = "0.3..30 log",
            doc =
                "regularization that multiplies the sum of the item weights and makes most of them"
                    + " 0")
        double l1Regularization,
    @Hyperparameter(
            value = "50",
            min = 0,
            max = 1e6,
            tune = "10..1000 log",
            doc = "regularization that multiplies half the sum of the squared item weights")
        double l2Regularization,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 100_000,
            doc = "maximum number of epochs over the weights of an item")
        int epochs,
    @Hyperparameter(
            value = "15000",
            min = 1,
            max = 46_000,
            doc =
                "number of items up to which the fit takes 4 bytes for each pair of them; with more it"
                    + " takes 8 for each pair that has users in common, and more time")
        int maxItems,
    NeighborhoodBaselineOptions baseline,
    HistoryOptions history)
    implements SlimOptionsWith {

  /** Every option at its default. */
  public static SlimOptions defaults() {
    return OptionsMapper.defaults(SlimOptions.class);
  }
}
