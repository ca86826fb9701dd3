package org.deepmovie.text;

import org.deepmovie.internal.text.analysis.PretrainedVectors;
import org.deepmovie.options.Hyperparameter;

/** Options of how a text encoder reads words; defaults, ranges and meaning stand on them. */
public record WordOptions(
    @Hyperparameter(value = "8000", min = 1, max = 1_000_000, doc = "the most words to know")
        int vocabulary,
    @Hyperparameter(value = "300", min = 1, max = 100_000, doc = "the most words of a text to read")
        int maxTokens,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = PretrainedVectors.MAX_DIMENSIONS,
            doc = "length of the word vectors; 0: that of the file of vectors, or else 50")
        int embedding,
    @Hyperparameter(
            value = "",
            doc = "GloVe file (.txt, .txt.gz) from which the word vectors start; empty: at random")
        String vectors,
    @Hyperparameter(value = "false", doc = "whether the vectors of the file stay as they are")
        boolean frozen) {}
