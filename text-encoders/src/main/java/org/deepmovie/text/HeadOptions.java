package org.deepmovie.text;

import org.deepmovie.internal.text.network.DenseHead;
import org.deepmovie.options.Hyperparameter;

/** Options of a {@link DenseHead}; defaults, ranges and meaning stand on the components. */
public record HeadOptions(
    @Hyperparameter(value = "200", min = 1, max = 2000, doc = "units of the hidden layer")
        int hidden,
    @Hyperparameter(
            value = "0.2",
            min = 0,
            max = 0.9,
            tune = "0..0.5",
            doc = "part of the hidden units to drop")
        double dropout) {}
