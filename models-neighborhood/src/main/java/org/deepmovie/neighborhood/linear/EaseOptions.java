package org.deepmovie.neighborhood.linear;

import org.deepmovie.neighborhood.options.HistoryOptions;
import org.deepmovie.neighborhood.options.NeighborhoodBaselineOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of {@link Ease}; each component states its default, range and meaning. */
public record EaseOptions(
    @Hyperparameter(
            value = "400",
            min = 1,
            max = 1e7,
            tune = "30..3000 log",
            doc = "regularization of the item weights: multiplies the sum of their squares")
        double regularization,
    @Hyperparameter(
            value = "15000",
            min = 1,
            max = ItemMatrix.MAX_ITEMS,
            doc =
                "number of items up to which each pair of them has a weight, in 4 bytes; with more,"
                    + " each item has weights of maxNeighbors others")
        int maxItems,
    @Hyperparameter(
            value = "400",
            min = 1,
            max = 5000,
            doc = "number of weights of an item if there are more than maxItems")
        int maxNeighbors,
    NeighborhoodBaselineOptions baseline,
    HistoryOptions history)
    implements EaseOptionsWith {

  /** Every option at its default. */
  public static EaseOptions defaults() {
    return OptionsMapper.defaults(EaseOptions.class);
  }
}
