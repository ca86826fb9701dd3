package org.deepmovie.analysis;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Which words of texts are read, and where vectors of them are given. */
public record VocabularyOptions(
    @Hyperparameter(value = "english", doc = "language of the texts; none: ignore no stop words")
        TextLanguage language,
    @Hyperparameter(
            value = "8000",
            min = 1,
            max = 1_000_000,
            doc = "maximum number of words in the vocabulary")
        int vocabularySize,
    @Hyperparameter(
            value = "",
            doc =
                "text file (.gz too) of GloVe, word2vec or fastText vectors of words; empty: none")
        String wordVectors)
    implements VocabularyOptionsWith {

  /** Every option at its default. */
  public static VocabularyOptions defaults() {
    return OptionsMapper.defaults(VocabularyOptions.class);
  }
}
