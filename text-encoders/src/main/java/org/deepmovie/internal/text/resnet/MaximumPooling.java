package org.deepmovie.internal.text.resnet;

import java.util.Arrays;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.nn.rows.TokenRows;
import org.deepmovie.internal.text.resnet.NormalizedConvolution.NormalizedOutput;

/** The maximum over each text of a batch of relu(BN(y) + s), by channel. */
final class MaximumPooling {

  private final int channels;
  private final TokenRows rows;
  private final NormalizedOutput normalized;
  private final float[] shortcuts;
  private final float[] features;
  private final int[] maximumRows;

  /** y at the maxima. */
  private final float[] maximumValues;

  /**
   * The pooling of a batch.
   *
   * @param normalized y, rows x channels, and its normalization
   * @param shortcuts s by distinct word, words x channels
   */
  MaximumPooling(TokenRows rows, NormalizedOutput normalized, float[] shortcuts, int channels) {
    this.channels = channels;
    this.rows = rows;
    this.normalized = normalized;
    this.shortcuts = shortcuts;
    this.features = new float[rows.documents() * channels];
    this.maximumRows = new int[features.length];
    this.maximumValues = new float[features.length];
  }

  /** Makes a task that computes the maxima of documents; it is for one thread. */
  TokenRows.DocumentTask task() {
    float[] y = normalized.values();
    float[] factors = RowBlocks.tile(normalized.scaling().factor());
    float[] offsets = RowBlocks.tile(normalized.scaling().offset());
    float[] values = new float[RowBlocks.ROWS * channels];
    float[] added = new float[values.length];
    float[] best = new float[channels];
    return (document, from, to) -> {
      Arrays.fill(best, 0);
      int offset = document * channels;
      RowBlocks.run(
          (first, count) -> {
            System.arraycopy(y, first * channels, values, 0, count * channels);
            for (int r = 0; r < count; r++) {
              int word = rows.wordOfRow()[first + r];
              System.arraycopy(shortcuts, word * channels, added, r * channels, channels);
            }
            for (int p = 0; p < count * channels; p++) {
              values[p] = factors[p] * values[p] + offsets[p] + added[p];
            }
            for (int r = 0; r < count; r++) {
              for (int c = 0; c < channels; c++) {
                if (values[r * channels + c] > best[c]) {
                  best[c] = values[r * channels + c];
                  maximumRows[offset + c] = first + r;
                }
              }
            }
          },
          from,
          to - from);
      System.arraycopy(best, 0, features, offset, channels);
      for (int c = 0; c < channels; c++) {
        maximumValues[offset + c] = y[maximumRows[offset + c] * channels + c];
      }
    };
  }

  /** The maxima, documents x channels, after the tasks have run over all documents. */
  float[] features() {
    return features;
  }

  /** The gradients that pass through the maxima, from dL/d({@link #features}). */
  MaximumGradients backward(float[] gradient) {
    float[] passed = new float[gradient.length];
    double[] sums = new double[channels];
    double[] centeredSums = new double[channels];
    for (int p = 0; p < gradient.length; p++) {
      if (features[p] > 0) {
        int c = p % channels;
        passed[p] = gradient[p];
        sums[c] += gradient[p];
        centeredSums[c] += gradient[p] * (maximumValues[p] - normalized.scaling().center()[c]);
      }
    }
    return new MaximumGradients(
        rows, maximumRows, passed, normalized.beginBackward(sums, centeredSums), normalized);
  }
}
