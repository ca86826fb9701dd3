package org.deepmovie.text;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deepmovie.model.Workers;

/**
 * The text CNN of ConvMF (Kim, Park et al., RecSys 2016, section 3.2) on the convolutions of Kim
 * (EMNLP 2014), with three widths:
 *
 * <pre>
 *   z = pooled convolutions of width 3, 4 and 5     h = tanh(z W1 + b1)
 *   y = dropout(h) W2 + b2
 * </pre>
 */
final class CnnNetwork implements TextNetwork {

  private static final int[] WIDTHS = {5, 4, 3};

  /** Small, so that the first outputs are near zero, the mean of factors without ratings. */
  private static final double OUTPUT_GAIN = 0.1;

  private final double drop;
  private final PooledConvolutions convolutions;
  private final Dense hidden;
  private final Dense output;
  private int documents;
  private float[] z;
  private float[] h;
  private float[] kept;
  private float[] dropped;

  CnnNetwork(
      CnnOptions options, int vocabulary, int outputs, ParameterSource source, Workers workers) {
    this.drop = options.dropout();
    this.convolutions =
        new PooledConvolutions(
            vocabulary, options.embedding(), WIDTHS, options.filters(), source, workers);
    this.hidden = new Dense("hidden", convolutions.outputs(), options.hidden(), 1, source);
    this.output = new Dense("output", options.hidden(), outputs, OUTPUT_GAIN, source);
  }

  @Override
  public float[] forward(TokenBatch batch, Optional<SplittableRandom> dropout) {
    documents = batch.size();
    z = convolutions.forward(batch);
    h = hidden.forward(z, documents);
    kept = new float[h.length];
    dropped = new float[h.length];
    float scale = (float) (1 / (1 - drop));
    for (int p = 0; p < h.length; p++) {
      h[p] = (float) Math.tanh(h[p]);
      kept[p] = dropout.isEmpty() ? 1 : dropout.get().nextDouble() < drop ? 0 : scale;
      dropped[p] = kept[p] * h[p];
    }
    return output.forward(dropped, documents);
  }

  @Override
  public void backward(float[] gradient) {
    float[] dh = output.backward(dropped, gradient, documents);
    for (int p = 0; p < dh.length; p++) {
      dh[p] *= kept[p] * (1 - h[p] * h[p]);
    }
    convolutions.backward(hidden.backward(z, dh, documents));
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(convolutions.parameters(), hidden.parameters(), output.parameters())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void close() {
    convolutions.close();
    hidden.close();
    output.close();
  }
}
