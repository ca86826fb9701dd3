package org.deepmovie.internal.text.network;

import com.google.common.primitives.Ints;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
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
 * @param choosesInputs whether the network names what it reads, and may do without texts
 * @param network creates the network
 */
public record TextEncoderProvider<O extends Record & EncoderOptions>(
    String name,
    String summary,
    Class<O> optionsType,
    boolean choosesInputs,
    TextNetworkFactory<O> network)
    implements EncoderProvider<O> {

  @Override
  public ItemEncoder create(O options, EncoderContext context) {
    OptionsMapper.checked(options);
    if (context.outputs() < 1 || context.outputs() > TextEncoder.MAX_OUTPUTS) {
      throw new IllegalArgumentException(
          "outputs=" + context.outputs() + "; give 1 to " + TextEncoder.MAX_OUTPUTS);
    }
    if (!choosesInputs && context.items().texts().count() == 0) {
      throw new IllegalArgumentException(name + " needs item texts; this data has none");
    }
    TextEncoder network = TextEncoder.untrained(this, options, context);
    try {
      return choosesInputs || network.sideColumns() == 0
          ? network
          : WideAndDeepEncoder.untrained(network.regression(context), network, context.items());
    } catch (RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  @Override
  public ItemEncoder load(O options, InputStream in) throws IOException {
    OptionsMapper.checked(options);
    PushbackInputStream data = new PushbackInputStream(in, Integer.BYTES);
    byte[] magic = data.readNBytes(Integer.BYTES);
    if (magic.length < Integer.BYTES || Ints.fromByteArray(magic) != WideAndDeepEncoder.MAGIC) {
      data.unread(magic);
      return EncoderFile.read(this, options, data);
    }
    ItemEncoder regression = WideAndDeepEncoder.loadRegression(options.side().vectors(), data);
    return WideAndDeepEncoder.trained(regression, EncoderFile.read(this, options, data));
  }
}
