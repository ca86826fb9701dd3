package org.deepmovie.hybrid;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.deepmovie.options.OptionsType;
import org.deepmovie.spi.EncoderProvider;

/** An encoder provider together with the options to use it with. */
record EncoderChoice<O extends Record>(EncoderProvider<O> provider, O options) {

  ItemEncoder create(EncoderContext context) {
    return provider.create(options, context);
  }

  ItemEncoder load(InputStream in) throws IOException {
    return provider.load(options, in);
  }

  Map<String, String> optionValues() {
    return OptionsType.ofInstance(options).format(options);
  }
}
