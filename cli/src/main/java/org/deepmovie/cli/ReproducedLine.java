package org.deepmovie.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deepmovie.eval.Summary;

/**
 * A line of a published table as it was computed anew.
 *
 * @param run what was asked for
 * @param summary over repeats and folds
 * @param epochSeconds mean time of an epoch, NaN if the model has none
 * @param fitSeconds mean time of a fit
 */
record ReproducedLine(
    Reproduction.Run run, Summary summary, double epochSeconds, double fitSeconds) {

  private static final int WIDTH = 44;

  /** Ours beside what was published, and the errors by the items' popularity. */
  static String table(List<ReproducedLine> lines) {
    return byRun()
            .means("RMSE", line -> line.summary.metric("rmse"))
            .words("elsewhere", WIDTH, line -> published(line.run.published()))
            .numbers("s/epoch", 2, ReproducedLine::epochSeconds)
            .words("elsewhere", WIDTH, line -> published(line.run.publishedSeconds()))
            .numbers("fit s", 1, ReproducedLine::fitSeconds)
            .of(lines)
        + System.lineSeparator()
        + "RMSE by the item's number of training ratings:"
        + System.lineSeparator()
        + byRun().popularities(ReproducedLine::summary).of(lines);
  }

  private static TextTable<ReproducedLine> byRun() {
    return new TextTable<ReproducedLine>()
        .words("data", line -> line.run.data())
        .words("split", line -> line.run.split())
        .words("model", WIDTH, line -> line.run.model());
  }

  private static String published(Map<String, Double> published) {
    return published.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
