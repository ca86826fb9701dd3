package org.deepmovie.internal.text.cnn;

import java.util.List;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.nn.blas.Gemm;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.DistinctTokens;
import org.deepmovie.internal.nn.rows.TokenBatch;
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
 * <p>Texts are not padded: a text shorter than w is one window, in which the missing words are zero
 * vectors. W_fk . E[x] depends on the word alone, so it is computed once for each distinct word of
 * a batch, in one matrix product, and looked up wherever the word stands. This changes the result
 * by rounding only.
 */
public final class PooledConvolutions implements AutoCloseable {

  /** The widths of Kim's paper, the widest first. */
  public static final int[] KIM_WIDTHS = {5, 4, 3};

  private final FilterBank filters;
  private final WordEmbedding embedding;
  private final Workers workers;
  private final Gemm projection = new Gemm(false, true);
  private float[] projected = new float[0];

  /**
   * A layer with the parameters of {@code source}.
   *
   * @param widths of the filters, in words, the widest first
   * @param filters the number of filters of each width
   */
  public PooledConvolutions(
      int[] widths, WordEmbedding embedding, int filters, ParameterSource source, Workers workers) {
    this.embedding = embedding;
    this.workers = workers;
    this.filters = new FilterBank(widths, filters, embedding.dimensions(), source);
  }

  /** The number of features per document: filters times widths. */
  int outputs() {
    return filters.outputs();
  }

  /** The filters and their biases. The word vectors are not among them. */
  List<Parameter> parameters() {
    return filters.parameters();
  }

  /**
   * The features of a batch.
   *
   * @throws IllegalArgumentException if the products of its words with the filters are more than an
   *     array can hold
   */
  public PooledText forward(TokenBatch batch) {
    DistinctTokens words = DistinctTokens.of(batch, embedding.words());
    float[] vectors = embedding.lookUp(words.tokens());
    int columns = filters.columns();
    long length = (long) words.size() * columns;
    if (length > FloatMatrix.MAX_VALUES) {
      throw new IllegalArgumentException(
          words.size()
              + " words, each with "
              + columns
              + " products with filters, are more than "
              + FloatMatrix.MAX_VALUES
              + " numbers; lower filters or vocabularySize");
    }
    if (projected.length < length) {
      projected = new float[(int) length];
    }
    projection.multiply(
        vectors, filters.weightsByTap(), projected, words.size(), columns, embedding.dimensions());
    return new PooledText(filters, embedding, workers, batch, words.rows(), projected);
  }

  @Override
  public void close() {
    projection.close();
  }
}
