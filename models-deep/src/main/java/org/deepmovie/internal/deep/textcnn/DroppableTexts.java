package org.deepmovie.internal.deep.textcnn;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.text.cnn.TrainableText;

/**
 * The vectors of texts. A text that is missing, or that a training step drops, has the vector 0. A
 * network learns the texts of the rated items by heart and then learns little from their
 * attributes; without some texts it must.
 */
public final class DroppableTexts implements AutoCloseable {

  private final TrainableText texts;
  private final double dropout;

  /** The places of the texts that the last step read among its rows. */
  private int[] places = {};

  /**
   * Texts on a network.
   *
   * @param dropout the probability with which a training step drops a text
   */
  public DroppableTexts(TrainableText texts, double dropout) {
    this.texts = texts;
    this.dropout = dropout;
  }

  List<Parameter> parameters() {
    return texts.parameters();
  }

  /** Whether {@code row} has a text with a word of the vocabulary. */
  boolean knows(int row) {
    return texts.knows(row);
  }

  /** Adds the vectors of {@code rows} in training to {@code x}, rows x factors. */
  void addTo(float[] x, int[] rows, SplittableRandom random) {
    places =
        IntStream.range(0, rows.length)
            .filter(n -> texts.knows(rows[n]) && random.nextDouble() >= dropout)
            .toArray();
    if (places.length > 0) {
      int[] read = IntStream.of(places).map(n -> rows[n]).toArray();
      float[] vectors = texts.forward(read, Optional.of(random));
      int factors = x.length / rows.length;
      for (int p = 0; p < vectors.length; p++) {
        x[places[p / factors] * factors + p % factors] += vectors[p];
      }
    }
  }

  /**
   * Sets the gradients of all parameters.
   *
   * @param dx of the loss by the x of the last {@link #addTo}, rows x factors
   * @param rows the number of rows
   */
  void backward(float[] dx, int rows) {
    if (places.length == 0) {
      parameters().forEach(parameter -> Arrays.fill(parameter.gradient(), 0));
      return;
    }
    int factors = dx.length / rows;
    float[] gradient = new float[places.length * factors];
    for (int n = 0; n < places.length; n++) {
      System.arraycopy(dx, places[n] * factors, gradient, n * factors, factors);
    }
    texts.backward(gradient);
  }

  /** The vectors of all texts, items x factors. */
  FloatMatrix encode() {
    FloatMatrix vectors = texts.encode();
    for (int row = 0; row < vectors.rows(); row++) {
      if (!texts.knows(row)) {
        Arrays.fill(vectors.values(), vectors.offset(row), vectors.offset(row + 1), 0);
      }
    }
    return vectors;
  }

  @Override
  public void close() {
    texts.close();
  }
}
