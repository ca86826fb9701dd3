package org.deepmovie.internal.neighborhood;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.neighborhood.SimilarityOptions;
import org.deepmovie.neighborhood.knn.CenteredRatings;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.train.Workers;

/**
 * The similarities of all pairs of rows by blocked sparse products, of which only the greatest are
 * kept: memory is rows x kept, plus rows per thread. Every row is worked out by itself, so that the
 * same ratings give the same result at any number of threads. Of equals those come first whose ids
 * do.
 */
public final class NeighborSearch {

  private static final int ROWS_AT_A_TIME = 8;

  private final SimilarityOptions options;
  private final CenteredRatings compared;
  private final CsrMatrix rows;
  private final CsrMatrix columns;
  private final int[] byId;
  private final int[] places;

  /**
   * A search among users or items.
   *
   * @param ids those of the rows
   * @param users whether rows are users, or items
   * @param unit that of the rating scale
   */
  public NeighborSearch(
      SimilarityOptions options,
      RatingMatrix ratings,
      IdMap ids,
      boolean users,
      BaselineEstimate biases,
      double unit) {
    this.options = options;
    this.byId = ids.indicesById();
    this.places = new int[byId.length];
    for (int place = 0; place < byId.length; place++) {
      places[byId[place]] = place;
    }
    this.compared = CenteredRatings.comparedBy(options.similarity(), ratings, users, biases, unit);
    this.rows = compared.rows();
    this.columns = rows.transpose();
  }

  /** What of the ratings is compared. */
  public CenteredRatings compared() {
    return compared;
  }

  /** The neighbours of every row; only such of a similarity above 0. */
  public NeighborLists all(Workers workers) {
    int[][] ids = new int[rows.rows()][];
    float[][] similarities = new float[rows.rows()][];
    Workspace[] workspaces = new Workspace[workers.threads()];
    workers.forEach(
        rows.rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          if (workspaces[worker] == null) {
            workspaces[worker] = new Workspace();
          }
          for (int row = from; row < to; row++) {
            Nearest nearest = workspaces[worker].search(row);
            ids[row] = nearest.ids();
            similarities[row] = nearest.similarities();
          }
        });
    return NeighborLists.of(ids, similarities);
  }

  /**
   * The neighbours of a row that is none of these.
   *
   * @param ids the columns in which it has values
   * @param values what is compared there, as by {@link #compared}
   */
  public Nearest nearest(int[] ids, double[] values) {
    return new Workspace().search(ids, values);
  }

  /**
   * The most similar rows, by falling similarity.
   *
   * @param ids which rows
   * @param similarities how similar each is
   */
  public record Nearest(int[] ids, float[] similarities) {}

  /** What one thread needs, and finds. */
  private final class Workspace {
    private final RowOverlaps common = new RowOverlaps(rows, columns);
    private final TopItems top = new TopItems(options.kept());
    private final float[] found = new float[rows.rows()];

    Nearest search(int row) {
      common.forEach(row, this::offer);
      return drain();
    }

    Nearest search(int[] ids, double[] values) {
      common.forEach(ids, values, this::offer);
      return drain();
    }

    private Nearest drain() {
      int[] ids = top.drain();
      float[] similarities = new float[ids.length];
      for (int n = 0; n < ids.length; n++) {
        ids[n] = byId[ids[n]];
        similarities[n] = found[ids[n]];
      }
      return new Nearest(ids, similarities);
    }

    private void offer(int other, double n, double xy, double xx, double yy) {
      float similarity = (float) options.of(n, xy, xx, yy);
      if (similarity > 0) {
        found[other] = similarity;
        top.offer(places[other], similarity);
      }
    }
  }
}
