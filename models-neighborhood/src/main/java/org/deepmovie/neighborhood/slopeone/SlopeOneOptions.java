package org.deepmovie.neighborhood.slopeone;

import java.util.OptionalDouble;
import org.deepmovie.neighborhood.options.HistoryOptions;
import org.deepmovie.neighborhood.options.NeighborhoodBaselineOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.Preset;

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
            value = "auto",
            min = 0,
            max = 1e9,
            tune = "10..10000 log",
            doc =
                "shrinks a prediction towards the baseline, like items with this total number of"
                    + " common users that agree with the baseline; 0: as published; auto: of 100,"
                    + " 200, 500, ... the value that best predicts training ratings without"
                    + " themselves")
        OptionalDouble damping,
    @Hyperparameter(
            value = "100",
            min = 0,
            max = 2000,
            doc =
                "million pairs of items whose differences are kept in memory, at most, 8 bytes"
                    + " each; with more pairs they are computed for every prediction")
        int millionCachedPairs,
    @Preset(option = "itemBiasRegularization", value = "5") NeighborhoodBaselineOptions baseline,
    HistoryOptions history)
    implements SlopeOneOptionsWith {

  /** Every option at its default. */
  public static SlopeOneOptions defaults() {
    return OptionsMapper.defaults(SlopeOneOptions.class);
  }
}
