package org.deepmovie.internal.factor;

import java.util.SplittableRandom;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.train.Seeds;

/**
 * Normal factors with mean 0 to start from, drawn by external id, so that the order of a file
 * changes nothing.
 *
 * @param deviation their standard deviation
 * @param seed the seed of the fit
 */
public record InitialFactors(double deviation, long seed) {

  /**
   * Draws the components {@code from .. to-1} of the rows that have ids: all, or the first.
   *
   * @param kind what the rows are, such as "item"; other kinds get other factors
   * @param ids the rows' ids
   */
  public void draw(FloatMatrix matrix, String kind, IdMap ids, int from, int to) {
    for (int row = 0; row < ids.size(); row++) {
      SplittableRandom random = Seeds.random(seed, "factors of " + kind + " " + ids.id(row));
      for (int k = from; k < to; k++) {
        matrix.set(row, k, (float) (deviation * Seeds.gaussian(random)));
      }
    }
  }
}
