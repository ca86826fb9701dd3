package org.deepmovie.neighborhood;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.SparseRows;
import org.deepmovie.model.Biases;

/**
 * What people had to do with, users x items. R(u) are the columns of {@code rated}; together with
 * those of {@code unrated} they are N(u).
 *
 * @param rated (r_uj - b~_uj) / unit, b~ being the baseline and the unit that of the rating scale
 * @param unrated what they had to do with, but did not rate; values do not matter
 */
record Past(SparseRows rated, SparseRows unrated) {

  /**
   * The past of the users of {@code ratings}.
   *
   * @param pairs who had to do with what, the ratings included
   */
  static Past of(RatingMatrix ratings, SparseRows pairs, Biases baseline, double unit) {
    return withUnrated(ratings, unrated(pairs, ratings), baseline, unit);
  }

  /** As above, {@code unrated} being known. */
  static Past withUnrated(RatingMatrix ratings, SparseRows unrated, Biases baseline, double unit) {
    SparseRows rows = ratings.byUser();
    SparseRows deviations =
        rows.withValues((user, p) -> (rows.value(p) - baseline.value(user, rows.column(p))) / unit);
    return new Past(deviations, unrated);
  }

  private static SparseRows unrated(SparseRows pairs, RatingMatrix ratings) {
    RatingMatrix.Builder unrated = new RatingMatrix.Builder();
    for (int user = 0; user < pairs.rows(); user++) {
      for (int p = pairs.start(user); p < pairs.end(user); p++) {
        if (!ratings.contains(user, pairs.column(p))) {
          unrated.add(user, pairs.column(p), 1);
        }
      }
    }
    return unrated.build(pairs.rows(), pairs.columns()).byUser();
  }

  /**
   * The past of one person.
   *
   * @param rated the items, ascending
   * @param deviations as in {@link #rated()}
   */
  static Past ofOne(int items, int[] rated, float[] deviations) {
    return new Past(
        SparseRows.of(items, new int[] {0, rated.length}, rated, deviations),
        SparseRows.of(items, new int[2], new int[0], new float[0]));
  }
}
