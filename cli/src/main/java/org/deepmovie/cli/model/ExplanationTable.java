package org.deepmovie.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deepmovie.cli.output.TextTable;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.Explanation.Contribution;
import org.deepmovie.recommend.Explanation.PartPrediction;

/** The table that {@code explain} prints: the summands of a prediction, and their sum. */
final class ExplanationTable {

  private static final int MAX_WIDTH_OF_TITLES = 60;

  private ExplanationTable() {}

  /**
   * The table, with a row for each of the {@code n} greatest contributions and one for the rest.
   */
  static String of(Explanation explanation, int n) {
    List<Summand> summands = new ArrayList<>();
    summands.add(Summand.unsigned("baseline", explanation.baseline()));
    List<Contribution> contributions = explanation.contributions();
    int shown = Math.min(n, contributions.size());
    contributions.subList(0, shown).forEach(item -> summands.add(Summand.of(item)));
    if (shown < contributions.size()) {
      double others =
          contributions.subList(shown, contributions.size()).stream()
              .mapToDouble(Contribution::amount)
              .sum();
      summands.add(
          new Summand("other items: " + (contributions.size() - shown), "", signed(others)));
    }
    if (explanation.remainder() != 0) {
      summands.add(new Summand("not due to items", "", signed(explanation.remainder())));
    }
    summands.add(Summand.unsigned("sum", explanation.prediction()));
    return new TextTable<Summand>()
        .text("summand", MAX_WIDTH_OF_TITLES, Summand::name)
        .number("rating", Summand::rating)
        .number("value", Summand::value)
        .format(summands);
  }

  /** The predictions of the models of which the model is made, with their weights. */
  static String ofParts(Explanation explanation) {
    return new TextTable<PartPrediction>()
        .text("part", MAX_WIDTH_OF_TITLES, PartPrediction::model)
        .number("prediction", part -> String.format(Locale.ROOT, "%.4f", part.prediction()))
        .number("weight", part -> String.format(Locale.ROOT, "%.4f", part.weight()))
        .format(explanation.parts());
  }

  /** A value with its sign; one that is rounded to zero has a plus. */
  private static String signed(double value) {
    String text = String.format(Locale.ROOT, "%+.4f", value);
    return text.equals("-0.0000") ? "+0.0000" : text;
  }

  private record Summand(String name, String rating, String value) {

    static Summand unsigned(String name, double value) {
      return new Summand(name, "", String.format(Locale.ROOT, "%.4f", value));
    }

    static Summand of(Contribution item) {
      return new Summand(
          item.title(),
          Double.isNaN(item.rating()) ? "-" : String.format(Locale.ROOT, "%.1f", item.rating()),
          signed(item.amount()));
    }
  }
}
