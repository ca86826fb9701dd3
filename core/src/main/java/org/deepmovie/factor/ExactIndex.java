package org.deepmovie.factor;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.deepmovie.index.Hits;
import org.deepmovie.index.IndexedVectors;
import org.deepmovie.index.VectorIndex;
import org.deepmovie.model.TopItems;
import org.deepmovie.model.Workers;

/**
 * Compares queries with all vectors: blocks of rows times blocks of queries, by {@link
 * Kernels#best()}. A score has the same bits whatever it is asked together with, so that all
 * methods agree, at any number of threads.
 */
public final class ExactIndex implements VectorIndex {

  private static final int ROWS_AT_A_TIME = 64;
  private static final int QUERIES_AT_A_TIME = 64;

  /** Both kernels are at their best from four columns on. */
  private static final int LEAST_COLUMNS = 4;

  private final IndexedVectors vectors;
  private final Kernels kernels;

  /** The index that {@link VectorIndex.Factory#index} describes. */
  public ExactIndex(float[] vectors, int rows, int dimension, Metric metric) {
    this(new IndexedVectors(vectors, rows, dimension, metric), Kernels.best());
  }

  /** An index of the rows of {@code vectors}. */
  public ExactIndex(FactorMatrix vectors, Metric metric) {
    this(vectors.values(), vectors.rows(), vectors.columns(), metric);
  }

  /** An index of {@code vectors} that works by {@code kernels}. */
  public ExactIndex(IndexedVectors vectors, Kernels kernels) {
    this.vectors = vectors;
    this.kernels = kernels;
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
    for (int first = 0; first < into.length; first += ROWS_AT_A_TIME) {
      int count = Math.min(ROWS_AT_A_TIME, into.length - first);
      block.multiply(first, count);
      for (int row = 0; row < count; row++) {
        into[first + row] = block.scores[row * block.stride];
      }
    }
  }

  @Override
  public Hits search(float[] query, int n, IntPredicate keep) {
    return new Block(vectors.query(query), 0, 1).search(n, (one, row) -> keep.test(row))[0];
  }

  @Override
  public Hits[] searchAll(float[] queries, int n, QueryFilter keep, Workers workers) {
    float[] checked = vectors.queries(queries);
    Hits[] hits = new Hits[checked.length / dimension()];
    workers.forEach(
        hits.length,
        QUERIES_AT_A_TIME,
        (worker, from, to) -> {
          Hits[] some = new Block(checked, from, to).search(n, keep);
          System.arraycopy(some, 0, hits, from, some.length);
        });
    return hits;
  }

  /**
   * The queries {@code from .. to-1}, as the columns of a matrix, and their scores of some rows.
   */
  private final class Block {
    private final int from;
    private final int count;
    private final int stride;
    private final float[] columns;
    private final float[] scores;

    Block(float[] queries, int from, int to) {
      this.from = from;
      this.count = to - from;
      this.stride = kernels.stride(Math.max(LEAST_COLUMNS, count));
      this.columns = new float[dimension() * stride];
      this.scores = new float[ROWS_AT_A_TIME * stride];
      for (int query = 0; query < count; query++) {
        for (int k = 0; k < dimension(); k++) {
          columns[k * stride + query] = queries[(from + query) * dimension() + k];
        }
      }
    }

    /** Rows in a row of {@code scores} each, from the {@code first} on. */
    void multiply(int first, int rows) {
      int depth = dimension();
      Arrays.fill(scores, 0, rows * stride, 0);
      kernels.addProduct(
          vectors.values(),
          first * depth,
          depth,
          1,
          columns,
          stride,
          scores,
          0,
          stride,
          rows,
          stride,
          depth);
    }

    Hits[] search(int n, QueryFilter keep) {
      TopItems[] best = new TopItems[count];
      Arrays.setAll(best, query -> new TopItems(n));
      float[] least = new float[count];
      Arrays.fill(least, Float.NEGATIVE_INFINITY);
      for (int first = 0; first < rows(); first += ROWS_AT_A_TIME) {
        int some = Math.min(ROWS_AT_A_TIME, rows() - first);
        multiply(first, some);
        for (int row = 0; row < some; row++) {
          offer(first + row, row * stride, keep, best, least);
        }
      }
      Hits[] hits = new Hits[count];
      Arrays.setAll(hits, query -> Hits.of(best[query]));
      return hits;
    }

    /** A row that is no better than the worst of a full list is not looked at: rows ascend. */
    private void offer(int row, int at, QueryFilter keep, TopItems[] best, float[] least) {
      for (int query = 0; query < count; query++) {
        float score = scores[at + query];
        if (score > least[query] && keep.test(from + query, row)) {
          best[query].offer(row, score);
          if (best[query].isFull()) {
            least[query] = (float) best[query].least();
          }
        }
      }
    }
  }
}
