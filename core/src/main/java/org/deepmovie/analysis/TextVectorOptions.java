package org.deepmovie.analysis;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** How texts become vectors without training: by latent semantic analysis or from word vectors. */
public record TextVectorOptions(
    @Hyperparameter(value = "english", doc = "language of the texts; none: ignore no stop words")
        TextLanguage language,
    @Hyperparameter(
            value = "64",
            min = 0,
            max = TextVectorOptions.MAX_DIMENSION,
            doc = "length of a text's vector if there is no file of wordVectors; 0: read no texts")
        int textDimension,
    @Hyperparameter(
            value = "8000",
            min = 1,
            max = 1_000_000,
            doc = "maximum number of words in the vocabulary")
        int vocabularySize,
    @Hyperparameter(
            value = "",
            doc =
                "text file (.gz too) of GloVe, word2vec or fastText, averaged per text; empty: LSA")
        String wordVectors)
    implements TextVectorOptionsWith {

  /** The greatest length of a vector of a word or a text. */
  public static final int MAX_DIMENSION = 1000;

  /** Every option at its default. */
  public static TextVectorOptions defaults() {
    return OptionsMapper.defaults(TextVectorOptions.class);
  }
}
