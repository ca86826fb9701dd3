package org.deepmovie.cli.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.deepmovie.recommend.ScoredItem;

/** Prints scored items, one a line, by rank. */
public final class RecommendationPrinter {

  private RecommendationPrinter() {}

  public static void print(List<ScoredItem> items, PrintWriter out) {
    for (int rank = 1; rank <= items.size(); rank++) {
      ScoredItem item = items.get(rank - 1);
      out.printf(
          Locale.ROOT,
          "%3d. %-50s %.2f   (item %s)%n",
          rank,
          item.title(),
          item.score(),
          item.id());
    }
    out.flush();
  }
}
