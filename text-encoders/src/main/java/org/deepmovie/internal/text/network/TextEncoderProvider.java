package org.deepmovie.internal.text.network;

import java.io.IOException;
import java.io.InputStream;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.train.Workers;

/** The provider of a text encoder; a subclass adds the network. */
public abstract class TextEncoderProvider<O extends Record & TextEncoderOptions>
    implements EncoderProvider<O> {

  /** Creates the network over the given word vectors, with the parameters of {@code source}. */
  public abstract TextNetwork network(
      O options, WordEmbedding embedding, int outputs, ParameterSource source, Workers workers);

  @Override
  public final ItemEncoder create(O options, EncoderContext context) {
    OptionsMapper.checked(options);
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
    OptionsMapper.checked(options);
    return EncoderFile.read(this, options, in);
  }
}
