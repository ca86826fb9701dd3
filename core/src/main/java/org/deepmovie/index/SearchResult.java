package org.deepmovie.index;

import java.util.Arrays;
import org.deepmovie.recommend.TopItems;

/**
 * What a search found, best first.
 *
 * @param rows the rows found
 * @param scores how well each goes with the query
 */
public record SearchResult(int[] rows, double[] scores) {

  /** What {@code best} holds, which is emptied. */
  public static SearchResult of(TopItems best) {
    double[] scores = new double[best.size()];
    return new SearchResult(best.drain(scores), scores);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SearchResult that
        && Arrays.equals(rows, that.rows)
        && Arrays.equals(scores, that.scores);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(rows) + Arrays.hashCode(scores);
  }

  @Override
  public String toString() {
    return Arrays.toString(rows) + " " + Arrays.toString(scores);
  }
}
