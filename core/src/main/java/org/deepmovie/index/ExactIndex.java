package org.deepmovie.index;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.train.Workers;

/**
 * An exact index: it compares each query with every vector, as products of blocks of queries and
 * panels of vectors by {@link Kernels#best()}. A score has the same bits in every method and at any
 * number of threads. The index holds the vectors twice, once transposed.
 */
public final class ExactIndex implements VectorIndex {

  private static final int QUERIES_AT_A_TIME = 64;

  /** Vectors in a panel: a multiple of the lanes of all kernels. */
  private static final int PANEL_WIDTH = 64;

  private final PreparedVectors vectors;
  private final Kernels kernels;
  private final float[][] panels;

  /** The index that {@link VectorIndexFactory#index} describes. */
  public ExactIndex(float[] vectors, int rows, int dimension, VectorSimilarity similarity) {
    this(new PreparedVectors(vectors, rows, dimension, similarity), Kernels.best());
  }

  /** An index of the rows of {@code vectors}. */
  public ExactIndex(FloatMatrix vectors, VectorSimilarity similarity) {
    this(vectors.values(), vectors.rows(), vectors.columns(), similarity);
  }

  /** An index that computes with {@code kernels}. */
  ExactIndex(PreparedVectors vectors, Kernels kernels) {
    this.vectors = vectors;
    this.kernels = kernels;
    this.panels = new float[(vectors.rows() + PANEL_WIDTH - 1) / PANEL_WIDTH][];
    for (int panel = 0; panel < panels.length; panel++) {
      panels[panel] = transposed(vectors, panel * PANEL_WIDTH);
    }
  }

  /** Dimension x panel width: the vectors from {@code first} on as columns, padded with zeros. */
  private static float[] transposed(PreparedVectors vectors, int first) {
    int dimension = vectors.dimension();
    float[] panel = new float[dimension * PANEL_WIDTH];
    for (int column = 0; column < Math.min(PANEL_WIDTH, vectors.rows() - first); column++) {
      for (int k = 0; k < dimension; k++) {
        panel[k * PANEL_WIDTH + column] = vectors.values()[(first + column) * dimension + k];
      }
    }
    return panel;
  }

  @Override
  public VectorSimilarity similarity() {
    return vectors.similarity();
  }

  @Override
  public int rows() {
    return vectors.rows();
  }

  @Override
  public int dimension() {
    return vectors.dimension();
  }

  @Override
  public float[] vector(int row) {
    return vectors.vector(row);
  }

  /**
   * Computes the scores of the first rows.
   *
   * @param scores the output, one number per row; its length is the number of rows to score
   * @throws IllegalArgumentException as {@link #search}
   */
  public void scores(float[] query, float[] scores) {
    QueryBlock block = new QueryBlock(vectors.query(query), 0, 1);
    for (int first = 0; first < scores.length; first += PANEL_WIDTH) {
      block.multiply(first);
      System.arraycopy(
          block.scores, 0, scores, first, Math.min(PANEL_WIDTH, scores.length - first));
    }
  }

  @Override
  public SearchResult search(float[] query, int n, IntPredicate filter) {
    return new QueryBlock(vectors.query(query), 0, 1)
        .search(n, (first, row) -> filter.test(row))[0];
  }

  @Override
  public SearchResult[] searchAll(float[] queries, int n, QueryFilter filter, Workers workers) {
    float[] checked = vectors.queries(queries);
    SearchResult[] results = new SearchResult[checked.length / dimension()];
    workers.forEach(
        results.length,
        QUERIES_AT_A_TIME,
        (worker, from, to) -> {
          SearchResult[] part = new QueryBlock(checked, from, to).search(n, filter);
          System.arraycopy(part, 0, results, from, part.length);
        });
    return results;
  }

  /** The queries {@code from .. to-1} and their scores for one panel. */
  private final class QueryBlock {
    private final float[] queries;
    private final int from;
    private final int count;
    private final float[] scores;

    QueryBlock(float[] queries, int from, int to) {
      this.queries = queries;
      this.from = from;
      this.count = to - from;
      this.scores = new float[count * PANEL_WIDTH];
    }

    /** Computes the scores of the queries for the panel whose first row is {@code first}. */
    void multiply(int first) {
      int depth = dimension();
      Arrays.fill(scores, 0);
      kernels.addProduct(
          MatrixView.rows(queries, from * depth, depth),
          MatrixView.rows(panels[first / PANEL_WIDTH], PANEL_WIDTH),
          MatrixView.rows(scores, PANEL_WIDTH),
          count,
          PANEL_WIDTH,
          depth);
    }

    SearchResult[] search(int n, QueryFilter filter) {
      TopItems[] best = new TopItems[count];
      Arrays.setAll(best, query -> new TopItems(n));
      for (int first = 0; first < rows(); first += PANEL_WIDTH) {
        multiply(first);
        int last = Math.min(first + PANEL_WIDTH, rows());
        for (int query = 0; query < count; query++) {
          offer(first, last, query, filter, best[query]);
        }
      }
      SearchResult[] results = new SearchResult[count];
      Arrays.setAll(results, query -> SearchResult.of(best[query]));
      return results;
    }

    /** Skips rows no better than the last of a full list, since ties go to lower rows. */
    private void offer(int first, int last, int query, QueryFilter filter, TopItems best) {
      float lowest = lowestScore(best);
      int shift = query * PANEL_WIDTH - first;
      for (int row = first; row < last; row++) {
        float score = scores[row + shift];
        if (score > lowest && filter.test(from + query, row)) {
          best.offer(row, score);
          lowest = lowestScore(best);
        }
      }
    }

    private static float lowestScore(TopItems best) {
      return best.isFull() ? (float) best.least() : Float.NEGATIVE_INFINITY;
    }
  }
}
