package org.deepmovie.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deepmovie.tune.Trial;
import org.deepmovie.tune.TuningResult;

/** The table that {@code tune} prints. */
final class TuneTable {

  private static final int WIDEST_OPTIONS = 70;

  private TuneTable() {}

  /** The best {@code n} trials. */
  static String of(TuningResult result, int n) {
    List<Ranked> best =
        IntStream.range(0, Math.min(n, result.trials().size()))
            .mapToObj(at -> new Ranked(at + 1, result.trials().get(at)))
            .toList();
    return new TextTable<Ranked>()
        .numbers("rank", row -> String.valueOf(row.rank()))
        .numbers("trial", row -> String.valueOf(row.trial().number()))
        .numbers(result.measure(), row -> error(row.trial()))
        .numbers("epochs", row -> epochs(row.trial()))
        .numbers("s", row -> String.format(Locale.ROOT, "%.2f", row.trial().seconds()))
        .words("options", WIDEST_OPTIONS, row -> options(row.trial()))
        .of(best);
  }

  private record Ranked(int rank, Trial trial) {}

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
