package org.deepmovie.internal.neighborhood.history;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.neighborhood.options.HistoryOptions;
import org.deepmovie.train.Seeds;

/**
 * Chooses the interactions of each user by which items are compared, or those of each item by which
 * users are. Users or items with more than {@link HistoryOptions#maxHistory} have those whose ids
 * have the lowest hashes.
 *
 * <p>Times would be another choice, but model files do not have them, and some models are computed
 * anew when they are loaded.
 *
 * @param options the limit
 * @param users the ids of the users
 * @param items the ids of the items
 */
public record HistoryLimit(HistoryOptions options, IdMap users, IdMap items) {

  /** The ratings by which items are compared; the same object if all are, else without times. */
  public RatingMatrix of(RatingMatrix ratings) {
    CsrMatrix limited = of(ratings.byUser());
    return limited == ratings.byUser() ? ratings : RatingMatrix.of(limited);
  }

  /** The ratings by which users are compared; the same object if all are, else without times. */
  public RatingMatrix ofItems(RatingMatrix ratings) {
    CsrMatrix limited = of(ratings.byItem(), items, users);
    return limited == ratings.byItem() ? ratings : RatingMatrix.of(limited.transpose());
  }

  /**
   * The interactions by which items are compared; the same object if all are.
   *
   * @param byUser users x items
   */
  public CsrMatrix of(CsrMatrix byUser) {
    return of(byUser, users, items);
  }

  private CsrMatrix of(CsrMatrix matrix, IdMap rows, IdMap columns) {
    int[] starts = new int[matrix.rows() + 1];
    for (int row = 0; row < matrix.rows(); row++) {
      starts[row + 1] = starts[row] + Math.min(matrix.count(row), options.maxHistory());
    }
    int size = starts[matrix.rows()];
    if (size == matrix.size()) {
      return matrix;
    }
    int[] indices = new int[size];
    float[] values = new float[size];
    for (int row = 0; row < matrix.rows(); row++) {
      int next = starts[row];
      for (int p : positions(matrix, row, rows, columns)) {
        indices[next] = matrix.column(p);
        values[next++] = matrix.value(p);
      }
    }
    return CsrMatrix.of(matrix.columns(), starts, indices, values);
  }

  /** The positions of the interactions of {@code row} that count, ascending. */
  private int[] positions(CsrMatrix matrix, int row, IdMap rows, IdMap columns) {
    int count = matrix.count(row);
    int[] positions = new int[count];
    Arrays.setAll(positions, n -> matrix.start(row) + n);
    if (count <= options.maxHistory()) {
      return positions;
    }
    long ofRow = Seeds.child(0, rows.id(row), 0);
    long[] hashes = new long[count];
    Arrays.setAll(
        hashes, n -> Seeds.child(ofRow, columns.id(matrix.column(matrix.start(row) + n)), 0));
    long[] sorted = hashes.clone();
    Arrays.sort(sorted);
    long limit = sorted[options.maxHistory()];
    return Arrays.stream(positions)
        .filter(p -> hashes[p - matrix.start(row)] < limit)
        .limit(options.maxHistory())
        .toArray();
  }
}
