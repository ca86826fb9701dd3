package org.deepmovie.internal.text.transformer;

import java.util.Arrays;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.blas.BlasMatrix;
import org.deepmovie.internal.nn.math.FastExponential;

/**
 * Attention of one head among the words of one text, by blocks of queries, so that memory grows
 * with the words and not with their square. The way back works the weights out anew from the
 * logarithm of each row's sum (Dao et al., NeurIPS 2022, section 3.1). For one thread.
 */
final class AttentionHead {

  private static final int QUERIES = 64;

  private final int width;
  private final int columns;
  private final int stride;
  private final float scale;
  private final Kernels kernels = Kernels.best();
  private final float[] queries;
  private final float[] slopes;
  private final float[] result;
  private BlasMatrix entries;
  private float[] bias;
  private int head;
  private int from;
  private int count;
  private int rowStride;
  private float[] keys = new float[0];
  private float[] values = new float[0];
  private float[] keysTransposed = new float[0];
  private float[] valuesTransposed = new float[0];
  private float[] dKeys = new float[0];
  private float[] dValues = new float[0];
  private float[] weights = new float[0];
  private float[] dWeights = new float[0];

  /**
   * For heads of {@code columns} columns.
   *
   * @param width the columns of all heads
   */
  AttentionHead(int width, int columns) {
    this.width = width;
    this.columns = columns;
    this.stride = kernels.stride(columns);
    this.scale = (float) (1 / Math.sqrt(columns));
    this.queries = new float[QUERIES * stride];
    this.slopes = new float[QUERIES * stride];
    this.result = new float[QUERIES * stride];
  }

  /**
   * Reads the keys and values of the words {@code from .. from + count - 1}.
   *
   * @param entries Q, K and V side by side, without {@code bias}
   */
  void read(BlasMatrix entries, float[] bias, int head, int from, int count) {
    this.entries = entries;
    this.bias = bias;
    this.head = head;
    this.from = from;
    this.count = count;
    this.rowStride = kernels.stride(count);
    if (keys.length < count * stride) {
      keys = new float[count * stride];
      values = new float[count * stride];
      dKeys = new float[count * stride];
      dValues = new float[count * stride];
    }
    if (keysTransposed.length < columns * rowStride) {
      keysTransposed = new float[columns * rowStride];
      valuesTransposed = new float[columns * rowStride];
      weights = new float[QUERIES * rowStride];
      dWeights = new float[QUERIES * rowStride];
    }
    read(1, from, count, keys);
    read(2, from, count, values);
    transpose(keys, keysTransposed);
  }

  /** Part 0, 1 or 2: Q, K or V. */
  private void read(int part, int firstRow, int rows, float[] to) {
    int column = part * width + head * columns;
    for (int r = 0; r < rows; r++) {
      entries.get(firstRow + r, column, columns, to, r * stride);
      kernels.addMultiple(to, r * stride, 1, bias, column, columns);
    }
  }

  private void transpose(float[] matrix, float[] transposed) {
    for (int c = 0; c < columns; c++) {
      int row = c * rowStride;
      for (int r = 0; r < count; r++) {
        transposed[row + r] = matrix[r * stride + c];
      }
      Arrays.fill(transposed, row + count, row + rowStride, 0);
    }
  }

  /**
   * Sets this head's columns of {@code attended}, and the logarithms of the sums of each softmax.
   *
   * @param offset where {@code logSums} of this head start
   */
  void forward(BlasMatrix attended, float[] logSums, int offset) {
    for (int first = 0; first < count; first += QUERIES) {
      int rows = Math.min(QUERIES, count - first);
      products(first, rows);
      for (int r = 0; r < rows; r++) {
        logSums[offset + from + first + r] = softmax(r * rowStride);
      }
      Arrays.fill(result, 0, rows * stride, 0);
      kernels.addProduct(
          weights, 0, rowStride, 1, values, stride, result, 0, stride, rows, stride, count);
      for (int r = 0; r < rows; r++) {
        attended.put(from + first + r, head * columns, columns, result, r * stride);
      }
    }
  }

  /** Sets {@code weights} to the scaled products of some queries with all keys. */
  private void products(int first, int rows) {
    read(0, from + first, rows, queries);
    for (int p = 0; p < rows * stride; p++) {
      queries[p] *= scale;
    }
    Arrays.fill(weights, 0, rows * rowStride, 0);
    kernels.addProduct(
        queries,
        0,
        stride,
        1,
        keysTransposed,
        rowStride,
        weights,
        0,
        rowStride,
        rows,
        rowStride,
        columns);
  }

  /** The logarithm of the sum. */
  private float softmax(int row) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int p = row; p < row + count; p++) {
      largest = Math.max(largest, weights[p]);
    }
    double sum = 0;
    for (int p = row; p < row + count; p++) {
      weights[p] = FastExponential.of(weights[p] - largest);
      sum += weights[p];
    }
    float inverse = (float) (1 / sum);
    for (int p = row; p < row + count; p++) {
      weights[p] *= inverse;
    }
    return largest + (float) Math.log(sum);
  }

  /**
   * Sets this head's columns of {@code dEntries} from dL/dA.
   *
   * @param logSums as {@link #forward} gave them
   * @param sums dL/dbias, to which it is added
   */
  void backward(
      BlasMatrix dAttended, float[] logSums, int offset, BlasMatrix dEntries, float[] sums) {
    transpose(values, valuesTransposed);
    Arrays.fill(dKeys, 0, count * stride, 0);
    Arrays.fill(dValues, 0, count * stride, 0);
    for (int first = 0; first < count; first += QUERIES) {
      int rows = Math.min(QUERIES, count - first);
      products(first, rows);
      for (int r = 0; r < rows; r++) {
        dAttended.get(from + first + r, head * columns, columns, slopes, r * stride);
      }
      Arrays.fill(dWeights, 0, rows * rowStride, 0);
      kernels.addProduct(
          slopes,
          0,
          stride,
          1,
          valuesTransposed,
          rowStride,
          dWeights,
          0,
          rowStride,
          rows,
          rowStride,
          columns);
      for (int r = 0; r < rows; r++) {
        softmaxBackward(r * rowStride, logSums[offset + from + first + r]);
      }
      kernels.addProduct(
          weights, 0, 1, rowStride, slopes, stride, dValues, 0, stride, count, stride, rows);
      kernels.addProduct(
          dWeights, 0, 1, rowStride, queries, stride, dKeys, 0, stride, count, stride, rows);
      Arrays.fill(result, 0, rows * stride, 0);
      kernels.addProduct(
          dWeights, 0, rowStride, 1, keys, stride, result, 0, stride, rows, stride, count);
      for (int p = 0; p < rows * stride; p++) {
        result[p] *= scale;
      }
      write(0, from + first, rows, result, dEntries, sums);
    }
    write(1, from, count, dKeys, dEntries, sums);
    write(2, from, count, dValues, dEntries, sums);
  }

  /** Turns products into weights, and the gradient by weights into that by products. */
  private void softmaxBackward(int row, float logSum) {
    for (int p = row; p < row + count; p++) {
      weights[p] = FastExponential.of(weights[p] - logSum);
    }
    float mean = kernels.dot(weights, row, dWeights, row, count);
    for (int p = row; p < row + count; p++) {
      dWeights[p] = weights[p] * (dWeights[p] - mean);
    }
  }

  private void write(
      int part, int firstRow, int rows, float[] values, BlasMatrix dEntries, float[] sums) {
    int column = part * width + head * columns;
    for (int r = 0; r < rows; r++) {
      dEntries.put(firstRow + r, column, columns, values, r * stride);
      kernels.addMultiple(sums, column, 1, values, r * stride, columns);
    }
  }
}
