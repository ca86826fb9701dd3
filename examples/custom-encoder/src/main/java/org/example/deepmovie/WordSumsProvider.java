package org.example.deepmovie;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ItemEncoder;

/** Makes {@code pmf+word-sums} known; its name stands in META-INF/services. */
public final class WordSumsProvider implements EncoderProvider<WordSumsProvider.Options> {

  /** The options of the encoder. */
  public record Options(
      @Hyperparameter(value = "5", min = 1, max = 1000, doc = "passes over the items per turn")
          int encoderEpochs,
      @Hyperparameter(value = "1", min = 0, max = 2, doc = "step size") float rate) {}

  @Override
  public String name() {
    return "word-sums";
  }

  @Override
  public String summary() {
    return "the sum of a text's word vectors";
  }

  @Override
  public Class<Options> optionsType() {
    return Options.class;
  }

  @Override
  public ItemEncoder create(Options options, EncoderContext context) {
    if (context.items().texts().count() == 0) {
      throw new IllegalArgumentException(name() + " needs item texts; this data has none");
    }
    return new WordSums(options, context.items(), context.outputs());
  }

  @Override
  public ItemEncoder load(Options options, InputStream in) throws IOException {
    return WordSums.load(new DataInputStream(in));
  }
}
