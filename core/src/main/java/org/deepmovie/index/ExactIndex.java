package org.deepmovie.index;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.train.Workers;

/**
 * Compares queries with all vectors: blocks of queries times panels of vectors, by {@link
 * Kernels#best()}. A score has the same bits whatever it is asked together with, so that all
 * methods agree, at any number of threads. Besides the vectors it holds them once more, transposed.
 */
public final class ExactIndex implements VectorIndex {

  private static final int QUERIES_AT_A_TIME = 64;

  /** VectorMath in a panel: a multiple of the lanes of all kernels. */
  private static final int WIDTH = 64;

  private final PreparedVectors vectors;
  private final Kernels kernels;
  private final float[][] panels;

  /** The index that {@link VectorIndex.Factory#index} describes. */
  public ExactIndex(float[] vectors, int rows, int dimension, Metric metric) {
    this(new PreparedVectors(vectors, rows, dimension, metric), Kernels.best());
  }

  /** An index of the rows of {@code vectors}. */
  public ExactIndex(FloatMatrix vectors, Metric metric) {
    this(vectors.values(), vectors.rows(), vectors.columns(), metric);
  }

  /** An index of {@code vectors} that works by {@code kernels}. */
  ExactIndex(PreparedVectors vectors, Kernels kernels) {
    this.vectors = vectors;
    this.kernels = kernels;
    this.panels = new float[(vectors.rows() + WIDTH - 1) / WIDTH][];
    for (int panel = 0; panel < panels.length; panel++) {
      panels[panel] = transposed(vectors, panel * WIDTH);
    }
  }

  /** Dimension x width: the vectors from {@code first} on as columns, then zeros. */
  private static float[] transposed(PreparedVectors vectors, int first) {
    int dimension = vectors.dimension();
    float[] panel = new float[dimension * WIDTH];
    for (int column = 0; column < Math.min(WIDTH, vectors.rows() - first); column++) {
      for (int k = 0; k < dimension; k++) {
        panel[k * WIDTH + column] = vectors.values()[(first + column) * dimension + k];
      }
    }
    return panel;
  }

  @Override
  public Metric metric() {
    return vectors.metric();
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
   * The scores of the first rows.
   *
   * @param into one number per row, overwritten
   * @throws IllegalArgumentException as {@link #search} does
   */
  public void scores(float[] query, float[] into) {
    Block block = new Block(vectors.query(query), 0, 1);
    for (int first = 0; first < into.length; first += WIDTH) {
      block.multiply(first);
      System.arraycopy(block.scores, 0, into, first, Math.min(WIDTH, into.length - first));
    }
  }

  @Override
  public SearchResult search(float[] query, int n, IntPredicate keep) {
    return new Block(vectors.query(query), 0, 1).search(n, (one, row) -> keep.test(row))[0];
  }

  @Override
  public SearchResult[] searchAll(float[] queries, int n, QueryFilter keep, Workers workers) {
    float[] checked = vectors.queries(queries);
    SearchResult[] hits = new SearchResult[checked.length / dimension()];
    workers.forEach(
        hits.length,
        QUERIES_AT_A_TIME,
        (worker, from, to) -> {
          SearchResult[] some = new Block(checked, from, to).search(n, keep);
          System.arraycopy(some, 0, hits, from, some.length);
        });
    return hits;
  }

  /** The queries {@code from .. to-1} and their scores for one panel. */
  private final class Block {
    private final float[] queries;
    private final int from;
    private final int count;
    private final float[] scores;

    Block(float[] queries, int from, int to) {
      this.queries = queries;
      this.from = from;
      this.count = to - from;
      this.scores = new float[count * WIDTH];
    }

    /** A row of scores per query, for the panel whose first row is {@code first}. */
    void multiply(int first) {
      int depth = dimension();
      Arrays.fill(scores, 0);
      kernels.addProduct(
          MatrixView.rows(queries, from * depth, depth),
          MatrixView.rows(panels[first / WIDTH], WIDTH),
          MatrixView.rows(scores, WIDTH),
          count,
          WIDTH,
          depth);
    }

    SearchResult[] search(int n, QueryFilter keep) {
      TopItems[] best = new TopItems[count];
      Arrays.setAll(best, query -> new TopItems(n));
      for (int first = 0; first < rows(); first += WIDTH) {
        multiply(first);
        int last = Math.min(first + WIDTH, rows());
        for (int query = 0; query < count; query++) {
          offer(first, last, query, keep, best[query]);
        }
      }
      SearchResult[] hits = new SearchResult[count];
      Arrays.setAll(hits, query -> SearchResult.of(best[query]));
      return hits;
    }

    /** A row no better than the worst of a full list is passed over: ties go to lower rows. */
    private void offer(int first, int last, int query, QueryFilter keep, TopItems best) {
      float least = least(best);
      int shift = query * WIDTH - first;
      for (int row = first; row < last; row++) {
        float score = scores[row + shift];
        if (score > least && keep.test(from + query, row)) {
          best.offer(row, score);
          least = least(best);
        }
      }
    }

    private static float least(TopItems best) {
      return best.isFull() ? (float) best.least() : Float.NEGATIVE_INFINITY;
    }
  }
}
