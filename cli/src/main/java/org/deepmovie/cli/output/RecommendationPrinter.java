package org.deepmovie.cli.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.deepmovie.recommend.ScoredItem;

/** Prints scored items, one a line, by rank. */
public final class RecommendationPrinter {

  private RecommendationPrinter() {}

  /** Prints {@code items}, best first. */
  public static void print(List<ScoredItem> items, PrintWriter out) {
    print(items, List.of(), out);
  }

  /**
   * Prints {@code items}, best first.
   *
   * @param ranges in which the ratings of the items are expected; empty if they are not asked for
   */
  public static void print(List<ScoredItem> items, List<ExpectedRange> ranges, PrintWriter out) {
    for (int rank = 1; rank <= items.size(); rank++) {
      ScoredItem item = items.get(rank - 1);
      out.printf(
          Locale.ROOT,
          "%3d. %-50s %.2f   %s(item %s)%n",
          rank,
          item.title(),
          item.score(),
          ranges.isEmpty() ? "" : bounds(ranges.get(rank - 1)),
          item.id());
    }
    out.flush();
  }

  private static String bounds(ExpectedRange range) {
    return String.format(Locale.ROOT, "%.2f..%.2f   ", range.low(), range.high());
  }
}
