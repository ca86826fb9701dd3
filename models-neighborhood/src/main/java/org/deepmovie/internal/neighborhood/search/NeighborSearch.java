package org.deepmovie.internal.neighborhood.search;

import java.util.function.IntConsumer;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.neighborhood.options.SimilarityOptions;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Exact search for the rows most similar to each row, users or items. It compares all pairs of rows
 * that share a column and keeps the best {@code maxNeighbors} of each, so that memory is rows x
 * maxNeighbors.
 *
 * <p>Each row is searched for on its own: the result does not depend on the number of threads. Rows
 * of equal similarity are ordered by their external ids.
 */
public final class NeighborSearch {

  private static final int ROWS_AT_A_TIME = 8;

  private final SimilarityOptions options;
  private final CenteredRatings compared;
  private final CsrMatrix rows;
  private final CsrMatrix columns;

  /** Rows in the order of their external ids. */
  private final int[] rowsById;

  /** By row its place in that order. */
  private final int[] ranks;

  /**
   * A search among users or items.
   *
   * @param ids the external ids of the rows
   * @param rowsAreUsers true to search among users, false among items
   * @param unit that of the rating scale
   */
  public NeighborSearch(
      SimilarityOptions options,
      RatingMatrix ratings,
      IdMap ids,
      boolean rowsAreUsers,
      BaselineEstimate biases,
      double unit) {
    this.options = options;
    this.rowsById = ids.indicesById();
    this.ranks = new int[rowsById.length];
    for (int rank = 0; rank < rowsById.length; rank++) {
      ranks[rowsById[rank]] = rank;
    }
    this.compared =
        CenteredRatings.toCompare(options.similarity(), ratings, rowsAreUsers, biases, unit);
    this.rows = compared.rows();
    this.columns = rows.transpose();
  }

  /** The centered ratings from which similarities are computed. */
  public CenteredRatings compared() {
    return compared;
  }

  /** The neighbors of every row: those of a similarity above 0. */
  public NeighborLists all(Workers workers) {
    return all(workers, done -> {});
  }

  /** As above; {@code progress} receives the number of rows done. */
  public NeighborLists all(Workers workers, IntConsumer progress) {
    int[][] ids = new int[rows.rows()][];
    float[][] similarities = new float[rows.rows()][];
    @Nullable RowSearch[] searches = new RowSearch[workers.threads()];
    workers.forEach(
        rows.rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          if (searches[worker] == null) {
            searches[worker] = new RowSearch();
          }
          for (int row = from; row < to; row++) {
            NearestRows nearest = searches[worker].nearest(row);
            ids[row] = nearest.ids();
            similarities[row] = nearest.similarities();
          }
        },
        progress);
    return NeighborLists.of(ids, similarities);
  }

  /**
   * The neighbors of a row that is not in the matrix.
   *
   * @param columnIndices the columns in which the row has values
   * @param values its values there, centered like {@link #compared}
   */
  public NearestRows nearest(int[] columnIndices, double[] values) {
    return new RowSearch().nearest(columnIndices, values);
  }

  /** The workspace of one thread. */
  private final class RowSearch {
    private static final int NO_ROW = -1;

    private final RowOverlaps overlaps = new RowOverlaps(rows, columns);
    private final TopItems best = new TopItems(options.maxNeighbors());
    private final float[] similarities = new float[rows.rows()];

    NearestRows nearest(int row) {
      overlaps.find(row);
      return mostSimilar(row);
    }

    NearestRows nearest(int[] columnIndices, double[] values) {
      overlaps.find(columnIndices, values);
      return mostSimilar(NO_ROW);
    }

    private NearestRows mostSimilar(int self) {
      for (int n = 0; n < overlaps.count(); n++) {
        int other = overlaps.row(n);
        float similarity = (float) overlaps.similarity(n, options);
        if (other != self && similarity > 0) {
          similarities[other] = similarity;
          best.offer(ranks[other], similarity);
        }
      }
      int[] ids = best.drain();
      float[] drained = new float[ids.length];
      for (int n = 0; n < ids.length; n++) {
        ids[n] = rowsById[ids[n]];
        drained[n] = similarities[ids[n]];
      }
      return new NearestRows(ids, drained);
    }
  }
}
