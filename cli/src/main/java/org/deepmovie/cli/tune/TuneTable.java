package org.deepmovie.cli.tune;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deepmovie.cli.output.TextTable;
import org.deepmovie.tune.OptionImportance;
import org.deepmovie.tune.Trial;
import org.deepmovie.tune.TuningResult;

/** The tables that {@code tune} prints. */
final class TuneTable {

  private static final int MAX_WIDTH_OF_OPTIONS = 70;

  private TuneTable() {}

  /** The best {@code n} trials and, of several errors, all Pareto-optimal ones with a star. */
  static String of(TuningResult result, int n) {
    List<String> measures = result.measures();
    boolean several = measures.size() > 1;
    List<RankedTrial> rows =
        IntStream.range(0, result.trials().size())
            .mapToObj(index -> RankedTrial.of(result, index))
            .filter(row -> row.rank() <= n || (several && row.paretoOptimal()))
            .toList();
    TextTable<RankedTrial> table =
        new TextTable<RankedTrial>()
            .number("rank", row -> String.valueOf(row.rank()))
            .number("trial", row -> String.valueOf(row.trial().number()));
    if (measures.isEmpty()) {
      table.number(result.measure(), row -> error(row.trial(), 0));
    }
    for (int measure = 0; measure < measures.size(); measure++) {
      int column = measure;
      table.number(measures.get(measure), row -> error(row.trial(), column));
    }
    return table
        .text("Pareto", row -> several && row.paretoOptimal() ? "*" : "")
        .number("epochs", row -> epochs(row.trial()))
        .number("s", row -> String.format(Locale.ROOT, "%.2f", row.trial().seconds()))
        .text("options", MAX_WIDTH_OF_OPTIONS, row -> options(row.trial()))
        .format(rows);
  }

  /** How much each option mattered. */
  static String importances(List<OptionImportance> importances) {
    return new TextTable<OptionImportance>()
        .text("option", OptionImportance::option)
        .number("share", 2, each -> each.share().orElse(Double.NaN))
        .text("mean error by value", MAX_WIDTH_OF_OPTIONS, TuneTable::groups)
        .format(importances);
  }

  private static String groups(OptionImportance importance) {
    return importance.groups().stream()
        .map(group -> String.format(Locale.ROOT, "%s: %.4f", group.label(), group.meanError()))
        .collect(Collectors.joining(", "));
  }

  private record RankedTrial(int rank, Trial trial, boolean paretoOptimal) {

    static RankedTrial of(TuningResult result, int index) {
      Trial trial = result.trials().get(index);
      return new RankedTrial(index + 1, trial, result.isParetoOptimal(trial));
    }
  }

  private static String error(Trial trial, int measure) {
    return trial
        .value()
        .map(value -> String.format(Locale.ROOT, "%.4f", value.all().get(measure).error()))
        .orElse("diverged");
  }

  private static String epochs(Trial trial) {
    return trial.limit() == 0 ? "-" : trial.epochs() + " of " + trial.limit();
  }

  /** The options of a trial in one line. */
  static String options(Trial trial) {
    return trial.options().entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .collect(Collectors.joining(" "));
  }
}
