package org.deepmovie.hybrid;

import org.deepmovie.options.Hyperparameter;

/** Options of {@link AlternatingPmf}; defaults, ranges and meaning stand on the components. */
public record PmfOptions(
    @Hyperparameter(value = "50", min = 1, max = 1000, doc = "length of the factor vectors")
        int factors) {}
