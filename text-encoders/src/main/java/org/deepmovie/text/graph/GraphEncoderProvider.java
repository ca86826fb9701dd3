package org.deepmovie.text.graph;

import java.io.IOException;
import java.io.InputStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deepmovie.internal.text.graph.GraphNetworks;
import org.deepmovie.internal.text.network.TextEncoderProvider;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.text.TextEncoderOptions;

/**
 * Adds a graph of Deeplearning4j as an encoder of item texts. A subclass names it, has a record of
 * options, and builds the graph's configuration; everything else is done here: words and their
 * vectors, batches with masks, training with weighted items, saving and loading.
 *
 * <p>The graph has one input, {@code "words"}: documents x words, the indices of words, with a
 * mask. It ends in a layer without a loss, such as {@code DenseLayer}, with documents x outputs.
 * The weights of its {@code EmbeddingSequenceLayer} are the encoder's word vectors. It is trained
 * by external errors of the loss of {@link ItemEncoder#train}.
 *
 * <p>The vector of a text must not depend on the texts beside it, so all layers must read masks.
 * Refused, with what to use instead, are {@code Bidirectional}, {@code BatchNormalization},
 * SameDiff layers, the format NWC, output layers, and every graph in which padding changes a
 * vector. {@link org.deepmovie.text.graph.layer} has layers that read masks.
 *
 * <p>The same seed and the same number of threads give the same parameters.
 *
 * @param <O> the record of the encoder's options
 */
public abstract class GraphEncoderProvider<O extends Record & TextEncoderOptions>
    implements EncoderProvider<O> {

  private final TextEncoderProvider<O> encoders;

  /**
   * Called by subclasses.
   *
   * @param name the name to type after {@code pmf+}: lower case letters, digits, hyphens
   * @param summary one line: what the network is
   * @param optionsType the record of the encoder's options
   */
  protected GraphEncoderProvider(String name, String summary, Class<O> optionsType) {
    this.encoders =
        new TextEncoderProvider<>(name, summary, optionsType, GraphNetworks.factory(this::graph));
  }

  @Override
  public final String name() {
    return encoders.name();
  }

  @Override
  public final String summary() {
    return encoders.summary();
  }

  @Override
  public final Class<O> optionsType() {
    return encoders.optionsType();
  }

  /**
   * The configuration of the graph.
   *
   * @param builder with the encoder's seed, and with Adam and weight decay as the options say
   */
  protected abstract ComputationGraphConfiguration graph(
      NeuralNetConfiguration.Builder builder, O options, GraphSizes sizes);

  @Override
  public final ItemEncoder create(O options, EncoderContext context) {
    return encoders.create(options, context);
  }

  @Override
  public final ItemEncoder load(O options, InputStream in) throws IOException {
    return encoders.load(options, in);
  }
}
