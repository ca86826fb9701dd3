package org.deepmovie.analysis;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** How texts become vectors without training: by latent semantic analysis or from word vectors. */
public record TextVectorOptions(
    VocabularyOptions vocabulary,
    @Hyperparameter(
            value = "64",
            min = 0,
            max = TextVectorOptions.MAX_DIMENSION,
            doc =
                "length of a text's vector by latent semantic analysis; 0: read no texts. With a"
                    + " file of wordVectors it is their mean")
        int textDimension)
    implements TextVectorOptionsWith {

  /** The greatest length of a vector of a word or a text. */
  public static final int MAX_DIMENSION = 1000;

  /** Whether texts are read. */
  public boolean readsTexts() {
    return textDimension > 0 || !vocabulary.wordVectors().isEmpty();
  }

  /** Every option at its default. */
  public static TextVectorOptions defaults() {
    return OptionsMapper.defaults(TextVectorOptions.class);
  }
}
