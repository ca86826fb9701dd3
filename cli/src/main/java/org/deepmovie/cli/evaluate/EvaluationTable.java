package org.deepmovie.cli.evaluate;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.deepmovie.cli.output.TextTable;
import org.deepmovie.data.PopularityBucket;
import org.deepmovie.eval.ConfidenceInterval;
import org.deepmovie.eval.EvaluationReport;
import org.deepmovie.eval.EvaluationSummary;
import org.deepmovie.eval.ExperimentResult;
import org.deepmovie.eval.ExperimentRun;

/** The table that {@code evaluate} prints. */
final class EvaluationTable {

  private static final ConfidenceInterval NONE = ConfidenceInterval.of();

  private EvaluationTable() {}

  /** The table, whose ranking metrics judge the first {@code k} items. */
  static String of(List<ModelEvaluation> evaluations, int k) {
    List<String> parts = new ArrayList<>();
    parts.add(metrics(evaluations, k));
    if (evaluations.stream().anyMatch(each -> summary(each).metrics().containsKey("rmse"))) {
      parts.add("RMSE by the item's number of training ratings:");
      parts.add(byModel().rmseByPopularity(EvaluationTable::summary).format(evaluations));
    }
    if (evaluations.stream()
        .anyMatch(each -> summary(each).metrics().containsKey("interval-coverage"))) {
      parts.add(
          "Share of test ratings within their 80 % prediction intervals, and the mean width:");
      parts.add(intervals(evaluations));
    }
    List<ModelEvaluation> others = evaluations.subList(1, evaluations.size());
    if (!present(others, k).isEmpty() && evaluations.get(0).result().runs().size() > 1) {
      parts.add(
          "Mean difference to %s in the same repeats or folds, with its 95 %% interval:"
              .formatted(evaluations.get(0).spec()));
      parts.add(differences(evaluations.get(0), others, k));
    }
    return String.join(System.lineSeparator(), parts);
  }

  /**
   * What to say if the test set of some run has no relevant ratings, so that its ranking metrics
   * are missing.
   *
   * @param relevant what is relevant, such as "ratings of 4 and above"
   */
  static Optional<String> unranked(List<ModelEvaluation> evaluations, int k, String relevant) {
    int runs = evaluations.get(0).result().runs().size();
    int ranked = metric("ndcg@" + k).apply(evaluations.get(0)).n();
    if (ranked == runs) {
      return Optional.empty();
    }
    String which =
        ranked == 0
            ? "There is no P@%d and NDCG@%d, as the test set has no %s"
            : "P@%d and NDCG@%d are means of "
                + ranked
                + " of "
                + runs
                + " runs, as the test sets of"
                + " the others have no %s";
    return Optional.of(which.formatted(k, k, relevant) + "; --relevant tells which are relevant.");
  }

  /**
   * How a sample of users affects the ranking metrics: the standard errors of each model. Empty if
   * the test set has no relevant ratings.
   */
  static Optional<String> sampled(List<ModelEvaluation> evaluations, int k) {
    List<EvaluationReport> reports =
        evaluations.get(0).result().runs().stream().map(ExperimentRun::report).toList();
    IntSummaryStatistics ranked =
        reports.stream().mapToInt(EvaluationReport::rankedUsers).summaryStatistics();
    IntSummaryStatistics rankable =
        reports.stream().mapToInt(EvaluationReport::rankableUsers).summaryStatistics();
    if (rankable.getMax() == 0) {
      return Optional.empty();
    }
    if (ranked.getSum() == rankable.getSum()) {
      return Optional.of(
          "All users with relevant test ratings are ranked, as there are " + range(rankable) + ".");
    }
    String intervals =
        reports.size() == 1 ? "" : " of a repeat; intervals include it, as each draws other users";
    TextTable<ModelEvaluation> table =
        byModel()
            .number("P@" + k, 4, samplingError("precision@" + k))
            .number("NDCG@" + k, 4, samplingError("ndcg@" + k));
    return Optional.of(
        String.join(
            System.lineSeparator(),
            "Standard error of ranking %s of %s users with relevant test ratings%s:"
                .formatted(range(ranked), range(rankable), intervals),
            table.format(evaluations)));
  }

  private static String range(IntSummaryStatistics numbers) {
    return numbers.getMin() == numbers.getMax()
        ? String.valueOf(numbers.getMin())
        : numbers.getMin() + " to " + numbers.getMax();
  }

  private static ToDoubleFunction<ModelEvaluation> samplingError(String name) {
    return each -> each.result().samplingErrors().getOrDefault(name, Double.NaN);
  }

  private static String differences(ModelEvaluation first, List<ModelEvaluation> others, int k) {
    TextTable<ModelEvaluation> table = byModel();
    present(others, k)
        .forEach(
            (label, name) ->
                table.mean(label, other -> other.result().differenceTo(first.result(), name)));
    return table.format(others);
  }

  /** Those of {@link #metricNames} that at least one model has. */
  private static Map<String, String> present(List<ModelEvaluation> evaluations, int k) {
    Map<String, String> names = metricNames(k);
    names
        .values()
        .removeIf(
            name ->
                evaluations.stream().noneMatch(each -> summary(each).metrics().containsKey(name)));
    return names;
  }

  /** The metrics of the table by their labels. */
  private static Map<String, String> metricNames(int k) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("RMSE", "rmse");
    names.put("MAE", "mae");
    names.put("P@" + k, "precision@" + k);
    names.put("NDCG@" + k, "ndcg@" + k);
    return names;
  }

  /** The result of one model in a line. */
  static String line(ModelEvaluation evaluation, int k) {
    StringBuilder line = new StringBuilder(evaluation.spec() + ": ");
    metricNames(k)
        .forEach(
            (label, name) -> {
              ConfidenceInterval mean = metric(name).apply(evaluation);
              if (mean.n() > 0) {
                line.append(label).append(' ').append(TextTable.formatMean(mean)).append(", ");
              }
            });
    return line + String.format(Locale.ROOT, "fit %.1f s", evaluation.result().fitSeconds());
  }

  private static String metrics(List<ModelEvaluation> evaluations, int k) {
    TextTable<ModelEvaluation> table = byModel();
    present(evaluations, k).forEach((label, name) -> table.mean(label, metric(name)));
    return table
        .number("epochs", evaluation -> epochs(evaluation.result()))
        .number("s/epoch", 3, evaluation -> evaluation.result().epochSeconds())
        .number("fit s", 2, evaluation -> evaluation.result().fitSeconds())
        .format(evaluations);
  }

  /** In all, and by the item's number of training ratings. */
  private static String intervals(List<ModelEvaluation> evaluations) {
    TextTable<ModelEvaluation> table =
        byModel().mean("all", metric("interval-coverage")).mean("width", metric("interval-width"));
    for (PopularityBucket bucket : PopularityBucket.values()) {
      table
          .mean(bucket.label(), each -> bucket(each, bucket).intervalCoverage())
          .mean("width", each -> bucket(each, bucket).intervalWidth());
    }
    return table.format(evaluations);
  }

  private static EvaluationSummary.BucketSummary bucket(
      ModelEvaluation evaluation, PopularityBucket bucket) {
    return summary(evaluation).buckets().get(bucket.ordinal());
  }

  private static Function<ModelEvaluation, ConfidenceInterval> metric(String name) {
    return evaluation -> summary(evaluation).metrics().getOrDefault(name, NONE);
  }

  private static TextTable<ModelEvaluation> byModel() {
    return new TextTable<ModelEvaluation>()
        .text("model", evaluation -> evaluation.spec().toString());
  }

  private static EvaluationSummary summary(ModelEvaluation evaluation) {
    return evaluation.result().summary();
  }

  private static String epochs(ExperimentResult result) {
    return result.epochs() == 0 ? "-" : String.valueOf(Math.round(result.epochs()));
  }
}
