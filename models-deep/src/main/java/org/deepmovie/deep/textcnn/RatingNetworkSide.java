package org.deepmovie.deep.textcnn;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.nn.layer.DenseLayer;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.text.cnn.TrainableText;
import org.deepmovie.nn.Activation;

/**
 * One side of the network, h = f(W x + b): x is the sum of the embedded attributes and, of items,
 * of the texts' vectors.
 */
final class RatingNetworkSide implements AutoCloseable {

  private static final int ROWS_AT_A_TIME = 2048;

  private final AttributeEmbedding attributes;
  private final Optional<TrainableText> texts;
  private final double idDropout;
  private final DenseLayer dense;
  private final Activation activation;
  private final int hidden;
  private float[] x;
  private float[] h;

  RatingNetworkSide(
      String name,
      TextCnnRatingOptions options,
      AttributeEmbedding attributes,
      Optional<TrainableText> texts,
      ParameterSource source) {
    this.attributes = attributes;
    this.texts = texts;
    this.idDropout = options.idDropout();
    this.dense = new DenseLayer(name, options.width(), options.hidden(), 1, source);
    this.activation = options.activation();
    this.hidden = options.hidden();
  }

  List<Parameter> parameters() {
    return Stream.of(
            attributes.parameters(),
            texts.map(TrainableText::parameters).orElse(List.of()),
            dense.parameters())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * h of {@code rows}, rows x hidden.
   *
   * @param random where training draws what it drops from; empty if no {@link #backward} follows
   */
  float[] forward(int[] rows, Optional<SplittableRandom> random) {
    x = attributes.forward(rows, idDropout, random);
    texts.ifPresent(network -> add(network.forward(rows, random), 0));
    return units(rows.length);
  }

  private void add(float[] vectors, int from) {
    for (int p = 0; p < x.length; p++) {
      x[p] += vectors[from + p];
    }
  }

  private float[] units(int rows) {
    h = dense.forward(x, rows);
    activation.apply(h);
    return h;
  }

  /** From dL/dH, which it overwrites, sets the gradients of all parameters. */
  void backward(float[] dh) {
    activation.backpropagate(h, dh);
    float[] dx = dense.backward(x, dh, h.length / hidden);
    attributes.backward(dx);
    texts.ifPresent(network -> network.backward(dx));
  }

  /** h of all users or items. */
  HiddenUnits encode() {
    Optional<FloatMatrix> vectors = texts.map(TrainableText::encode);
    FloatMatrix all = new FloatMatrix(attributes.size(), hidden);
    boolean[] known = new boolean[all.rows()];
    for (int from = 0; from < all.rows(); from += ROWS_AT_A_TIME) {
      int[] rows = IntStream.range(from, Math.min(all.rows(), from + ROWS_AT_A_TIME)).toArray();
      x = attributes.forward(rows, 0, Optional.empty());
      int first = from;
      vectors.ifPresent(matrix -> add(matrix.values(), matrix.offset(first)));
      float[] units = units(rows.length);
      System.arraycopy(units, 0, all.values(), all.offset(from), units.length);
      for (int row : rows) {
        known[row] = attributes.knows(row) || texts.map(t -> t.knows(row)).orElse(false);
      }
    }
    return new HiddenUnits(all, known);
  }

  @Override
  public void close() {
    texts.ifPresent(TrainableText::close);
    dense.close();
  }
}
