package org.deepmovie.internal.neighborhood.history;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.neighborhood.options.HistoryOptions;
import org.deepmovie.train.Seeds;

/**
 * Chooses the interactions of each user by which items are compared. Users with more than {@link
 * HistoryOptions#maxHistory} have those whose ids have the lowest hashes.
 *
 * <p>Times would be another choice, but model files do not have them, and some models are computed
 * anew when they are loaded.
 *
 * @param options the limit
 * @param users the ids of the rows
 * @param items the ids of the columns
 */
public record HistoryLimit(HistoryOptions options, IdMap users, IdMap items) {

  /** The ratings that count; the same object if all do, otherwise without times. */
  public RatingMatrix of(RatingMatrix ratings) {
    CsrMatrix limited = of(ratings.byUser());
    return limited == ratings.byUser() ? ratings : RatingMatrix.of(limited);
  }

  /**
   * The interactions that count; the same object if all do.
   *
   * @param byUser users x items
   */
  public CsrMatrix of(CsrMatrix byUser) {
    int[] starts = new int[byUser.rows() + 1];
    for (int user = 0; user < byUser.rows(); user++) {
      starts[user + 1] = starts[user] + Math.min(byUser.count(user), options.maxHistory());
    }
    int size = starts[byUser.rows()];
    if (size == byUser.size()) {
      return byUser;
    }
    int[] columns = new int[size];
    float[] values = new float[size];
    for (int user = 0; user < byUser.rows(); user++) {
      int next = starts[user];
      for (int p : positions(byUser, user)) {
        columns[next] = byUser.column(p);
        values[next++] = byUser.value(p);
      }
    }
    return CsrMatrix.of(byUser.columns(), starts, columns, values);
  }

  /** The positions of the interactions of {@code user} that count, ascending. */
  private int[] positions(CsrMatrix byUser, int user) {
    int count = byUser.count(user);
    int[] positions = new int[count];
    Arrays.setAll(positions, n -> byUser.start(user) + n);
    if (count <= options.maxHistory()) {
      return positions;
    }
    long ofUser = Seeds.child(0, users.id(user), 0);
    long[] hashes = new long[count];
    Arrays.setAll(
        hashes, n -> Seeds.child(ofUser, items.id(byUser.column(byUser.start(user) + n)), 0));
    long[] sorted = hashes.clone();
    Arrays.sort(sorted);
    long limit = sorted[options.maxHistory()];
    return Arrays.stream(positions)
        .filter(p -> hashes[p - byUser.start(user)] < limit)
        .limit(options.maxHistory())
        .toArray();
  }
}
