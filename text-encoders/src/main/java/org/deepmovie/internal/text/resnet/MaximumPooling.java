package org.deepmovie.internal.text.resnet;

import java.util.Arrays;
import org.deepmovie.internal.nn.layer.BatchNorm;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.nn.rows.RowSource;
import org.deepmovie.internal.nn.rows.TokenRows;

/**
 * The maximum over each text of BN(y) + s, at least 0. As its gradient reaches one word per text
 * and channel, what is dense behind it is batch normalization's share alone.
 */
final class MaximumPooling {

  private final int channels;
  private TokenRows rows;
  private float[] pooled;
  private int[] maxima;

  /** y at the maxima. */
  private float[] peaks;

  private float[] passed;

  MaximumPooling(int channels) {
    this.channels = channels;
  }

  /** Before {@link #forward}. */
  void begin(TokenRows rows) {
    this.rows = rows;
    pooled = new float[rows.documents() * channels];
    maxima = new int[pooled.length];
    peaks = new float[pooled.length];
  }

  /**
   * Sets the maxima of documents.
   *
   * @param normalized y, rows x channels, and its normalization
   * @param shortcuts s by distinct word
   */
  TokenRows.Body forward(NormalizedConvolution normalized, float[] shortcuts) {
    float[] y = normalized.output;
    float[] factors = RowBlocks.tile(normalized.norm.factor);
    float[] offsets = RowBlocks.tile(normalized.norm.offset);
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
                  maxima[offset + c] = first + r;
                }
              }
            }
          },
          from,
          to - from);
      System.arraycopy(best, 0, pooled, offset, channels);
      for (int c = 0; c < channels; c++) {
        peaks[offset + c] = y[maxima[offset + c] * channels + c];
      }
    };
  }

  /** Takes dL/d(maxima), and sets the gradients of the normalization. */
  void beginBackward(float[] gradient, BatchNorm norm) {
    passed = new float[gradient.length];
    double[] sums = new double[channels];
    double[] centeredSums = new double[channels];
    for (int p = 0; p < gradient.length; p++) {
      if (pooled[p] > 0) {
        int c = p % channels;
        passed[p] = gradient[p];
        sums[c] += gradient[p];
        centeredSums[c] += gradient[p] * (peaks[p] - norm.center[c]);
      }
    }
    norm.backward(sums, centeredSums);
  }

  /** The maxima, documents x channels. */
  float[] pooled() {
    return pooled;
  }

  /** The gradient by y; zero in rows without a word. */
  RowSource gradients(NormalizedConvolution y) {
    float[] slopes = RowBlocks.tile(y.norm.slope);
    float[] constants = RowBlocks.tile(y.norm.constant);
    return (first, count, values) -> {
      System.arraycopy(y.output, first * channels, values, 0, count * channels);
      for (int p = 0; p < count * channels; p++) {
        values[p] = slopes[p] * values[p] + constants[p];
      }
      rows.clearSeparators(first, count, values, channels);
      forEach(
          first,
          count,
          (row, c, slope) -> values[(row - first) * channels + c] += y.norm.factor[c] * slope);
    };
  }

  /** A row in which a channel has its maximum, and the gradient that comes through it. */
  interface Peak {
    void visit(int row, int channel, float gradient);
  }

  /** Visits the maxima in some rows through which a gradient comes. */
  void forEach(int first, int count, Peak peak) {
    int last = rows.documentAt(first + count - 1);
    for (int document = rows.documentAt(first); document <= last; document++) {
      for (int c = 0; c < channels; c++) {
        int p = document * channels + c;
        int row = maxima[p] - first;
        if (row >= 0 && row < count && passed[p] != 0) {
          peak.visit(first + row, c, passed[p]);
        }
      }
    }
  }
}
