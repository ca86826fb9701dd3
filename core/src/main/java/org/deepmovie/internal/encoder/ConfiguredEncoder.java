package org.deepmovie.internal.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ItemEncoder;

/** An encoder provider with the options of its encoders. */
public record ConfiguredEncoder<O extends Record>(EncoderProvider<O> provider, O options) {

  /** A new, untrained encoder. */
  public ItemEncoder create(EncoderContext context) {
    return provider.create(options, context);
  }

  ItemEncoder load(InputStream in) throws IOException {
    return provider.load(options, in);
  }

  /** The options by name, as text. */
  public Map<String, String> optionValues() {
    return OptionsMapper.ofInstance(options).format(options);
  }
}
