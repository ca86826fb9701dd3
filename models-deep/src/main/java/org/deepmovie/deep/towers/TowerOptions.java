package org.deepmovie.deep.towers;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.text.TextVectorOptions;

/** Options of both towers; defaults, ranges and meaning stand on the components. */
public record TowerOptions(
    @Hyperparameter(
            value = "64",
            min = 1,
            max = 4096,
            tune = "32..256 log",
            doc = "length of a tower's hidden layers")
        int width,
    @Hyperparameter(value = "32", min = 1, max = 1024, doc = "length of an id's embedding")
        int idFactors,
    TextVectorOptions texts) {}
