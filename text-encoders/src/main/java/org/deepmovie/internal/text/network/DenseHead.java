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
import org.deepmovie.nn.Activation;
import org.deepmovie.text.DenseHeadOptions;

/**
 * The dense layers that map the features z of a text to its vector (Kim, Park et al., RecSys 2016,
 * eq. 7, with dropout):
 *
 * <pre>
 *   h = tanh(z W1 + b1)     y = dropout(h) W2 + b2
 * </pre>
 */
public final class DenseHead implements AutoCloseable {

  /** Small, so that the initial outputs are near zero, the prior mean of the factors. */
  public static final double OUTPUT_GAIN = 0.1;

  private final DenseLayer hidden;
  private final Dropout dropout;
  private final DenseLayer output;
  private final ForwardState<HeadValues> state = new ForwardState<>();

  /** The values of a batch: z, h and dropout(h). */
  private record HeadValues(int documents, float[] z, float[] h, float[] dropped) {}

  /**
   * Layers with the parameters of {@code source}.
   *
   * @param features the length of z
   * @param outputs the length of y
   */
  public DenseHead(int features, DenseHeadOptions options, int outputs, ParameterSource source) {
    this.hidden = new DenseLayer("hidden", features, options.hiddenUnits(), 1, source);
    this.dropout = new Dropout(options.dropout());
    this.output = new DenseLayer("output", options.hiddenUnits(), outputs, OUTPUT_GAIN, source);
  }

  /** W1, b1, W2 and b2. */
  public List<Parameter> parameters() {
    return Stream.concat(hidden.parameters().stream(), output.parameters().stream()).toList();
  }

  /** Returns Y for {@code z}, documents x outputs. */
  public float[] forward(float[] z, int documents, Optional<SplittableRandom> random) {
    float[] h = hidden.forward(z, documents);
    Activation.TANH.apply(h);
    float[] dropped = dropout.forward(h, random);
    state.set(new HeadValues(documents, z, h, dropped));
    return output.forward(dropped, documents);
  }

  /** Sets the gradients of all parameters from dL/dY, and returns dL/dZ. */
  public float[] backward(float[] dy) {
    HeadValues values = state.get();
    int documents = values.documents();
    float[] dh = dropout.backward(output.backward(values.dropped(), dy, documents));
    Activation.TANH.backpropagate(values.h(), dh);
    return hidden.backward(values.z(), dh, documents);
  }

  @Override
  public void close() {
    hidden.close();
    output.close();
  }
}
