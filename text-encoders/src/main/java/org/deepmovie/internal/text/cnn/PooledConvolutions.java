package org.deepmovie.internal.text.cnn;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.nn.blas.Gemm;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.RangeAdder;
import org.deepmovie.internal.text.analysis.DistinctTokens;
import org.deepmovie.internal.text.analysis.TokenBatch;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.train.Workers;

/**
 * Word vectors, convolutions of several widths over them, ReLU and the maximum over the text (Kim,
 * EMNLP 2014, eqs. 2 to 4). Filter f of width w over a document of words x_1 .. x_n gives
 *
 * <pre>
 *   z_f = max over t of relu(b_f + sum over k &lt; w of W_fk . E[x_(t+k)])
 * </pre>
 *
 * <p>Only real words take part; a text shorter than w counts as one window, missing words as zero
 * vectors. Two identities make this cheap and change the result by rounding only. W_fk . E[x]
 * depends on the word alone, so it is computed once for each distinct word of a batch, in one
 * matrix product, and looked up wherever the word stands. And the gradient of a maximum reaches one
 * window per document and filter, so the backward pass visits those windows alone.
 */
public final class PooledConvolutions implements AutoCloseable {

  /** Those of Kim's paper, the widest first. */
  static final int[] KIM_WIDTHS = {5, 4, 3};

  private static final int DOCUMENTS = 8;
  private static final int OUTPUTS = 16;

  private final int[] widths;
  private final int dimensions;
  private final int filters;
  private final int outputs;
  private final int columns;
  private final WordEmbedding embedding;
  private final Parameter weights;
  private final Parameter bias;
  private final Workers workers;
  private final Gemm projection = new Gemm(false, true);

  /** Where each output's filter starts in {@code weights}, and at last where they end. */
  private final int[] filterOffsets;

  private TokenBatch batch;
  private int[] rows;
  private float[] projected = new float[0];
  private float[] pooled;
  private int[] windows;

  /**
   * Filters uniform in +-sqrt(6 / (w dimensions)) with the mean w (He et al. 2015, eq. 10).
   *
   * @param widths of the filters, in words, the widest first
   * @param filters the number of filters of each width
   */
  public PooledConvolutions(
      int[] widths, WordEmbedding embedding, int filters, ParameterSource source, Workers workers) {
    this.widths = widths;
    this.embedding = embedding;
    this.dimensions = embedding.dimensions();
    this.filters = filters;
    this.outputs = widths.length * filters;
    this.columns = Arrays.stream(widths).sum() * filters;
    this.workers = workers;
    long taps = (long) columns * dimensions;
    double bound = Math.sqrt(6.0 * outputs / taps);
    this.weights = source.weights("convolution.weights", taps, bound);
    this.bias = source.biases("convolution.bias", outputs);
    this.filterOffsets = new int[outputs + 1];
    for (int c = 0; c < outputs; c++) {
      filterOffsets[c + 1] = filterOffsets[c] + widths[c / filters] * dimensions;
    }
  }

  /** The number of features per document: filters times widths. */
  int outputs() {
    return outputs;
  }

  /**
   * The filters, those of the first width first, each width x dimensions; their biases. The word
   * vectors are not among them.
   */
  List<Parameter> parameters() {
    return List.of(weights, bias);
  }

  /** The features z, documents x outputs. */
  public float[] forward(TokenBatch batch) {
    this.batch = batch;
    DistinctTokens words = DistinctTokens.of(batch, embedding.words());
    int distinct = words.size();
    rows = words.rows();
    float[] vectors = embedding.lookUp(words.tokens());
    long cells = (long) distinct * columns;
    if (cells > FloatMatrix.MAX_VALUES) {
      throw new IllegalArgumentException(
          distinct
              + " words, each with "
              + columns
              + " products with filters, are more than "
              + FloatMatrix.MAX_VALUES
              + " numbers; lower filters or vocabulary");
    }
    if (projected.length < cells) {
      projected = new float[(int) cells];
    }
    projection.multiply(vectors, weightsByTap(), projected, distinct, columns, dimensions);
    pooled = new float[batch.size() * outputs];
    windows = new int[pooled.length];
    workers.forEach(batch.size(), DOCUMENTS, (worker, from, to) -> pool(from, to));
    return pooled;
  }

  /**
   * The filters' rows in the order tap, width, filter. As the widest stand first, the outputs that
   * have a tap k are the first {@link #outputsWithTap}, and their columns stand together.
   */
  private float[] weightsByTap() {
    float[] ordered = new float[weights.value().length];
    int target = 0;
    for (int k = 0; k < widths[0]; k++) {
      for (int c = 0; c < outputsWithTap(k); c++) {
        int source = filterOffsets[c] + k * dimensions;
        System.arraycopy(weights.value(), source, ordered, target, dimensions);
        target += dimensions;
      }
    }
    return ordered;
  }

  private int outputsWithTap(int k) {
    return filters * (int) Arrays.stream(widths).filter(width -> width > k).count();
  }

  private void pool(int fromDocument, int toDocument) {
    int[] tapOutputs = new int[widths[0]];
    Arrays.setAll(tapOutputs, this::outputsWithTap);
    RangeAdder adder = new RangeAdder(outputs);
    float[][] sums = new float[longestDocument(fromDocument, toDocument)][outputs];
    float[] best = new float[outputs];
    for (int d = fromDocument; d < toDocument; d++) {
      int length = batch.starts()[d + 1] - batch.starts()[d];
      int last = Math.max(0, length - widths[widths.length - 1]);
      Arrays.fill(best, Float.NEGATIVE_INFINITY);
      for (int t = 0; t <= last; t++) {
        convolve(
            batch.starts()[d] + t, Math.min(length - t, widths[0]), tapOutputs, adder, sums[t]);
        if (t > 0) {
          Arrays.fill(sums[t], 0, firstFitting(length - t), Float.NEGATIVE_INFINITY);
        }
        maximum(best, sums[t]);
      }
      for (int t = last; t >= 0; t--) {
        markMaxima(best, sums[t], batch.starts()[d] + t, d * outputs);
      }
      for (int c = 0; c < outputs; c++) {
        pooled[d * outputs + c] = Math.max(0, best[c] + bias.value()[c]);
      }
    }
  }

  private int longestDocument(int fromDocument, int toDocument) {
    int longest = 1;
    for (int d = fromDocument; d < toDocument; d++) {
      longest = Math.max(longest, batch.starts()[d + 1] - batch.starts()[d]);
    }
    return longest;
  }

  /**
   * The sum over {@code words} words from {@code start} of their projections by successive taps.
   */
  private void convolve(int start, int words, int[] tapOutputs, RangeAdder adder, float[] sum) {
    Arrays.fill(sum, 0);
    int column = 0;
    for (int k = 0; k < words; k++) {
      adder.add(1, projected, rows[start + k] * columns + column, tapOutputs[k], sum);
      column += tapOutputs[k];
    }
  }

  /** The first output whose filter fits {@code words} words. */
  private int firstFitting(int words) {
    int i = 0;
    while (widths[i] > words) {
      i++;
    }
    return i * filters;
  }

  private static void maximum(float[] best, float[] sum) {
    for (int c = 0; c < best.length; c++) {
      best[c] = Math.max(best[c], sum[c]);
    }
  }

  private void markMaxima(float[] best, float[] sum, int t, int offset) {
    for (int c = 0; c < best.length; c++) {
      if (sum[c] == best[c]) {
        windows[offset + c] = t;
      }
    }
  }

  /** From dL/dz sets the gradients of all parameters, and of the word vectors if they train. */
  void backward(float[] dz) {
    for (int p = 0; p < dz.length; p++) {
      dz[p] = pooled[p] > 0 ? dz[p] : 0;
    }
    int[] tokens = batch.tokens();
    float[] x = embedding.lookUp(tokens);
    workers.forEach(outputs, OUTPUTS, (worker, from, to) -> filterGradients(dz, x, from, to));
    if (!embedding.trains()) {
      return;
    }
    float[] dx = new float[x.length];
    workers.forEach(
        batch.size(), DOCUMENTS, (worker, from, to) -> inputGradients(dz, dx, from, to));
    embedding.backward(tokens, dx);
  }

  private void filterGradients(float[] dz, float[] x, int fromOutput, int toOutput) {
    RangeAdder adder = new RangeAdder(widths[0] * dimensions);
    float[] sum = new float[widths[0] * dimensions];
    for (int c = fromOutput; c < toOutput; c++) {
      int length = filterOffsets[c + 1] - filterOffsets[c];
      Arrays.fill(sum, 0);
      float biasSum = 0;
      for (int d = 0; d < batch.size(); d++) {
        float g = dz[d * outputs + c];
        if (g != 0) {
          int from = windows[d * outputs + c] * dimensions;
          int to = Math.min(batch.starts()[d + 1] * dimensions, from + length);
          adder.add(g, x, from, to - from, sum);
          biasSum += g;
        }
      }
      System.arraycopy(sum, 0, weights.gradient(), filterOffsets[c], length);
      bias.gradient()[c] = biasSum;
    }
  }

  /** Slides the sum of what reaches the words t .. t+w-1 along each document. */
  private void inputGradients(float[] dz, float[] dx, int fromDocument, int toDocument) {
    RangeAdder adder = new RangeAdder(widths[0] * dimensions);
    int[] first = new int[batch.tokens().length];
    int[] next = new int[outputs];
    for (int d = fromDocument; d < toDocument; d++) {
      int start = batch.starts()[d];
      int end = batch.starts()[d + 1];
      if (start < end) {
        listOutputsByWindow(dz, d, first, next);
      }
      float[] sum = new float[(widths[0] + 1) * dimensions];
      for (int t = start; t < end; t++) {
        for (int c = first[t]; c >= 0; c = next[c]) {
          int length = filterOffsets[c + 1] - filterOffsets[c];
          adder.add(dz[d * outputs + c], weights.value(), filterOffsets[c], length, sum);
        }
        System.arraycopy(sum, 0, dx, t * dimensions, dimensions);
        System.arraycopy(sum, dimensions, sum, 0, widths[0] * dimensions);
      }
    }
  }

  /** Lists of the document's outputs with a gradient, by the window that it reaches; -1 ends. */
  private void listOutputsByWindow(float[] dz, int document, int[] first, int[] next) {
    Arrays.fill(first, batch.starts()[document], batch.starts()[document + 1], -1);
    for (int c = outputs - 1; c >= 0; c--) {
      if (dz[document * outputs + c] != 0) {
        int t = windows[document * outputs + c];
        next[c] = first[t];
        first[t] = c;
      }
    }
  }

  @Override
  public void close() {
    projection.close();
  }
}
