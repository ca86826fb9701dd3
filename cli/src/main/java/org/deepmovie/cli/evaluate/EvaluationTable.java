package org.deepmovie.cli.evaluate;

import java.util.List;
import java.util.function.Function;
import org.deepmovie.cli.output.TextTable;
import org.deepmovie.eval.ConfidenceInterval;
import org.deepmovie.eval.EvaluationSummary;
import org.deepmovie.eval.ExperimentResult;

/** The table that {@code evaluate} prints. */
final class EvaluationTable {

  private static final ConfidenceInterval NONE = ConfidenceInterval.of();

  private EvaluationTable() {}

  /** The table, whose ranking metrics judge the first {@code k} items. */
  static String of(List<ModelEvaluation> evaluations, int k) {
    return String.join(
        System.lineSeparator(),
        metrics(evaluations, k),
        "RMSE by the item's number of training ratings:",
        byModel().rmseByPopularity(EvaluationTable::summary).format(evaluations));
  }

  private static String metrics(List<ModelEvaluation> evaluations, int k) {
    return byModel()
        .mean("RMSE", metric("rmse"))
        .mean("MAE", metric("mae"))
        .mean("P@" + k, metric("precision@" + k))
        .mean("NDCG@" + k, metric("ndcg@" + k))
        .number("epochs", evaluation -> epochs(evaluation.result()))
        .number("s/epoch", 3, evaluation -> evaluation.result().epochSeconds())
        .number("fit s", 2, evaluation -> evaluation.result().fitSeconds())
        .format(evaluations);
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
