package org.deepmovie.internal.deep.textcnn;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.nn.feature.AttributeEmbedding;
import org.deepmovie.internal.nn.layer.DenseLayer;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.nn.Activation;

/**
 * The hidden units of users or of items, h = f(W x + b): x is the sum of the embedded attributes
 * and, for items, of the vectors of the texts.
 */
public final class HiddenUnitEncoder implements AutoCloseable {

  private static final int ROWS_PER_ENCODING = 2048;

  private final AttributeEmbedding attributes;
  private final double idDropout;
  private final Optional<DroppableTexts> texts;
  private final DenseLayer dense;
  private final Activation activation;
  private float[] x = {};
  private float[] h = {};

  /**
   * An encoder on the given layers.
   *
   * @param idDropout the probability with which training drops an id
   * @param dense W and b
   * @param activation f
   */
  public HiddenUnitEncoder(
      AttributeEmbedding attributes,
      double idDropout,
      Optional<DroppableTexts> texts,
      DenseLayer dense,
      Activation activation) {
    this.attributes = attributes;
    this.idDropout = idDropout;
    this.texts = texts;
    this.dense = dense;
    this.activation = activation;
  }

  public List<Parameter> parameters() {
    return Stream.of(
            attributes.parameters(),
            texts.map(DroppableTexts::parameters).orElse(List.of()),
            dense.parameters())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * h of {@code rows} in training, rows x units.
   *
   * @param random draws what is dropped
   */
  public float[] forward(int[] rows, SplittableRandom random) {
    x = attributes.forward(rows, idDropout, Optional.of(random));
    texts.ifPresent(vectors -> vectors.addTo(x, rows, random));
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

  /**
   * Sets the gradients of all parameters from dL/dh of the last {@link #forward}.
   *
   * @param dh rows x units, overwritten
   * @param rows the number of rows
   */
  public void backward(float[] dh, int rows) {
    activation.backpropagate(h, dh);
    float[] dx = dense.backward(x, dh, rows);
    attributes.backward(dx);
    texts.ifPresent(vectors -> vectors.backward(dx, rows));
  }

  /**
   * h of all users or items.
   *
   * @param units the length of h
   */
  public HiddenUnits encode(int units) {
    Optional<FloatMatrix> vectors = texts.map(DroppableTexts::encode);
    FloatMatrix all = new FloatMatrix(attributes.size(), units);
    boolean[] known = new boolean[all.rows()];
    for (int from = 0; from < all.rows(); from += ROWS_PER_ENCODING) {
      int[] rows = IntStream.range(from, Math.min(all.rows(), from + ROWS_PER_ENCODING)).toArray();
      x = attributes.forward(rows, 0, Optional.empty());
      int first = from;
      vectors.ifPresent(matrix -> add(matrix.values(), matrix.offset(first)));
      float[] encoded = units(rows.length);
      System.arraycopy(encoded, 0, all.values(), all.offset(from), encoded.length);
      for (int row : rows) {
        known[row] = knows(row);
      }
    }
    return new HiddenUnits(all, known);
  }

  private boolean knows(int row) {
    return attributes.knows(row) || texts.map(text -> text.knows(row)).orElse(false);
  }

  /** Whether something is known of a user or item without training ratings. */
  public boolean knowsColdRows() {
    return IntStream.range(0, attributes.size())
        .anyMatch(row -> !attributes.hasId(row) && knows(row));
  }

  @Override
  public void close() {
    texts.ifPresent(DroppableTexts::close);
    dense.close();
  }
}
