package org.deepmovie.text;

import org.deepmovie.analysis.TextLanguage;
import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** How a text encoder reads words. */
public record WordOptions(
    @Hyperparameter(value = "english", doc = "language of the texts; none: keep stop words")
        TextLanguage language,
    @Hyperparameter(
            value = "8000",
            min = 1,
            max = 1_000_000,
            doc = "maximum number of words in the vocabulary")
        int vocabularySize,
    @Hyperparameter(
            value = "300",
            min = 1,
            max = 100_000,
            doc = "maximum number of words read of a text")
        int maxTokens,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = WordOptions.MAX_WORD_DIMENSION,
            doc = "length of a word vector; 0: as in the file of wordVectors, or 50 without a file")
        int wordDimension,
    @Hyperparameter(
            value = "",
            doc =
                "text file (.gz too) of GloVe, word2vec or fastText with initial vectors; empty: random")
        String wordVectors,
    @Hyperparameter(
            value = "false",
            doc = "whether to keep the vectors of the file as they are, instead of training them")
        boolean freezeWordVectors)
    implements WordOptionsWith {

  /**
   * The maximum length of a word's vector; it also limits what the file of an encoder can claim.
   */
  public static final int MAX_WORD_DIMENSION = TextVectorOptions.MAX_DIMENSION;

  /** Every option at its default. */
  public static WordOptions defaults() {
    return OptionsMapper.defaults(WordOptions.class);
  }
}
