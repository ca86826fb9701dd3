package org.deepmovie.cli.reproduce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.deepmovie.eval.ConfidenceInterval;
import org.deepmovie.eval.EvaluationSummary;
import org.deepmovie.eval.ExperimentResult;

/**
 * A row of a published table as it was computed again.
 *
 * @param run the row of the published table
 * @param values of each metric of the table, by repeat and fold
 * @param unit of the scale of the ratings, {@link org.deepmovie.data.RatingScale#unit}
 * @param summary over repeats and folds
 * @param epochSeconds mean time of an epoch, NaN if the model has none
 * @param fitSeconds mean time of a fit
 */
record ReproducedRow(
    PublishedRun run,
    Map<String, List<Double>> values,
    double unit,
    EvaluationSummary summary,
    double epochSeconds,
    double fitSeconds) {

  static ReproducedRow of(PublishedRun run, List<String> metrics, ExperimentResult result) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (String metric : metrics) {
      values.put(metric, result.runs().stream().map(one -> one.report().metric(metric)).toList());
    }
    return new ReproducedRow(
        run,
        values,
        result.split().train().scale().unit(),
        result.summary(),
        result.epochSeconds(),
        result.fitSeconds());
  }

  /** Whether both rows were fitted on the same splits. */
  boolean hasSplitsOf(ReproducedRow other) {
    return run.data().equals(other.run.data())
        && run.split().equals(other.run.split())
        && run.validation() == other.run.validation()
        && summary.reports() == other.summary.reports();
  }

  /** The mean over all splits of the difference from {@code other}, which has the same splits. */
  ConfidenceInterval difference(ReproducedRow other, String metric) {
    return difference(other, metric, 1);
  }

  /** The same as it would be on a scale from 1 to 5. */
  ConfidenceInterval differenceInUnits(ReproducedRow other, String metric) {
    return difference(other, metric, unit);
  }

  private ConfidenceInterval difference(ReproducedRow other, String metric, double divisor) {
    List<Double> ours = values(metric);
    List<Double> theirs = other.values(metric);
    return ConfidenceInterval.of(
        IntStream.range(0, ours.size())
            .mapToDouble(split -> (ours.get(split) - theirs.get(split)) / divisor)
            .toArray());
  }

  private List<Double> values(String metric) {
    return Objects.requireNonNull(values.get(metric), metric);
  }
}
