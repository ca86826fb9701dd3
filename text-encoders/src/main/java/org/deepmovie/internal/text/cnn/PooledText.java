package org.deepmovie.internal.text.cnn;

import java.util.Arrays;
import org.deepmovie.internal.nn.rows.RangeAdder;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.train.Workers;

/**
 * The features of a batch of texts, and their backward pass. The gradient of a maximum reaches one
 * window per document and filter, so the backward pass visits those windows alone.
 */
public final class PooledText {

  private static final int DOCUMENTS_AT_ONCE = 8;
  private static final int OUTPUTS_AT_ONCE = 16;

  private final FilterBank filters;
  private final WordEmbedding embedding;
  private final Workers workers;
  private final TokenBatch batch;
  private final int outputs;
  private final int dimensions;
  private final float[] features;

  /** For each document and output the token at which the window of the maximum starts. */
  private final int[] windows;

  /**
   * Pools a batch.
   *
   * @param rows for each token the row of its word in {@code projected}
   * @param projected W_fk . E[x] of the distinct words, words x columns, in the order of {@link
   *     FilterBank#weightsByTap}
   */
  PooledText(
      FilterBank filters,
      WordEmbedding embedding,
      Workers workers,
      TokenBatch batch,
      int[] rows,
      float[] projected) {
    this.filters = filters;
    this.embedding = embedding;
    this.workers = workers;
    this.batch = batch;
    this.outputs = filters.outputs();
    this.dimensions = embedding.dimensions();
    this.features = new float[batch.size() * outputs];
    this.windows = new int[features.length];
    workers.forEach(
        batch.size(),
        DOCUMENTS_AT_ONCE,
        (worker, from, to) ->
            new DocumentPooling(rows, projected, longest(from, to)).run(from, to));
  }

  private int longest(int fromDocument, int toDocument) {
    int longest = 1;
    for (int d = fromDocument; d < toDocument; d++) {
      longest = Math.max(longest, batch.length(d));
    }
    return longest;
  }

  /** The features z, documents x outputs: not a copy. */
  float[] features() {
    return features;
  }

  /** Computes the features of some documents, with memory of its own for one thread. */
  private final class DocumentPooling {

    private final int[] rows;
    private final float[] projected;
    private final int columns = filters.columns();
    private final int[] tapOutputs = new int[filters.widest()];
    private final RangeAdder adder = new RangeAdder(outputs);

    /** By position in the document, the sums of the windows that start there. */
    private final float[][] sums;

    private final float[] best = new float[outputs];

    DocumentPooling(int[] rows, float[] projected, int longest) {
      this.rows = rows;
      this.projected = projected;
      this.sums = new float[longest][outputs];
      Arrays.setAll(tapOutputs, filters::outputsWithTap);
    }

    void run(int fromDocument, int toDocument) {
      for (int d = fromDocument; d < toDocument; d++) {
        pool(d);
      }
    }

    private void pool(int document) {
      int start = batch.starts()[document];
      int length = batch.length(document);
      int last = Math.max(0, length - filters.narrowest());
      Arrays.fill(best, Float.NEGATIVE_INFINITY);
      for (int t = 0; t <= last; t++) {
        convolve(start + t, Math.min(length - t, filters.widest()), sums[t]);
        if (t > 0) {
          Arrays.fill(sums[t], 0, filters.firstFitting(length - t), Float.NEGATIVE_INFINITY);
        }
        maximum(best, sums[t]);
      }
      for (int t = last; t >= 0; t--) {
        markMaxima(sums[t], start + t, document * outputs);
      }
      float[] bias = filters.bias().value();
      for (int c = 0; c < outputs; c++) {
        features[document * outputs + c] = Math.max(0, best[c] + bias[c]);
      }
    }

    /** The sums over {@code words} words from {@code start} of their projections by taps. */
    private void convolve(int start, int words, float[] sum) {
      Arrays.fill(sum, 0);
      int column = 0;
      for (int k = 0; k < words; k++) {
        adder.add(1, projected, rows[start + k] * columns + column, tapOutputs[k], sum);
        column += tapOutputs[k];
      }
    }

    private static void maximum(float[] best, float[] sum) {
      for (int c = 0; c < best.length; c++) {
        best[c] = Math.max(best[c], sum[c]);
      }
    }

    private void markMaxima(float[] sum, int t, int offset) {
      for (int c = 0; c < best.length; c++) {
        if (sum[c] == best[c]) {
          windows[offset + c] = t;
        }
      }
    }
  }

  /**
   * Sets the gradients of the filters, and of the word vectors if they are trained.
   *
   * @param dz dL/dz, which this overwrites
   */
  void backward(float[] dz) {
    for (int p = 0; p < dz.length; p++) {
      dz[p] = features[p] > 0 ? dz[p] : 0;
    }
    int[] tokens = batch.tokens();
    float[] x = embedding.lookUp(tokens);
    workers.forEach(
        outputs, OUTPUTS_AT_ONCE, (worker, from, to) -> filterGradients(dz, x, from, to));
    if (!embedding.isTrainable()) {
      return;
    }
    float[] dx = new float[x.length];
    workers.forEach(
        batch.size(), DOCUMENTS_AT_ONCE, (worker, from, to) -> inputGradients(dz, dx, from, to));
    embedding.backward(tokens, dx);
  }

  private void filterGradients(float[] dz, float[] x, int fromOutput, int toOutput) {
    float[] sum = new float[filters.widest() * dimensions];
    RangeAdder adder = new RangeAdder(sum.length);
    for (int c = fromOutput; c < toOutput; c++) {
      int length = filters.length(c);
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
      System.arraycopy(sum, 0, filters.weights().gradient(), filters.offset(c), length);
      filters.bias().gradient()[c] = biasSum;
    }
  }

  /** Slides the sum of what reaches the words t .. t+w-1 along each document. */
  private void inputGradients(float[] dz, float[] dx, int fromDocument, int toDocument) {
    int widest = filters.widest();
    RangeAdder adder = new RangeAdder(widest * dimensions);
    int[] first = new int[batch.tokens().length];
    int[] next = new int[outputs];
    float[] weights = filters.weights().value();
    for (int d = fromDocument; d < toDocument; d++) {
      int start = batch.starts()[d];
      int end = batch.starts()[d + 1];
      if (start < end) {
        listOutputsByWindow(dz, d, first, next);
      }
      float[] sum = new float[(widest + 1) * dimensions];
      for (int t = start; t < end; t++) {
        for (int c = first[t]; c >= 0; c = next[c]) {
          adder.add(dz[d * outputs + c], weights, filters.offset(c), filters.length(c), sum);
        }
        System.arraycopy(sum, 0, dx, t * dimensions, dimensions);
        System.arraycopy(sum, dimensions, sum, 0, widest * dimensions);
      }
    }
  }

  /**
   * Lists the document's outputs with a gradient by the window that it reaches: {@code first} holds
   * the first output of each window, {@code next} the one after each output; -1 ends a list.
   */
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
}
