package org.deepmovie.cli.tune;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deepmovie.cli.output.TextTable;
import org.deepmovie.tune.Trial;
import org.deepmovie.tune.TuningResult;

/** The table that {@code tune} prints. */
final class TuneTable {

  private static final int MAX_WIDTH_OF_OPTIONS = 70;

  private TuneTable() {}

  /** The best {@code n} trials. */
  static String of(TuningResult result, int n) {
    List<RankedTrial> best =
        IntStream.range(0, Math.min(n, result.trials().size()))
            .mapToObj(index -> new RankedTrial(index + 1, result.trials().get(index)))
            .toList();
    return new TextTable<RankedTrial>()
        .number("rank", row -> String.valueOf(row.rank()))
        .number("trial", row -> String.valueOf(row.trial().number()))
        .number(result.measure(), row -> error(row.trial()))
        .number("epochs", row -> epochs(row.trial()))
        .number("s", row -> String.format(Locale.ROOT, "%.2f", row.trial().seconds()))
        .text("options", MAX_WIDTH_OF_OPTIONS, row -> options(row.trial()))
        .format(best);
  }

  private record RankedTrial(int rank, Trial trial) {}

  private static String error(Trial trial) {
    return trial.diverged() ? "diverged" : String.format(Locale.ROOT, "%.4f", trial.error());
  }

  private static String epochs(Trial trial) {
    return trial.limit() == 0 ? "-" : trial.epochs() + " of " + trial.limit();
  }

  private static String options(Trial trial) {
    return trial.options().entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .collect(Collectors.joining(" "));
  }
}
