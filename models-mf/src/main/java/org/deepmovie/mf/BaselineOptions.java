package org.deepmovie.mf;

import org.deepmovie.options.Hyperparameter;

/** Options of {@link Baseline}; defaults, ranges and meaning stand on the components. */
public record BaselineOptions(
    @Hyperparameter(
            value = "5",
            min = 0,
            max = 1e6,
            tune = "0.5..50 log",
            doc = "pulls a user's bias to 0 as that many average ratings would")
        double lambdaUser,
    @Hyperparameter(
            value = "5",
            min = 0,
            max = 1e6,
            tune = "0.5..50 log",
            doc = "pulls an item's bias to 0 as that many average ratings would")
        double lambdaItem,
    @Hyperparameter(
            value = "10",
            min = 1,
            max = 1000,
            doc = "how often users' and items' biases are updated in turn")
        int sweeps) {}
