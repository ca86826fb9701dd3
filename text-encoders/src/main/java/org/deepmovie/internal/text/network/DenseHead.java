package org.deepmovie.internal.text.network;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deepmovie.internal.nn.layer.DenseLayer;
import org.deepmovie.internal.nn.layer.Dropout;
import org.deepmovie.internal.nn.layer.ForwardState;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.SideFeatures;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.nn.Activation;
import org.deepmovie.text.DenseHeadOptions;

/**
 * The dense layers that map the features z of a text, and what else is known of the item, to its
 * vector (Kim, Park et al., RecSys 2016, eq. 7, with dropout):
 *
 * <pre>
 *   h = tanh([z | attributes | vectors] W1 + b1)     y = dropout(h) W2 + b2
 * </pre>
 */
public final class DenseHead implements AutoCloseable {

  /** Small, so that the initial outputs are near zero, the prior mean of the factors. */
  public static final double OUTPUT_GAIN = 0.1;

  private final int features;
  private final DenseLayer hidden;
  private final Dropout dropout;
  private final DenseLayer output;
  private final ForwardState<HeadValues> state = new ForwardState<>();

  /** The values of a batch: the input x, h and dropout(h). */
  private record HeadValues(int documents, float[] x, float[] h, float[] dropped) {}

  /**
   * Layers with the parameters and the sizes of {@code setup}.
   *
   * @param features the length of z
   */
  public DenseHead(int features, DenseHeadOptions options, NetworkSetup setup) {
    int units = options.hiddenUnits();
    ParameterSource source = setup.source();
    this.features = features;
    this.hidden = new DenseLayer("hidden", features + setup.sideColumns(), units, 1, source);
    this.dropout = new Dropout(options.dropout());
    this.output = new DenseLayer("output", units, setup.outputs(), OUTPUT_GAIN, source);
  }

  /** W1, b1, W2 and b2. */
  public List<Parameter> parameters() {
    return Stream.concat(hidden.parameters().stream(), output.parameters().stream()).toList();
  }

  /** Returns Y for {@code z}, the features of the texts of {@code batch}, documents x outputs. */
  public float[] forward(float[] z, TokenBatch batch, Optional<SplittableRandom> random) {
    float[] x = batch.side().appendTo(z, batch.items());
    float[] h = hidden.forward(x, batch.size());
    Activation.TANH.apply(h);
    float[] dropped = dropout.forward(h, random);
    state.set(new HeadValues(batch.size(), x, h, dropped));
    return output.forward(dropped, batch.size());
  }

  /** Sets the gradients of all parameters from dL/dY, and returns dL/dZ. */
  public float[] backward(float[] dy) {
    HeadValues values = state.get();
    int documents = values.documents();
    float[] dh = dropout.backward(output.backward(values.dropped(), dy, documents));
    Activation.TANH.backpropagate(values.h(), dh);
    return SideFeatures.first(hidden.backward(values.x(), dh, documents), documents, features);
  }

  @Override
  public void close() {
    hidden.close();
    output.close();
  }
}
