package org.deepmovie.text;

import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.analysis.VocabularyOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** How a text encoder reads words. */
public record WordOptions(
    VocabularyOptions vocabulary,
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
            doc =
                "length of a word vector; 0: as in the file of wordVectors, whose vectors are the"
                    + " initial ones, or 50 random numbers without a file")
        int wordDimension,
    @Hyperparameter(
            value = "false",
            doc =
                "whether to keep the vectors of wordVectors as they are, instead of training them")
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
