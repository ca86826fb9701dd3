package org.deepmovie.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.Explanation.Contribution;

/** The table that {@code explain} prints: a sum with its parts, from the baseline down. */
final class ExplanationTable {

  private static final int WIDEST_TITLE = 60;

  private ExplanationTable() {}

  /** The {@code n} greatest shares one by one, the others in one line. */
  static String of(Explanation why, int n) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("baseline", "", String.format(Locale.ROOT, "%.4f", why.baseline())));
    List<Contribution> parts = why.contributions();
    int shown = Math.min(n, parts.size());
    parts.subList(0, shown).forEach(part -> lines.add(Line.of(part)));
    if (shown < parts.size()) {
      double others =
          parts.subList(shown, parts.size()).stream().mapToDouble(Contribution::share).sum();
      lines.add(new Line("other items: " + (parts.size() - shown), "", signed(others)));
    }
    if (why.rest() != 0) {
      lines.add(new Line("what no item accounts for", "", signed(why.rest())));
    }
    lines.add(new Line("sum", "", String.format(Locale.ROOT, "%.4f", why.prediction())));
    return new TextTable<Line>()
        .words("because of", WIDEST_TITLE, Line::what)
        .numbers("rating", Line::rating)
        .numbers("adds", Line::adds)
        .of(lines);
  }

  /** Rounding never leaves a zero with a minus sign. */
  private static String signed(double share) {
    String text = String.format(Locale.ROOT, "%+.4f", share);
    return text.equals("-0.0000") ? "+0.0000" : text;
  }

  private record Line(String what, String rating, String adds) {
    static Line of(Contribution part) {
      return new Line(
          part.title(),
          Double.isNaN(part.rating()) ? "-" : String.format(Locale.ROOT, "%.1f", part.rating()),
          signed(part.share()));
    }
  }
}
