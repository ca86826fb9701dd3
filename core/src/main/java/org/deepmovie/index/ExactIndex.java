package org.deepmovie.index;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.store.FloatRows;
import org.deepmovie.train.Workers;

/**
 * An exact index: it compares each query with every vector, as products of blocks of queries and
 * panels of vectors by {@link Kernels#best()}. A score has the same bits in every method and at any
 * number of threads. The index holds vectors of the heap twice, once transposed, and those of a
 * mapped file not at all.
 */
public final class ExactIndex implements VectorIndex {

  private static final int QUERIES_AT_A_TIME = 64;

  private final VectorPanels vectors;
  private final Kernels kernels;

  /** The index that {@link VectorIndexFactory#index} describes. */
  public ExactIndex(float[] vectors, int rows, int dimension, VectorSimilarity similarity) {
    this(new PreparedVectors(vectors, rows, dimension, similarity), Kernels.best());
  }

  /**
   * An index of the rows of {@code vectors}, which must be finite. It reads rows that are not a
   * {@link org.deepmovie.data.FloatMatrix} again for each search, and copies none of them.
   */
  public ExactIndex(FloatRows vectors, VectorSimilarity similarity) {
    this(VectorPanels.of(vectors, similarity), Kernels.best());
  }

  /** An index that computes with {@code kernels}. */
  ExactIndex(PreparedVectors vectors, Kernels kernels) {
    this(new StoredPanels(vectors), kernels);
  }

  private ExactIndex(VectorPanels vectors, Kernels kernels) {
    this.vectors = vectors;
    this.kernels = kernels;
  }

  /** Makes exact indexes. */
  public static VectorIndexFactory factory() {
    return new ExactIndexFactory();
  }

  private static final class ExactIndexFactory implements VectorIndexFactory {
    @Override
    public VectorIndex index(
        float[] vectors, int rows, int dimension, VectorSimilarity similarity) {
      return new ExactIndex(vectors, rows, dimension, similarity);
    }

    @Override
    public VectorIndex index(FloatRows vectors, VectorSimilarity similarity) {
      return new ExactIndex(vectors, similarity);
    }
  }

  @Override
  public VectorSimilarity similarity() {
    return vectors.scaling().similarity();
  }

  @Override
  public int rows() {
    return vectors.rows();
  }

  @Override
  public int dimension() {
    return vectors.scaling().dimension();
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
    QueryBlock block = new QueryBlock(vectors.scaling().query(query), 0, 1);
    for (int first = 0; first < scores.length; first += VectorPanels.WIDTH) {
      block.multiply(first);
      System.arraycopy(
          block.scores, 0, scores, first, Math.min(VectorPanels.WIDTH, scores.length - first));
    }
  }

  @Override
  public SearchResult search(float[] query, int n, IntPredicate filter) {
    return new QueryBlock(vectors.scaling().query(query), 0, 1)
        .search(n, (first, row) -> filter.test(row))[0];
  }

  @Override
  public SearchResult[] searchAll(float[] queries, int n, QueryFilter filter, Workers workers) {
    float[] checked = vectors.scaling().queries(queries);
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
    private final IntFunction<float[]> panels = vectors.reader();
    private final float[] queries;
    private final int from;
    private final int count;
    private final float[] scores;

    QueryBlock(float[] queries, int from, int to) {
      this.queries = queries;
      this.from = from;
      this.count = to - from;
      this.scores = new float[count * VectorPanels.WIDTH];
    }

    /** Computes the scores of the queries for the panel whose first row is {@code first}. */
    void multiply(int first) {
      int depth = dimension();
      Arrays.fill(scores, 0);
      kernels.addProduct(
          MatrixView.rows(queries, from * depth, depth),
          MatrixView.rows(panels.apply(first), VectorPanels.WIDTH),
          MatrixView.rows(scores, VectorPanels.WIDTH),
          count,
          VectorPanels.WIDTH,
          depth);
    }

    SearchResult[] search(int n, QueryFilter filter) {
      TopItems[] best = new TopItems[count];
      Arrays.setAll(best, query -> new TopItems(n));
      for (int first = 0; first < rows(); first += VectorPanels.WIDTH) {
        multiply(first);
        int last = Math.min(first + VectorPanels.WIDTH, rows());
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
      int shift = query * VectorPanels.WIDTH - first;
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
