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
import org.deepmovie.text.EncoderOptions;
import org.deepmovie.text.NetworkSizes;

/**
 * Adds a graph of Deeplearning4j as an encoder of items. A subclass names it, has a record of
 * options, and builds the graph's configuration; everything else is done here: words and their
 * vectors, attributes as columns, batches with masks, training with weighted items, saving and
 * loading.
 *
 * <p>The graph has one or more of these inputs, by name:
 *
 * <ul>
 *   <li>{@code "words"}: documents x words, the indices of words, with a mask. The options
 *       implement {@link org.deepmovie.text.TextEncoderOptions}. The weights of the first {@code
 *       EmbeddingSequenceLayer} are the encoder's word vectors.
 *   <li>{@code "attributes"}: items x {@link NetworkSizes#attributes}. A category has a column, 1
 *       where an item has it; a field of numbers has piecewise linear functions of it. Fields have
 *       mean 0 and total variance 1; an unknown field is 0.
 *   <li>{@code "vectors"}: items x {@link NetworkSizes#vectors}, all vectors of {@link
 *       org.deepmovie.data.Dataset#itemVectors} side by side, scaled in the same way.
 * </ul>
 *
 * <p>It ends in a layer without a loss, such as {@code DenseLayer}, with items x outputs. It is
 * trained by external errors of the loss of {@link ItemEncoder#train}.
 *
 * <p>The vector of an item must not depend on the items beside it, so all layers over words must
 * read masks. Refused, with what to use instead, are {@code Bidirectional}, {@code
 * BatchNormalization}, SameDiff layers and vertices, the format NWC, output layers, every graph in
 * which padding changes a vector, and graphs whose gradient is grossly wrong. {@link
 * org.deepmovie.text.graph.layer} has layers that read masks. A {@code DenseLayer} over words needs
 * {@code setInputTypes(InputType.recurrent(sizes.words()))}. A layer that mixes the items of a
 * batch in training must be a {@code MaskedBatchNormLayer}: batches of others may be divided by the
 * length of texts.
 *
 * <p>The graph computes on a thread of its own, away from the workspaces and the random numbers of
 * a caller that uses ND4J itself. The same seed and the same number of threads give the same
 * parameters.
 *
 * @param <O> the record of the encoder's options
 */
public abstract class GraphEncoderProvider<O extends Record & EncoderOptions>
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
        new TextEncoderProvider<>(
            name, summary, optionsType, true, GraphNetworks.factory(this::graph));
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
      NeuralNetConfiguration.Builder builder, O options, NetworkSizes sizes);

  @Override
  public final ItemEncoder create(O options, EncoderContext context) {
    return encoders.create(options, context);
  }

  @Override
  public final ItemEncoder load(O options, InputStream in) throws IOException {
    return encoders.load(options, in);
  }
}
