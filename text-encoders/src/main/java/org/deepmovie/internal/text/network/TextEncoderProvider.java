package org.deepmovie.internal.text.network;

import java.io.IOException;
import java.io.InputStream;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.text.EncoderOptions;

/**
 * The provider of an encoder with a network.
 *
 * @param name the name to type after {@code pmf+}
 * @param summary one line: what the network is
 * @param optionsType the record of the encoder's options
 * @param readsSideFeatures whether the network may read attributes and given vectors
 * @param network creates the network
 */
public record TextEncoderProvider<O extends Record & EncoderOptions>(
    String name,
    String summary,
    Class<O> optionsType,
    boolean readsSideFeatures,
    TextNetworkFactory<O> network)
    implements EncoderProvider<O> {

  @Override
  public ItemEncoder create(O options, EncoderContext context) {
    OptionsMapper.checked(options);
    if (context.outputs() < 1 || context.outputs() > TextEncoder.MAX_OUTPUTS) {
      throw new IllegalArgumentException(
          "outputs=" + context.outputs() + "; give 1 to " + TextEncoder.MAX_OUTPUTS);
    }
    if (!readsSideFeatures && context.items().texts().count() == 0) {
      throw new IllegalArgumentException(name + " needs item texts; this data has none");
    }
    return TextEncoder.untrained(this, options, context);
  }

  @Override
  public ItemEncoder load(O options, InputStream in) throws IOException {
    OptionsMapper.checked(options);
    return EncoderFile.read(this, options, in);
  }
}
