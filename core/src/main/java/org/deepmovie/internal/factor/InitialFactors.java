package org.deepmovie.internal.factor;

import java.util.SplittableRandom;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.train.Seeds;

/**
 * Initial factors: normal with mean 0, drawn by external id, so that they do not depend on the
 * order of a file.
 *
 * @param stdDev their standard deviation
 * @param seed the seed of the fit
 */
public record InitialFactors(double stdDev, long seed) {

  /**
   * Draws the components {@code from .. to-1} of the rows that have ids: all, or the first.
   *
   * @param kind of the rows, such as "item"; another kind gets other factors
   * @param ids the rows' ids
   */
  public void draw(FloatMatrix matrix, String kind, IdMap ids, int from, int to) {
    for (int row = 0; row < ids.size(); row++) {
      SplittableRandom random = Seeds.random(seed, "factors of " + kind + " " + ids.id(row));
      for (int k = from; k < to; k++) {
        matrix.set(row, k, (float) (stdDev * Seeds.gaussian(random)));
      }
    }
  }
}
