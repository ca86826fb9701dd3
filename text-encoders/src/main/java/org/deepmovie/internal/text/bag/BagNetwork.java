package org.deepmovie.internal.text.bag;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deepmovie.internal.nn.layer.DenseLayer;
import org.deepmovie.internal.nn.layer.ForwardState;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.rows.SideFeatures;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.network.DenseHead;
import org.deepmovie.internal.text.network.NetworkSetup;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.TokenizedTexts;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.BagOptions;

/**
 * A bag of words: the mean of the word vectors weighted by tf-idf, and one dense layer.
 *
 * <pre>
 *   m = sum_t idf(x_t) E[x_t] / sum_t idf(x_t)      idf(x) = 1 + ln((1 + N) / (1 + N_x))
 *   y = [s(m) | attributes | vectors] W + b
 * </pre>
 *
 * where N_x of N texts contain the word x, and s is the identity or RMSNorm, which scales to a root
 * mean square of 1 (Zhang and Sennrich, NeurIPS 2019, eq. 4). A text without words has m = 0.
 */
public final class BagNetwork implements TextNetwork {

  private static final double EPSILON = 1e-6;

  private final boolean normalize;
  private final int dimensions;
  private final WordEmbedding embedding;
  private final Parameter frequencies;
  private final DenseLayer output;
  private final ForwardState<ScaledMeans> state = new ForwardState<>();

  /** The scaled means x, by what each was multiplied, and the input of the dense layer. */
  private record ScaledMeans(TokenBatch batch, float[] x, float[] scales, float[] input) {}

  public BagNetwork(BagOptions options, NetworkSetup setup) {
    this.normalize = options.normalize();
    this.embedding = setup.embedding();
    this.dimensions = embedding.dimensions();
    this.frequencies = setup.source().state("idf", embedding.words(), 1);
    this.output =
        new DenseLayer(
            "output",
            dimensions + setup.sideColumns(),
            setup.outputs(),
            DenseHead.OUTPUT_GAIN,
            setup.source());
  }

  @Override
  public void prepare(TokenizedTexts texts) {
    int[] counts = texts.documentFrequencies(embedding.words());
    for (int word = 0; word < counts.length; word++) {
      double rarity = (1.0 + texts.items()) / (1.0 + counts[word]);
      frequencies.value()[word] = (float) (1 + StrictMath.log(rarity));
    }
  }

  @Override
  public float[] forward(TokenBatch batch, Optional<SplittableRandom> dropout) {
    float[] vectors = embedding.lookUp(batch.tokens());
    float[] x = new float[batch.size() * dimensions];
    float[] scales = new float[batch.size()];
    for (int d = 0; d < batch.size(); d++) {
      float share = share(batch, d);
      for (int t = batch.starts()[d]; t < batch.starts()[d + 1]; t++) {
        float weight = share * frequencies.value()[batch.tokens()[t]];
        for (int e = 0; e < dimensions; e++) {
          x[d * dimensions + e] += weight * vectors[t * dimensions + e];
        }
      }
      scales[d] = scale(x, d);
    }
    float[] input = batch.side().appendTo(x, batch.items());
    state.set(new ScaledMeans(batch, x, scales, input));
    return output.forward(input, batch.size());
  }

  /** The share of a weight of 1 in the weighted mean of {@code document}. */
  private float share(TokenBatch batch, int document) {
    double sum = 0;
    for (int t = batch.starts()[document]; t < batch.starts()[document + 1]; t++) {
      sum += frequencies.value()[batch.tokens()[t]];
    }
    return sum > 0 ? (float) (1 / sum) : 0;
  }

  /** Scales the row of {@code document}, and returns by what. */
  private float scale(float[] x, int document) {
    double squares = dot(x, x, document);
    float scale = normalize ? (float) (1 / Math.sqrt(squares / dimensions + EPSILON)) : 1;
    for (int e = 0; e < dimensions; e++) {
      x[document * dimensions + e] *= scale;
    }
    return scale;
  }

  private double dot(float[] a, float[] b, int document) {
    double sum = 0;
    for (int p = document * dimensions; p < (document + 1) * dimensions; p++) {
      sum += a[p] * b[p];
    }
    return sum;
  }

  @Override
  public void backward(float[] gradient) {
    ScaledMeans means = state.get();
    TokenBatch batch = means.batch();
    float[] x = means.x();
    float[] dx =
        SideFeatures.first(
            output.backward(means.input(), gradient, batch.size()), batch.size(), dimensions);
    if (!embedding.isTrainable()) {
      return;
    }
    float[] vectors = new float[batch.tokens().length * dimensions];
    for (int d = 0; d < batch.size(); d++) {
      float along = normalize ? (float) (dot(dx, x, d) / dimensions) : 0;
      float share = share(batch, d) * means.scales()[d];
      for (int t = batch.starts()[d]; t < batch.starts()[d + 1]; t++) {
        float weight = share * frequencies.value()[batch.tokens()[t]];
        for (int e = 0; e < dimensions; e++) {
          int p = d * dimensions + e;
          vectors[t * dimensions + e] = weight * (dx[p] - along * x[p]);
        }
      }
    }
    embedding.backward(batch.tokens(), vectors);
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(
            Stream.of(embedding.parameter(), frequencies), output.parameters().stream())
        .toList();
  }

  @Override
  public void close() {
    output.close();
  }
}
