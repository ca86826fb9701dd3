package org.deepmovie.neighborhood.slopeone;

import org.deepmovie.neighborhood.options.HistoryOptions;
import org.deepmovie.neighborhood.options.NeighborhoodBaselineOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of {@link SlopeOne}; each component states its default, range and meaning. */
public record SlopeOneOptions(
    @Hyperparameter(
            value = "1",
            min = 1,
            max = 1_000_000,
            tune = "1..10",
            doc = "least number of users who rated two items for one to count for the other")
        int minOverlap,
    @Hyperparameter(
            value = "1000",
            min = 0,
            max = 1e9,
            tune = "10..10000 log",
            doc =
                "shrinks a prediction towards the baseline, like items with this total number of"
                    + " common users that agree with the baseline; 0: as published")
        double damping,
    @Hyperparameter(
            value = "100",
            min = 0,
            max = 2000,
            doc =
                "million pairs of items whose differences are kept in memory, at most, 8 bytes"
                    + " each; with more pairs they are computed for every prediction")
        int millionCachedPairs,
    NeighborhoodBaselineOptions baseline,
    HistoryOptions history)
    implements SlopeOneOptionsWith {

  /** Every option at its default. */
  public static SlopeOneOptions defaults() {
    return OptionsMapper.defaults(SlopeOneOptions.class);
  }
}
