package org.deepmovie.internal.text.transformer;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.blas.BlasMatrix;
import org.deepmovie.internal.nn.blas.Gemm;
import org.deepmovie.internal.nn.layer.ForwardState;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.DistinctTokens;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.TransformerOptions.PositionEncoding;
import org.deepmovie.train.Workers;

/**
 * The input of a transformer (Vaswani et al., NeurIPS 2017, sections 3.4 and 3.5), for the word w
 * at position t of its text:
 *
 * <pre>
 *   x = sqrt(width) E[w] W + P_t
 * </pre>
 *
 * where W is left out if word vectors have that width. E[w] W is computed once for each distinct
 * word of a batch.
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
  private final ForwardState<EmbeddedWords> state = new ForwardState<>();

  /** The distinct words of a batch with their vectors E[w], and the position of each token. */
  private record EmbeddedWords(DistinctTokens words, float[] vectors, int[] positionOfToken) {}

  TransformerEmbedding(
      WordEmbedding embedding,
      int width,
      PositionEncoding encoding,
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
    this.positions = new PositionVectors(encoding, maxTokens, width, source);
  }

  /** The word vectors; W and the learned position vectors, if there are any. */
  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(List.of(embedding.parameter()));
    all.addAll(projection);
    all.addAll(positions.parameters());
    return all;
  }

  /** Computes {@code x}, which has a row for each word of {@code batch}. */
  void forward(TokenBatch batch, BlasMatrix x) {
    DistinctTokens words = DistinctTokens.of(batch, embedding.words());
    float[] vectors = embedding.lookUp(words.tokens());
    EmbeddedWords embedded = new EmbeddedWords(words, vectors, positions(batch));
    state.set(embedded);
    float[] projected = vectors;
    if (!projection.isEmpty()) {
      projected = new float[words.size() * width];
      float[] weights = projection.get(0).value();
      forward.multiply(vectors, weights, projected, words.size(), width, embedding.dimensions());
    }
    float[] known = projected;
    float[] added = positions.values(batch.longest());
    RowBlocks.forEach(workers, batch.tokens().length, () -> sum(embedded, known, added, x));
  }

  private static int[] positions(TokenBatch batch) {
    int[] positionOfToken = new int[batch.tokens().length];
    for (int d = 0; d < batch.size(); d++) {
      for (int t = batch.starts()[d]; t < batch.starts()[d + 1]; t++) {
        positionOfToken[t] = t - batch.starts()[d];
      }
    }
    return positionOfToken;
  }

  private RowBlocks.RowTask sum(
      EmbeddedWords embedded, float[] known, float[] added, BlasMatrix x) {
    int[] rows = embedded.words().rows();
    int[] positionOfToken = embedded.positionOfToken();
    float[] word = new float[RowBlocks.ROWS * width];
    float[] sum = new float[word.length];
    return (first, count) -> {
      for (int r = 0; r < count; r++) {
        System.arraycopy(known, rows[first + r] * width, word, r * width, width);
        System.arraycopy(added, positionOfToken[first + r] * width, sum, r * width, width);
      }
      for (int p = 0; p < count * width; p++) {
        sum[p] += scale * word[p];
      }
      x.put(first, count, sum);
    };
  }

  /** Sets the gradients of all parameters from dL/dx. */
  void backward(TokenBatch batch, BlasMatrix dx) {
    EmbeddedWords embedded = state.get();
    DistinctTokens words = embedded.words();
    float[] vectors = embedded.vectors();
    int[] positionOfToken = embedded.positionOfToken();
    Kernels kernels = Kernels.best();
    float[] row = new float[width];
    float[] dProjected = new float[words.size() * width];
    float[] dPositions = new float[batch.longest() * width];
    for (int t = 0; t < positionOfToken.length; t++) {
      dx.get(t, 0, width, row, 0);
      kernels.addMultiple(dPositions, positionOfToken[t] * width, 1, row, 0, width);
      kernels.addMultiple(dProjected, words.rows()[t] * width, scale, row, 0, width);
    }
    positions.backward(dPositions);
    float[] dVectors = dProjected;
    if (!projection.isEmpty()) {
      int length = embedding.dimensions();
      Parameter weights = projection.get(0);
      weightGradient.multiply(vectors, dProjected, weights.gradient(), length, width, words.size());
      dVectors = new float[vectors.length];
      inputGradient.multiply(dProjected, weights.value(), dVectors, words.size(), length, width);
    }
    if (embedding.isTrainable()) {
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
