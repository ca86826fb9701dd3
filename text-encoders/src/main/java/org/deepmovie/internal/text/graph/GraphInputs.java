package org.deepmovie.internal.text.graph;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.nn.blas.NdMatrices;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.network.TextNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The inputs of a graph for a batch, in the order in which the graph names them. Texts are padded
 * to the longest.
 */
final class GraphInputs {

  private final TokenBatch batch;
  private final List<String> names;
  private final boolean emptyTexts;

  /** The number of words to which each text is padded. */
  private final int time;

  private GraphInputs(TokenBatch batch, List<String> names, boolean emptyTexts) {
    this.batch = batch;
    this.names = names;
    this.emptyTexts = emptyTexts;
    this.time = Math.max(1, batch.longest());
  }

  /**
   * The inputs for a batch.
   *
   * @param emptyTexts whether a text without words has no word; otherwise it has one, of index 0
   */
  static GraphInputs of(TokenBatch batch, List<String> names, boolean emptyTexts) {
    return new GraphInputs(batch, names, emptyTexts);
  }

  /** The arrays: indices of words, documents x words, or features, documents x columns. */
  INDArray[] inputs() {
    return names.stream()
        .map(
            name ->
                switch (name) {
                  case TextNetwork.WORDS -> NdMatrices.matrix(words(), batch.size());
                  case TextNetwork.ATTRIBUTES -> rows(batch.side().attributes());
                  default -> rows(batch.side().vectors());
                })
        .toArray(INDArray[]::new);
  }

  /** The masks: 1 at words, 0 at padding; none for features. */
  @Nullable INDArray[] masks() {
    @Nullable INDArray[] masks = new INDArray[names.size()];
    for (int n = 0; n < masks.length; n++) {
      masks[n] =
          names.get(n).equals(TextNetwork.WORDS)
              ? NdMatrices.matrix(present(), batch.size())
              : null;
    }
    return masks;
  }

  private float[] words() {
    float[] words = new float[Math.multiplyExact(batch.size(), time)];
    for (int d = 0; d < batch.size(); d++) {
      for (int t = 0; t < batch.length(d); t++) {
        words[d * time + t] = batch.tokens()[batch.starts()[d] + t];
      }
    }
    return words;
  }

  private float[] present() {
    float[] present = new float[batch.size() * time];
    for (int d = 0; d < batch.size(); d++) {
      int read = emptyTexts ? batch.length(d) : Math.max(1, batch.length(d));
      Arrays.fill(present, d * time, d * time + read, 1);
    }
    return present;
  }

  private INDArray rows(FloatMatrix features) {
    int columns = features.columns();
    float[] rows = new float[Math.multiplyExact(batch.size(), columns)];
    for (int d = 0; d < batch.size(); d++) {
      System.arraycopy(
          features.values(), features.offset(batch.items()[d]), rows, d * columns, columns);
    }
    return NdMatrices.matrix(rows, batch.size());
  }
}
