package org.deepmovie.text;

import java.io.IOException;
import java.io.InputStream;
import org.deepmovie.hybrid.EncoderContext;
import org.deepmovie.hybrid.ItemEncoder;
import org.deepmovie.layers.ParameterSource;
import org.deepmovie.model.Workers;
import org.deepmovie.options.OptionsType;
import org.deepmovie.spi.EncoderProvider;

/** What all text encoders share: texts, training and files; a subclass adds the network. */
abstract class TextEncoderProvider<O extends Record & TextOptions> implements EncoderProvider<O> {

  /** A network with the further parameters of {@code source} over the given word vectors. */
  abstract TextNetwork network(
      O options, Embedding embedding, int outputs, ParameterSource source, Workers workers);

  @Override
  public final ItemEncoder create(O options, EncoderContext context) {
    OptionsType.checked(options);
    if (context.outputs() < 1 || context.outputs() > TextEncoder.MAX_OUTPUTS) {
      throw new IllegalArgumentException(
          "outputs=" + context.outputs() + "; give 1 to " + TextEncoder.MAX_OUTPUTS);
    }
    if (context.items().texts().count() == 0) {
      throw new IllegalArgumentException(name() + " needs item texts; this data has none");
    }
    return TextEncoder.untrained(this, options, context);
  }

  @Override
  public final ItemEncoder load(O options, InputStream in) throws IOException {
    OptionsType.checked(options);
    return EncoderFile.read(this, options, in);
  }
}
