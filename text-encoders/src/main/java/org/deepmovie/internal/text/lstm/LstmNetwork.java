package org.deepmovie.internal.text.lstm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.layer.ForwardState;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.rows.RangeAdder;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.nn.rows.TokenRows;
import org.deepmovie.internal.text.network.DenseHead;
import org.deepmovie.internal.text.network.NetworkSetup;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.LstmOptions;
import org.deepmovie.train.Workers;

/**
 * Bidirectional LSTM layers, each over the states of the layer before, and dense layers:
 *
 * <pre>
 *   z = mean over the words of their states, or each direction's last state
 *   h = tanh(z W1 + b1)     y = dropout(h) W2 + b2
 * </pre>
 *
 * <p>A text without words has z = 0. Texts are not padded.
 */
public final class LstmNetwork implements TextNetwork {

  private static final int ENCODING_BATCH_SIZE = 128;

  private final int units;
  private final int features;
  private final LstmOptions.StatePooling pooling;
  private final WordEmbedding embedding;
  private final List<LstmLayer> layers;
  private final DenseHead head;
  private final Workers workers;
  private final List<LstmLayer.LstmStates> states = new ArrayList<>();
  private final ForwardState<TokenRows> state = new ForwardState<>();

  public LstmNetwork(LstmOptions options, NetworkSetup setup, Kernels kernels) {
    this.units = options.units();
    this.features = 2 * units;
    this.pooling = options.pooling();
    this.embedding = setup.embedding();
    this.workers = setup.workers();
    this.layers =
        IntStream.range(0, options.layers())
            .mapToObj(
                l ->
                    new LstmLayer(
                        "lstm" + l,
                        l == 0,
                        l == 0 ? embedding.dimensions() : features,
                        units,
                        setup.source(),
                        workers,
                        kernels))
            .toList();
    this.head = new DenseHead(features, options.head(), setup);
  }

  @Override
  public int encodingBatchSize() {
    return ENCODING_BATCH_SIZE;
  }

  @Override
  public float[] forward(TokenBatch batch, Optional<SplittableRandom> dropout) {
    TokenRows rows = TokenRows.of(batch, embedding.words());
    state.set(rows);
    DocumentGroups groups = DocumentGroups.of(rows);
    float[] values = embedding.lookUp(rows.words().tokens());
    states.clear();
    for (LstmLayer layer : layers) {
      states.add(layer.forward(groups, values, dropout.isPresent()));
      values = states.get(states.size() - 1).values();
    }
    return head.forward(pool(rows, values), batch, dropout);
  }

  private float[] pool(TokenRows rows, float[] states) {
    float[] z = new float[rows.documents() * features];
    rows.forEach(
        workers,
        () -> {
          RangeAdder adder = new RangeAdder(features);
          float[] sum = new float[features];
          return (document, from, to) -> {
            if (from < to && pooling == LstmOptions.StatePooling.LAST) {
              System.arraycopy(states, (to - 1) * features, sum, 0, units);
              System.arraycopy(states, from * features + units, sum, units, units);
            } else {
              Arrays.fill(sum, 0);
              for (int row = from; row < to; row++) {
                adder.add(1f / (to - from), states, row * features, features, sum);
              }
            }
            System.arraycopy(sum, 0, z, document * features, features);
          };
        });
    return z;
  }

  @Override
  public void backward(float[] gradient) {
    TokenRows rows = state.get();
    float[] dStates = poolBackward(rows, head.backward(gradient));
    for (int l = layers.size() - 1; l >= 0; l--) {
      dStates = states.get(l).backward(dStates, l > 0 || embedding.isTrainable());
    }
    if (embedding.isTrainable()) {
      embedding.backward(rows.words().tokens(), dStates);
    }
  }

  /** Returns dL/d(states) for dL/dz. */
  private float[] poolBackward(TokenRows rows, float[] dz) {
    float[] dStates = new float[rows.count() * features];
    rows.forEach(
        workers,
        () ->
            (document, from, to) -> {
              int z = document * features;
              if (from < to && pooling == LstmOptions.StatePooling.LAST) {
                System.arraycopy(dz, z, dStates, (to - 1) * features, units);
                System.arraycopy(dz, z + units, dStates, from * features + units, units);
              } else if (from < to) {
                for (int f = z; f < z + features; f++) {
                  dz[f] *= 1f / (to - from);
                }
                for (int row = from; row < to; row++) {
                  System.arraycopy(dz, z, dStates, row * features, features);
                }
              }
            });
    return dStates;
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(
            Stream.of(embedding.parameter()),
            layers.stream().flatMap(layer -> layer.parameters().stream()),
            head.parameters().stream())
        .flatMap(stream -> stream)
        .toList();
  }

  @Override
  public void close() {
    layers.forEach(LstmLayer::close);
    head.close();
  }
}
