package org.deepmovie.internal.text.transformer;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.blas.BlasMatrix;
import org.deepmovie.internal.nn.blas.Gemm;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.text.analysis.DistinctTokens;
import org.deepmovie.internal.text.analysis.TokenBatch;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.TransformerOptions.Positions;
import org.deepmovie.train.Workers;

/**
 * What a transformer reads (Vaswani et al., NeurIPS 2017, sections 3.4 and 3.5), for the word w at
 * place t of its text:
 *
 * <pre>
 *   x = sqrt(width) E[w] W + P_t
 * </pre>
 *
 * where W is left out if word vectors are of that width anyway. E[w] W is worked out once for each
 * distinct word of a batch.
 */
final class TransformerEmbedding implements AutoCloseable {

  private final int width;
  private final float scale;
  private final WordEmbedding embedding;
  private final List<Parameter> projection;
  private final PositionVectors positions;
  private final Workers workers;
  private final Gemm forward = new Gemm(false, false);
  private final Gemm weightGradient = new Gemm(true, false);
  private final Gemm inputGradient = new Gemm(false, true);
  private DistinctTokens words;
  private float[] vectors;
  private int[] places;

  TransformerEmbedding(
      WordEmbedding embedding,
      int width,
      Positions kind,
      int maxTokens,
      ParameterSource source,
      Workers workers) {
    this.width = width;
    this.scale = (float) Math.sqrt(width);
    this.embedding = embedding;
    this.workers = workers;
    int length = embedding.dimensions();
    double bound = Math.sqrt(6.0 / (length + width));
    this.projection =
        length == width
            ? List.of()
            : List.of(source.weights("projection.weights", (long) length * width, bound));
    this.positions = new PositionVectors(kind, maxTokens, width, source);
  }

  /** The word vectors; W and the vectors of places, if there are any. */
  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(List.of(embedding.parameter()));
    all.addAll(projection);
    all.addAll(positions.parameters());
    return all;
  }

  /** Sets {@code x}, which has a row for each word of {@code batch}. */
  void forward(TokenBatch batch, BlasMatrix x) {
    words = DistinctTokens.of(batch, embedding.words());
    vectors = embedding.lookUp(words.tokens());
    float[] projected = vectors;
    if (!projection.isEmpty()) {
      projected = new float[words.size() * width];
      float[] weights = projection.get(0).value();
      forward.multiply(vectors, weights, projected, words.size(), width, embedding.dimensions());
    }
    places = places(batch);
    float[] known = projected;
    float[] added = positions.values(longest(batch));
    RowBlocks.forEach(workers, places.length, () -> sum(known, added, x));
  }

  private static int[] places(TokenBatch batch) {
    int[] places = new int[batch.tokens().length];
    for (int d = 0; d < batch.size(); d++) {
      for (int t = batch.starts()[d]; t < batch.starts()[d + 1]; t++) {
        places[t] = t - batch.starts()[d];
      }
    }
    return places;
  }

  private static int longest(TokenBatch batch) {
    int longest = 0;
    for (int d = 0; d < batch.size(); d++) {
      longest = Math.max(longest, batch.starts()[d + 1] - batch.starts()[d]);
    }
    return longest;
  }

  private RowBlocks.RowTask sum(float[] known, float[] added, BlasMatrix x) {
    float[] word = new float[RowBlocks.ROWS * width];
    float[] sum = new float[word.length];
    return (first, count) -> {
      for (int r = 0; r < count; r++) {
        System.arraycopy(known, words.rows()[first + r] * width, word, r * width, width);
        System.arraycopy(added, places[first + r] * width, sum, r * width, width);
      }
      for (int p = 0; p < count * width; p++) {
        sum[p] += scale * word[p];
      }
      x.put(first, count, sum);
    };
  }

  /** From dL/dx sets the gradients of all parameters. */
  void backward(TokenBatch batch, BlasMatrix dx) {
    Kernels kernels = Kernels.best();
    float[] row = new float[width];
    float[] dProjected = new float[words.size() * width];
    float[] dPlaces = new float[longest(batch) * width];
    for (int t = 0; t < places.length; t++) {
      dx.get(t, 0, width, row, 0);
      kernels.addMultiple(dPlaces, places[t] * width, 1, row, 0, width);
      kernels.addMultiple(dProjected, words.rows()[t] * width, scale, row, 0, width);
    }
    positions.backward(dPlaces);
    float[] dVectors = dProjected;
    if (!projection.isEmpty()) {
      int length = embedding.dimensions();
      Parameter weights = projection.get(0);
      weightGradient.multiply(vectors, dProjected, weights.gradient(), length, width, words.size());
      dVectors = new float[vectors.length];
      inputGradient.multiply(dProjected, weights.value(), dVectors, words.size(), length, width);
    }
    if (embedding.trains()) {
      embedding.backward(words.tokens(), dVectors);
    }
  }

  @Override
  public void close() {
    forward.close();
    weightGradient.close();
    inputGradient.close();
  }
}
