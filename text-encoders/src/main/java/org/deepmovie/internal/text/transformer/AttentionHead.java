package org.deepmovie.internal.text.transformer;

import java.util.Arrays;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixBuffer;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.internal.nn.blas.BlasMatrix;
import org.deepmovie.internal.nn.math.FastExponential;

/**
 * The attention of one head among the words of one text, by blocks of queries, so that memory grows
 * with the number of words and not with its square. The backward pass recomputes the attention
 * weights from the logarithm of each row's sum (Dao et al., NeurIPS 2022, section 3.1). Not
 * thread-safe; a worker uses one object for all its texts and heads.
 */
final class AttentionHead {

  /** Which of the three matrices side by side in the projected rows. */
  private enum AttentionInput {
    QUERY,
    KEY,
    VALUE
  }

  private static final int QUERIES = 64;

  private final int width;
  private final int columns;
  private final int stride;
  private final float scale;
  private final Kernels kernels = Kernels.best();
  private final MatrixBuffer queries = new MatrixBuffer();
  private final MatrixBuffer keys = new MatrixBuffer();
  private final MatrixBuffer values = new MatrixBuffer();
  private final MatrixBuffer transposed = new MatrixBuffer();
  private final MatrixBuffer weights = new MatrixBuffer();
  private final MatrixBuffer result = new MatrixBuffer();
  private final MatrixBuffer dResult = new MatrixBuffer();
  private final MatrixBuffer dWeights = new MatrixBuffer();
  private final MatrixBuffer dKeys = new MatrixBuffer();
  private final MatrixBuffer dValues = new MatrixBuffer();
  private final MatrixBuffer valuesTransposed = new MatrixBuffer();

  /**
   * For heads of {@code columns} columns.
   *
   * @param width the number of columns of all heads together
   */
  AttentionHead(int width, int columns) {
    this.width = width;
    this.columns = columns;
    this.stride = kernels.stride(columns);
    this.scale = (float) (1 / Math.sqrt(columns));
    queries.resize(QUERIES, stride);
    result.resize(QUERIES, stride);
    dResult.resize(QUERIES, stride);
  }

  /**
   * Reads the keys and values of a head for the words {@code from .. from + count - 1} of a text.
   *
   * @param entries Q, K and V side by side, without {@code bias}
   * @return the attention among these words, until the next call
   */
  TextAttention attend(BlasMatrix entries, float[] bias, int head, int from, int count) {
    return new TextAttention(entries, bias, head, from, count);
  }

  /** The attention among the words of one text. */
  final class TextAttention {

    private final BlasMatrix entries;
    private final float[] bias;
    private final int head;
    private final int from;
    private final int count;
    private final int rowStride;

    private TextAttention(BlasMatrix entries, float[] bias, int head, int from, int count) {
      this.entries = entries;
      this.bias = bias;
      this.head = head;
      this.from = from;
      this.count = count;
      this.rowStride = kernels.stride(count);
      keys.resize(count, stride);
      values.resize(count, stride);
      transposed.resize(columns, rowStride);
      weights.resize(QUERIES, rowStride);
      read(AttentionInput.KEY, from, count, keys);
      read(AttentionInput.VALUE, from, count, values);
      transpose(keys, transposed);
    }

    private int column(AttentionInput part) {
      return part.ordinal() * width + head * columns;
    }

    private void read(AttentionInput part, int firstRow, int rows, MatrixBuffer to) {
      int column = column(part);
      for (int r = 0; r < rows; r++) {
        entries.get(firstRow + r, column, columns, to.values(), r * stride);
        kernels.addMultiple(to.values(), r * stride, 1, bias, column, columns);
      }
    }

    private void transpose(MatrixBuffer matrix, MatrixBuffer result) {
      float[] to = result.values();
      for (int c = 0; c < columns; c++) {
        int row = c * rowStride;
        for (int r = 0; r < count; r++) {
          to[row + r] = matrix.values()[r * stride + c];
        }
        Arrays.fill(to, row + count, row + rowStride, 0);
      }
    }

    /**
     * Sets this head's columns of {@code attended}, and the logarithms of the sums of each softmax.
     *
     * @param offset where the {@code logSums} of this head start
     */
    void forward(BlasMatrix attended, float[] logSums, int offset) {
      for (int first = 0; first < count; first += QUERIES) {
        int rows = Math.min(QUERIES, count - first);
        multiplyByKeys(first, rows);
        for (int r = 0; r < rows; r++) {
          logSums[offset + from + first + r] = softmax(r * rowStride);
        }
        result.clear(rows);
        kernels.addProduct(weights.view(), values.view(), result.view(), rows, stride, count);
        for (int r = 0; r < rows; r++) {
          attended.put(from + first + r, head * columns, columns, result.values(), r * stride);
        }
      }
    }

    /** Sets {@code weights} to the scaled products of some queries with all keys. */
    private void multiplyByKeys(int first, int rows) {
      read(AttentionInput.QUERY, from + first, rows, queries);
      float[] q = queries.values();
      for (int p = 0; p < rows * stride; p++) {
        q[p] *= scale;
      }
      weights.clear(rows);
      kernels.addProduct(
          queries.view(), transposed.view(), weights.view(), rows, rowStride, columns);
    }

    /** Replaces a row of products by weights, and returns the logarithm of their sum. */
    private float softmax(int row) {
      float[] w = weights.values();
      float largest = Float.NEGATIVE_INFINITY;
      for (int p = row; p < row + count; p++) {
        largest = Math.max(largest, w[p]);
      }
      double sum = 0;
      for (int p = row; p < row + count; p++) {
        w[p] = FastExponential.of(w[p] - largest);
        sum += w[p];
      }
      float inverse = (float) (1 / sum);
      for (int p = row; p < row + count; p++) {
        w[p] *= inverse;
      }
      return largest + (float) Math.log(sum);
    }

    /**
     * Sets this head's columns of {@code dEntries} from dL/dA.
     *
     * @param logSums as {@link #forward} set them
     * @param biasGradient dL/dbias, to which this head's share is added
     */
    void backward(
        BlasMatrix dAttended,
        float[] logSums,
        int offset,
        BlasMatrix dEntries,
        float[] biasGradient) {
      valuesTransposed.resize(columns, rowStride);
      transpose(values, valuesTransposed);
      dWeights.resize(QUERIES, rowStride);
      dKeys.resize(count, stride);
      dValues.resize(count, stride);
      dKeys.clear(count);
      dValues.clear(count);
      MatrixView weightsByKey = weights.view().transposed();
      MatrixView dWeightsByKey = dWeights.view().transposed();
      for (int first = 0; first < count; first += QUERIES) {
        int rows = Math.min(QUERIES, count - first);
        multiplyByKeys(first, rows);
        for (int r = 0; r < rows; r++) {
          int row = from + first + r;
          dAttended.get(row, head * columns, columns, dResult.values(), r * stride);
        }
        dWeights.clear(rows);
        kernels.addProduct(
            dResult.view(), valuesTransposed.view(), dWeights.view(), rows, rowStride, columns);
        for (int r = 0; r < rows; r++) {
          softmaxBackward(r * rowStride, logSums[offset + from + first + r]);
        }
        kernels.addProduct(weightsByKey, dResult.view(), dValues.view(), count, stride, rows);
        kernels.addProduct(dWeightsByKey, queries.view(), dKeys.view(), count, stride, rows);
        result.clear(rows);
        kernels.addProduct(dWeights.view(), keys.view(), result.view(), rows, stride, count);
        for (int p = 0; p < rows * stride; p++) {
          result.values()[p] *= scale;
        }
        write(AttentionInput.QUERY, from + first, rows, result, dEntries, biasGradient);
      }
      write(AttentionInput.KEY, from, count, dKeys, dEntries, biasGradient);
      write(AttentionInput.VALUE, from, count, dValues, dEntries, biasGradient);
    }

    /** Replaces products by weights, and the gradient by weights by that by products. */
    private void softmaxBackward(int row, float logSum) {
      float[] w = weights.values();
      float[] dw = dWeights.values();
      for (int p = row; p < row + count; p++) {
        w[p] = FastExponential.of(w[p] - logSum);
      }
      float mean = kernels.dot(w, row, dw, row, count);
      for (int p = row; p < row + count; p++) {
        dw[p] = w[p] * (dw[p] - mean);
      }
    }

    private void write(
        AttentionInput part,
        int firstRow,
        int rows,
        MatrixBuffer gradient,
        BlasMatrix dEntries,
        float[] biasGradient) {
      int column = column(part);
      for (int r = 0; r < rows; r++) {
        dEntries.put(firstRow + r, column, columns, gradient.values(), r * stride);
        kernels.addMultiple(biasGradient, column, 1, gradient.values(), r * stride, columns);
      }
    }
  }
}
