package org.deepmovie.internal.factor;

import java.util.SplittableRandom;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;

/**
 * Initial factors: normal with mean 0, drawn by external id, so that they do not depend on the
 * order of a file.
 *
 * @param stdDev their standard deviation
 * @param seed the seed of the fit
 */
public record InitialFactors(double stdDev, long seed) {

  private static final int ROWS_AT_A_TIME = 256;

  /**
   * Draws the components {@code from .. to-1} of the rows that have ids: all, or the first.
   *
   * @param kind of the rows, such as "item"; another kind gets other factors
   * @param ids the rows' ids
   */
  public void draw(FloatMatrix matrix, String kind, IdMap ids, int from, int to) {
    draw(matrix, kind, ids, from, to, 0, ids.size());
  }

  /** As above, on the threads of {@code workers}, whose number does not change the result. */
  public void draw(FloatMatrix matrix, String kind, IdMap ids, int from, int to, Workers workers) {
    workers.forEach(
        ids.size(),
        ROWS_AT_A_TIME,
        (worker, first, end) -> draw(matrix, kind, ids, from, to, first, end));
  }

  private void draw(
      FloatMatrix matrix, String kind, IdMap ids, int from, int to, int first, int end) {
    for (int row = first; row < end; row++) {
      SplittableRandom random = Seeds.random(seed, "factors of " + kind + " " + ids.id(row));
      for (int k = from; k < to; k++) {
        matrix.set(row, k, (float) (stdDev * Seeds.gaussian(random)));
      }
    }
  }
}
