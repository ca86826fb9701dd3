package org.deepmovie.neighborhood.linear;

import org.deepmovie.neighborhood.NeighborhoodBaselineOptions;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link Slim}; defaults, ranges and meaning stand on the components. */
public record SlimOptions(
    @Hyperparameter(
            value = "2",
            min = 0,
            max = 1e6,
            tune = "0.3..30 log",
            doc = "lambda: weight of the item weights' sum, which makes most of them 0")
        double l1,
    @Hyperparameter(
            value = "50",
            min = 0,
            max = 1e6,
            tune = "10..1000 log",
            doc = "beta: weight of the squared item weights")
        double l2,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 100_000,
            doc = "passes over the weights of an item at most")
        int passes,
    @Hyperparameter(
            value = "15000",
            min = 1,
            max = 46_000,
            doc = "the most items that are accepted: a fit needs 4 bytes times their square")
        int maxItems,
    NeighborhoodBaselineOptions baseline) {}
