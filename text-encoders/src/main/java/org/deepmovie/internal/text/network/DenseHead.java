package org.deepmovie.internal.text.network;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deepmovie.internal.nn.layer.DenseLayer;
import org.deepmovie.internal.nn.layer.Dropout;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.nn.Activation;
import org.deepmovie.text.HeadOptions;

/**
 * What follows the features z of a text (Kim, Park et al., RecSys 2016, eq. 7, with dropout):
 *
 * <pre>
 *   h = tanh(z W1 + b1)     y = dropout(h) W2 + b2
 * </pre>
 */
public final class DenseHead implements AutoCloseable {

  /** Small, so that the first outputs are near zero, the mean of factors without ratings. */
  public static final double OUTPUT_GAIN = 0.1;

  private final DenseLayer hidden;
  private final Dropout dropout;
  private final DenseLayer output;
  private int documents;
  private float[] z;
  private float[] h;
  private float[] kept;

  /**
   * Layers of random weights.
   *
   * @param features the length of z
   * @param outputs the length of y
   */
  public DenseHead(int features, HeadOptions options, int outputs, ParameterSource source) {
    this.hidden = new DenseLayer("hidden", features, options.hidden(), 1, source);
    this.dropout = new Dropout(options.dropout());
    this.output = new DenseLayer("output", options.hidden(), outputs, OUTPUT_GAIN, source);
  }

  public List<Parameter> parameters() {
    return Stream.concat(hidden.parameters().stream(), output.parameters().stream()).toList();
  }

  /** Y of {@code z}, documents x outputs. */
  public float[] forward(float[] z, int documents, Optional<SplittableRandom> random) {
    this.documents = documents;
    this.z = z;
    h = hidden.forward(z, documents);
    Activation.TANH.apply(h);
    kept = dropout.forward(h, random);
    return output.forward(kept, documents);
  }

  /** From dL/dY sets the gradients of all parameters, and gives dL/dZ. */
  public float[] backward(float[] dy) {
    float[] dh = dropout.backward(output.backward(kept, dy, documents));
    Activation.TANH.backpropagate(h, dh);
    return hidden.backward(z, dh, documents);
  }

  @Override
  public void close() {
    hidden.close();
    output.close();
  }
}
