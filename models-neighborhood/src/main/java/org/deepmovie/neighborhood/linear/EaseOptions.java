package org.deepmovie.neighborhood.linear;

import org.deepmovie.neighborhood.NeighborhoodBaselineOptions;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link Ease}; defaults, ranges and meaning stand on the components. */
public record EaseOptions(
    @Hyperparameter(
            value = "400",
            min = 1,
            max = 1e7,
            tune = "30..3000 log",
            doc = "weight of the squared item weights")
        double lambda,
    @Hyperparameter(
            value = "15000",
            min = 1,
            max = 46_000,
            doc = "the most items that are accepted: fit and model need 4 bytes times their square")
        int maxItems,
    NeighborhoodBaselineOptions baseline) {}
