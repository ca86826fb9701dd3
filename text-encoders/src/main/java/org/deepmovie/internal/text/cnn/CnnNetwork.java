package org.deepmovie.internal.text.cnn;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deepmovie.internal.nn.layer.ForwardState;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.network.DenseHead;
import org.deepmovie.internal.text.network.NetworkSetup;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.CnnOptions;

/**
 * The text CNN of ConvMF (Kim, Park et al., RecSys 2016, section 3.2) on the convolutions of Kim
 * (EMNLP 2014), with three widths:
 *
 * <pre>
 *   z = pooled convolutions of width 3, 4 and 5     h = tanh(z W1 + b1)
 *   y = dropout(h) W2 + b2
 * </pre>
 */
public final class CnnNetwork implements TextNetwork {

  private final WordEmbedding embedding;
  private final PooledConvolutions convolutions;
  private final DenseHead head;
  private final ForwardState<PooledText> state = new ForwardState<>();

  public CnnNetwork(CnnOptions options, NetworkSetup setup) {
    this.embedding = setup.embedding();
    this.convolutions =
        new PooledConvolutions(
            PooledConvolutions.KIM_WIDTHS,
            embedding,
            options.filters(),
            setup.source(),
            setup.workers());
    this.head = new DenseHead(convolutions.outputs(), options.head(), setup);
  }

  @Override
  public float[] forward(TokenBatch batch, Optional<SplittableRandom> dropout) {
    PooledText pooled = convolutions.forward(batch);
    state.set(pooled);
    return head.forward(pooled.features(), batch, dropout);
  }

  @Override
  public void backward(float[] gradient) {
    state.get().backward(head.backward(gradient));
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(List.of(embedding.parameter()), convolutions.parameters(), head.parameters())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void close() {
    convolutions.close();
    head.close();
  }
}
