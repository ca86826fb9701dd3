package org.deepmovie.index;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.recommend.TopItems;

/**
 * The rows that a search found, best first.
 *
 * @param rows the rows
 * @param scores the score of each row for the query
 */
public record SearchResult(int[] rows, double[] scores) {

  /** The rows as items of {@code catalog}. */
  public List<ScoredItem> items(Catalog catalog) {
    return IntStream.range(0, rows.length)
        .mapToObj(rank -> catalog.scored(rows[rank], scores[rank]))
        .toList();
  }

  /** The content of {@code best}, which is empty afterwards. */
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
