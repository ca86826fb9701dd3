package org.deepmovie.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deepmovie.eval.Experiment;
import org.deepmovie.eval.Interval;
import org.deepmovie.eval.Summary;

/**
 * A line of a published table as it was computed anew.
 *
 * @param run what was asked for
 * @param rmses by repeat and fold
 * @param summary over repeats and folds
 * @param epochSeconds mean time of an epoch, NaN if the model has none
 * @param fitSeconds mean time of a fit
 */
record ReproducedLine(
    Reproduction.Run run,
    List<Double> rmses,
    Summary summary,
    double epochSeconds,
    double fitSeconds) {

  private static final int WIDTH = 44;

  static ReproducedLine of(Reproduction.Run run, Experiment.Result result) {
    return new ReproducedLine(
        run,
        result.runs().stream().map(one -> one.report().metric("rmse")).toList(),
        result.summary(),
        result.epochSeconds(),
        result.fitSeconds());
  }

  /** Ours beside what was published, and the errors by the items' popularity. */
  static String table(List<ReproducedLine> lines) {
    return byRun()
            .means("RMSE", line -> line.summary.metric("rmse"))
            .words("difference", line -> difference(line, lines))
            .words("elsewhere", WIDTH, line -> published(line.run.published()))
            .numbers("s/epoch", 2, ReproducedLine::epochSeconds)
            .words("elsewhere, s", WIDTH, line -> published(line.run.publishedSeconds()))
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
        .words("model", WIDTH, line -> line.run.model().replace(",", ", "));
  }

  /** The mean of the differences run by run, whose splits are the same. */
  private static String difference(ReproducedLine line, List<ReproducedLine> lines) {
    return lines.stream()
        .filter(other -> other.run.model().equals(line.run.against()) && other.isLike(line))
        .findFirst()
        .map(other -> TextTable.mean(line.minus(other)) + " to " + other.run.model())
        .orElse("");
  }

  private boolean isLike(ReproducedLine other) {
    return run.data().equals(other.run.data())
        && run.split().equals(other.run.split())
        && run.validation() == other.run.validation()
        && rmses.size() == other.rmses.size();
  }

  private Interval minus(ReproducedLine other) {
    return Interval.of(
        IntStream.range(0, rmses.size())
            .mapToDouble(run -> rmses.get(run) - other.rmses.get(run))
            .toArray());
  }

  private static String published(Map<String, Double> published) {
    return published.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
