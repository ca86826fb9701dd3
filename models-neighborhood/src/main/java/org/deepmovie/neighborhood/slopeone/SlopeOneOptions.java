package org.deepmovie.neighborhood.slopeone;

import org.deepmovie.neighborhood.NeighborhoodBaselineOptions;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link SlopeOne}; defaults, ranges and meaning stand on the components. */
public record SlopeOneOptions(
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 1_000_000,
            tune = "1..10",
            doc = "how many users must have rated both of two items for one to count for the other")
        int minOverlap,
    @Hyperparameter(
            value = "100",
            min = 0,
            max = 2000,
            doc =
                "up to how many million pairs of items their differences are kept in memory, 8 bytes each; of more they are worked out at every prediction")
        int millionCachedPairs,
    NeighborhoodBaselineOptions baseline) {}
