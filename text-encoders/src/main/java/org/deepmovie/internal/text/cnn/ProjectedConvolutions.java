package org.deepmovie.internal.text.cnn;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deepmovie.internal.nn.layer.DenseLayer;
import org.deepmovie.internal.nn.layer.Dropout;
import org.deepmovie.internal.nn.layer.ForwardState;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.network.DenseHead;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.ConvolutionOptions;
import org.deepmovie.train.Workers;

/**
 * The text part of {@code text-cnn-rating}: convolutions and one dense layer.
 *
 * <pre>
 *   z = pooled convolutions of width 2, 3, 4 and 5     y = dropout(z) W + b
 * </pre>
 */
public final class ProjectedConvolutions implements TextNetwork {

  /** The widths of the filters, the widest first. */
  public static final int[] WIDTHS = {5, 4, 3, 2};

  private final WordEmbedding embedding;
  private final PooledConvolutions convolutions;
  private final Dropout dropout;
  private final DenseLayer output;
  private final ForwardState<ConvolvedTexts> state = new ForwardState<>();

  /** The features z of a batch, and dropout(z). */
  private record ConvolvedTexts(int documents, PooledText pooled, float[] dropped) {}

  ProjectedConvolutions(
      ConvolutionOptions options,
      WordEmbedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers) {
    this.embedding = embedding;
    this.convolutions =
        new PooledConvolutions(WIDTHS, embedding, options.filters(), source, workers);
    this.dropout = new Dropout(options.dropout());
    this.output =
        new DenseLayer("output", convolutions.outputs(), outputs, DenseHead.OUTPUT_GAIN, source);
  }

  @Override
  public float[] forward(TokenBatch batch, Optional<SplittableRandom> random) {
    PooledText pooled = convolutions.forward(batch);
    float[] dropped = dropout.forward(pooled.features(), random);
    state.set(new ConvolvedTexts(batch.size(), pooled, dropped));
    return output.forward(dropped, batch.size());
  }

  @Override
  public void backward(float[] gradient) {
    ConvolvedTexts texts = state.get();
    float[] dDropped = output.backward(texts.dropped(), gradient, texts.documents());
    texts.pooled().backward(dropout.backward(dDropped));
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(List.of(embedding.parameter()), convolutions.parameters(), output.parameters())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void close() {
    convolutions.close();
    output.close();
  }
}
