package org.deepmovie.text;

import org.deepmovie.internal.text.analysis.PretrainedVectors;
import org.deepmovie.internal.text.analysis.TextVectors;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link TextVectors}; defaults, ranges and meaning stand on the components. */
public record TextVectorOptions(
    @Hyperparameter(
            value = "64",
            min = 0,
            max = PretrainedVectors.MAX_DIMENSIONS,
            doc =
                "length of the texts' vectors if there is no file of word vectors; 0: read no text")
        int textDimensions,
    @Hyperparameter(value = "8000", min = 1, max = 1_000_000, doc = "the most words to know")
        int vocabulary,
    @Hyperparameter(
            value = "",
            doc = "GloVe file (.txt, .txt.gz): texts are the means of its vectors; empty: LSA")
        String vectors) {}
