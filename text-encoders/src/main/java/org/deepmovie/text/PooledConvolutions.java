package org.deepmovie.text;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deepmovie.model.Workers;

/**
 * Word vectors, convolutions of several widths over them, ReLU and the maximum over the text (Kim,
 * EMNLP 2014, eqs. 2 to 4). Filter f of width w over a document of words x_1 .. x_n gives
 *
 * <pre>
 *   z_f = max over t of relu(b_f + sum over k &lt; w of W_fk . E[x_(t+k)])
 * </pre>
 *
 * <p>Only real words take part; a text shorter than w counts as one window, missing words as zero
 * vectors. Two identities make this cheap and change no result but in rounding. W_fk . E[x] depends
 * on the word alone, so it is computed once for each distinct word of a batch, in one matrix
 * product, and looked up at every occurrence. And the gradient of a maximum reaches one window per
 * document and filter, so the backward pass visits those windows only.
 */
final class PooledConvolutions implements AutoCloseable {

  private static final int DOCUMENTS = 8;
  private static final int FILTERS = 16;

  private final int dimensions;
  private final int[] widths;
  private final int filters;
  private final int taps;
  private final Parameter embedding;
  private final Parameter weights;
  private final Parameter bias;
  private final Workers workers;
  private final Gemm projection = new Gemm(false, true);
  private final int[] rowOfToken;

  private TokenBatch batch;
  private int[] rows;
  private float[] vectors;
  private float[] projected = new float[0];
  private float[] pooled;
  private int[] windows;

  /**
   * Word vectors uniform in +-0.25 as in Kim's paper; filters uniform in +-sqrt(6 / (w dimensions))
   * (He et al. 2015, eq. 10).
   *
   * @param vocabulary the number of word indices
   * @param dimensions the length of a word vector
   * @param filters the number of filters of each width
   */
  PooledConvolutions(
      int vocabulary,
      int dimensions,
      int[] widths,
      int filters,
      SplittableRandom random,
      Workers workers) {
    this.dimensions = dimensions;
    this.widths = widths;
    this.filters = filters;
    this.taps = Arrays.stream(widths).sum();
    this.workers = workers;
    this.rowOfToken = new int[vocabulary];
    int columns = Math.multiplyExact(taps, filters);
    embedding =
        Parameter.uniform("embedding", Math.multiplyExact(vocabulary, dimensions), 0.25, random);
    weights =
        Parameter.uniform(
            "convolution.weights",
            Math.multiplyExact(columns, dimensions),
            Math.sqrt(6.0 * widths.length / (taps * dimensions)),
            random);
    bias = Parameter.zeros("convolution.bias", outputs());
  }

  int outputs() {
    return widths.length * filters;
  }

  /**
   * The word vectors (vocabulary x dimensions), the filters (one row of length dimensions per
   * width, tap and filter, in this order) and their biases (one per width and filter).
   */
  List<Parameter> parameters() {
    return List.of(embedding, weights, bias);
  }

  /** The pooled features z, documents x outputs. */
  float[] forward(TokenBatch batch) {
    this.batch = batch;
    int distinct = gatherVectors();
    int columns = taps * filters;
    if (projected.length < distinct * columns) {
      projected = new float[distinct * columns];
    }
    projection.multiply(vectors, weights.value, projected, distinct, columns, dimensions);
    pooled = new float[batch.size() * outputs()];
    windows = new int[pooled.length];
    workers.forEach(batch.size(), DOCUMENTS, (worker, from, to) -> pool(from, to));
    return pooled;
  }

  /** Numbers the batch's distinct words in {@code rows} and copies their vectors. */
  private int gatherVectors() {
    Arrays.fill(rowOfToken, -1);
    int[] tokens = batch.tokens();
    rows = new int[tokens.length];
    vectors = new float[Math.min(tokens.length, rowOfToken.length) * dimensions];
    int distinct = 0;
    for (int p = 0; p < tokens.length; p++) {
      int token = tokens[p];
      if (rowOfToken[token] < 0) {
        System.arraycopy(
            embedding.value, token * dimensions, vectors, distinct * dimensions, dimensions);
        rowOfToken[token] = distinct++;
      }
      rows[p] = rowOfToken[token];
    }
    return distinct;
  }

  private void pool(int fromDocument, int toDocument) {
    float[] best = new float[filters];
    float[] sum = new float[filters];
    int[] window = new int[filters];
    for (int d = fromDocument; d < toDocument; d++) {
      int start = batch.starts()[d];
      int end = batch.starts()[d + 1];
      int tap = 0;
      for (int i = 0; i < widths.length; i++) {
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        int last = Math.max(start, end - widths[i]);
        for (int t = start; t <= last; t++) {
          convolve(t, Math.min(end, t + widths[i]), tap, sum);
          for (int f = 0; f < filters; f++) {
            if (sum[f] > best[f]) {
              best[f] = sum[f];
              window[f] = t;
            }
          }
        }
        int offset = (d * widths.length + i) * filters;
        for (int f = 0; f < filters; f++) {
          pooled[offset + f] = Math.max(0, best[f] + bias.value[i * filters + f]);
          windows[offset + f] = window[f];
        }
        tap += widths[i];
      }
    }
  }

  /** The sum over the words at {@code from .. to-1} of their projections by successive taps. */
  private void convolve(int from, int to, int tap, float[] sum) {
    if (from == to) {
      Arrays.fill(sum, 0);
      return;
    }
    System.arraycopy(projected, (rows[from] * taps + tap) * filters, sum, 0, filters);
    for (int p = from + 1; p < to; p++) {
      add(projected, (rows[p] * taps + tap + p - from) * filters, sum, filters);
    }
  }

  private static void add(float[] values, int offset, float[] sum, int length) {
    for (int f = 0; f < length; f++) {
      sum[f] += values[offset + f];
    }
  }

  /** From dL/dz sets the gradients of all parameters. */
  void backward(float[] dz) {
    for (int p = 0; p < dz.length; p++) {
      dz[p] = pooled[p] > 0 ? dz[p] : 0;
    }
    workers.forEach(outputs(), FILTERS, (worker, from, to) -> filterGradients(dz, from, to));
    float[] dx = new float[batch.tokens().length * dimensions];
    workers.forEach(
        batch.size(), DOCUMENTS, (worker, from, to) -> inputGradients(dz, dx, from, to));
    Arrays.fill(embedding.gradient, 0);
    for (int p = 0; p < batch.tokens().length; p++) {
      axpy(1, dx, p * dimensions, embedding.gradient, batch.tokens()[p] * dimensions, dimensions);
    }
  }

  private void filterGradients(float[] dz, int fromFilter, int toFilter) {
    for (int c = fromFilter; c < toFilter; c++) {
      int width = widths[c / filters];
      int row = row(c);
      for (int k = 0; k < width; k++) {
        int offset = (row + k * filters) * dimensions;
        Arrays.fill(weights.gradient, offset, offset + dimensions, 0);
      }
      bias.gradient[c] = 0;
      for (int d = 0; d < batch.size(); d++) {
        float g = dz[d * outputs() + c];
        if (g != 0) {
          bias.gradient[c] += g;
          int from = windows[d * outputs() + c];
          int to = Math.min(batch.starts()[d + 1], from + width);
          for (int p = from; p < to; p++) {
            int offset = (row + (p - from) * filters) * dimensions;
            axpy(g, vectors, rows[p] * dimensions, weights.gradient, offset, dimensions);
          }
        }
      }
    }
  }

  private void inputGradients(float[] dz, float[] dx, int fromDocument, int toDocument) {
    for (int d = fromDocument; d < toDocument; d++) {
      for (int c = 0; c < outputs(); c++) {
        float g = dz[d * outputs() + c];
        if (g != 0) {
          int row = row(c);
          int from = windows[d * outputs() + c];
          int to = Math.min(batch.starts()[d + 1], from + widths[c / filters]);
          for (int p = from; p < to; p++) {
            int offset = (row + (p - from) * filters) * dimensions;
            axpy(g, weights.value, offset, dx, p * dimensions, dimensions);
          }
        }
      }
    }
  }

  /** The row of {@code weights} that holds the first tap of output {@code c}. */
  private int row(int c) {
    int row = c % filters;
    for (int i = 0; i < c / filters; i++) {
      row += widths[i] * filters;
    }
    return row;
  }

  private static void axpy(float g, float[] x, int fromX, float[] y, int fromY, int length) {
    for (int e = 0; e < length; e++) {
      y[fromY + e] += g * x[fromX + e];
    }
  }

  @Override
  public void close() {
    projection.close();
  }
}
