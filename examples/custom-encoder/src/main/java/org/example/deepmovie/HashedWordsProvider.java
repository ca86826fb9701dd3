package org.example.deepmovie;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.deepmovie.hybrid.EncoderContext;
import org.deepmovie.hybrid.ItemEncoder;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.spi.EncoderProvider;

/** Makes {@code pmf+hashed-words} known; its name stands in META-INF/services. */
public final class HashedWordsProvider implements EncoderProvider<HashedWordsProvider.Options> {

  /** The options of the encoder. */
  public record Options(
      @Hyperparameter(value = "4096", min = 2, max = 1_000_000, doc = "word buckets") int buckets,
      @Hyperparameter(value = "0.05", min = 0, max = 1, doc = "learning rate") float rate) {}

  @Override
  public String name() {
    return "hashed-words";
  }

  @Override
  public String summary() {
    return "a linear function of hashed words";
  }

  @Override
  public Class<Options> optionsType() {
    return Options.class;
  }

  @Override
  public ItemEncoder create(Options options, EncoderContext context) {
    return new HashedWords(context.items(), options.buckets(), options.rate(), context.outputs());
  }

  @Override
  public ItemEncoder load(Options options, InputStream in) throws IOException {
    return HashedWords.load(options.buckets(), options.rate(), new DataInputStream(in));
  }
}
