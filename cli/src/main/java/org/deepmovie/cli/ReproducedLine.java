package org.deepmovie.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deepmovie.eval.ConfidenceInterval;
import org.deepmovie.eval.EvaluationSummary;
import org.deepmovie.eval.ExperimentResult;

/**
 * A line of a published table as it was computed anew.
 *
 * @param run what was asked for
 * @param values of each metric of the table, by repeat and fold
 * @param summary over repeats and folds
 * @param epochSeconds mean time of an epoch, NaN if the model has none
 * @param fitSeconds mean time of a fit
 */
record ReproducedLine(
    Reproduction.Run run,
    Map<String, List<Double>> values,
    EvaluationSummary summary,
    double epochSeconds,
    double fitSeconds) {

  private static final int WIDTH = 44;
  private static final Set<String> ERRORS = Set.of("rmse", "mae", "mse");

  static ReproducedLine of(Reproduction.Run run, List<String> metrics, ExperimentResult result) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (String metric : metrics) {
      values.put(metric, result.runs().stream().map(one -> one.report().metric(metric)).toList());
    }
    return new ReproducedLine(
        run, values, result.summary(), result.epochSeconds(), result.fitSeconds());
  }

  /** Ours beside what was published, and if RMSE is among it the errors by popularity. */
  static String table(List<ReproducedLine> lines, List<String> metrics) {
    TextTable<ReproducedLine> table = byRun();
    for (String metric : metrics) {
      table.means(header(metric), line -> line.summary.metric(metric));
      if (metric.equals(metrics.get(0))) {
        table.words("difference", line -> difference(line, lines, metric));
      }
      elsewhere(table, "elsewhere", lines, run -> run.published().getOrDefault(metric, Map.of()));
    }
    table.numbers("s/epoch", 2, ReproducedLine::epochSeconds);
    elsewhere(table, "elsewhere, s", lines, Reproduction.Run::publishedSeconds);
    String compared = table.numbers("fit s", 1, ReproducedLine::fitSeconds).of(lines);
    return metrics.contains("rmse")
        ? String.join(
            System.lineSeparator(),
            compared,
            "RMSE by the item's number of training ratings:",
            byRun().popularities(ReproducedLine::summary).of(lines))
        : compared;
  }

  /** A column of what others reached, if they did in any line. */
  private static void elsewhere(
      TextTable<ReproducedLine> table,
      String header,
      List<ReproducedLine> lines,
      Function<Reproduction.Run, Map<String, Double>> published) {
    if (lines.stream().anyMatch(line -> !published.apply(line.run).isEmpty())) {
      table.words(header, WIDTH, line -> published(published.apply(line.run)));
    }
  }

  private static String header(String metric) {
    return ERRORS.contains(metric) ? metric.toUpperCase(Locale.ROOT) : metric;
  }

  private static TextTable<ReproducedLine> byRun() {
    return new TextTable<ReproducedLine>()
        .words("data", line -> line.run.data())
        .words("split", line -> line.run.split())
        .words("model", WIDTH, line -> line.run.model().replace(",", ", "));
  }

  /** The mean of the differences run by run, whose splits are the same. */
  private static String difference(ReproducedLine line, List<ReproducedLine> lines, String metric) {
    return lines.stream()
        .filter(other -> other.run.model().equals(line.run.against()) && other.isLike(line))
        .findFirst()
        .map(other -> TextTable.mean(line.minus(other, metric)) + " to " + other.run.model())
        .orElse("");
  }

  private boolean isLike(ReproducedLine other) {
    return run.data().equals(other.run.data())
        && run.split().equals(other.run.split())
        && run.validation() == other.run.validation()
        && summary.reports() == other.summary.reports();
  }

  private ConfidenceInterval minus(ReproducedLine other, String metric) {
    List<Double> ours = values.get(metric);
    List<Double> theirs = other.values.get(metric);
    return ConfidenceInterval.of(
        IntStream.range(0, ours.size())
            .mapToDouble(run -> ours.get(run) - theirs.get(run))
            .toArray());
  }

  private static String published(Map<String, Double> published) {
    return published.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
