package org.deepmovie.internal.text.resnet;

import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.nn.rows.RowSource;
import org.deepmovie.internal.nn.rows.TokenRows;
import org.deepmovie.internal.text.resnet.NormalizedConvolution.NormalizedBackward;
import org.deepmovie.internal.text.resnet.NormalizedConvolution.NormalizedOutput;

/**
 * The gradients of a batch behind its {@link MaximumPooling}. They are sparse: a maximum passes the
 * gradient of one word per text and channel. Only what batch normalization adds is dense.
 *
 * @param rows the rows of the batch
 * @param maximumRows the row of each maximum, documents x channels
 * @param passed the gradient that each maximum passes, documents x channels
 * @param convolution the backward pass of the convolution before the maximum
 * @param normalized the output of that convolution
 */
record MaximumGradients(
    TokenRows rows,
    int[] maximumRows,
    float[] passed,
    NormalizedBackward convolution,
    NormalizedOutput normalized) {

  /** Takes a gradient that is not zero, of one row and channel. */
  interface GradientVisitor {
    void visit(int row, int channel, float gradient);
  }

  /** Visits the maxima in some rows whose gradient is not zero. */
  void forEach(int first, int count, GradientVisitor visitor) {
    int channels = passed.length / rows.documents();
    int last = rows.documentAt(first + count - 1);
    for (int document = rows.documentAt(first); document <= last; document++) {
      for (int c = 0; c < channels; c++) {
        int p = document * channels + c;
        int row = maximumRows[p] - first;
        if (row >= 0 && row < count && passed[p] != 0) {
          visitor.visit(first + row, c, passed[p]);
        }
      }
    }
  }

  /** The gradient by the convolution's output, y; separators are zero. For one thread. */
  RowSource outputGradients() {
    float[] y = normalized.values();
    float[] factor = convolution.gradient().factor();
    float[] slopes = RowBlocks.tile(convolution.gradient().slope());
    float[] constants = RowBlocks.tile(convolution.gradient().constant());
    int channels = factor.length;
    return (first, count, values) -> {
      System.arraycopy(y, first * channels, values, 0, count * channels);
      for (int p = 0; p < count * channels; p++) {
        values[p] = slopes[p] * values[p] + constants[p];
      }
      rows.clearSeparators(first, count, values, channels);
      forEach(
          first,
          count,
          (row, c, gradient) -> values[(row - first) * channels + c] += factor[c] * gradient);
    };
  }
}
