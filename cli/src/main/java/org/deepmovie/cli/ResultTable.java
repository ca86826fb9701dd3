package org.deepmovie.cli;

import java.util.List;
import java.util.function.Function;
import org.deepmovie.eval.ConfidenceInterval;
import org.deepmovie.eval.EvaluationSummary;
import org.deepmovie.eval.ExperimentResult;

/** The table that {@code evaluate} prints. */
final class ResultTable {

  private static final ConfidenceInterval NONE = ConfidenceInterval.of();

  private ResultTable() {}

  static String of(List<ModelResult> results, int k) {
    return metrics(results, k)
        + System.lineSeparator()
        + "RMSE by the item's number of training ratings:"
        + System.lineSeparator()
        + byModel().popularities(ResultTable::summary).of(results);
  }

  private static String metrics(List<ModelResult> results, int k) {
    return byModel()
        .means("RMSE", metric("rmse"))
        .means("MAE", metric("mae"))
        .means("P@" + k, metric("precision@" + k))
        .means("NDCG@" + k, metric("ndcg@" + k))
        .numbers("epochs", result -> epochs(result.result()))
        .numbers("s/epoch", 3, result -> result.result().epochSeconds())
        .numbers("fit s", 2, result -> result.result().fitSeconds())
        .of(results);
  }

  private static Function<ModelResult, ConfidenceInterval> metric(String name) {
    return result -> summary(result).metrics().getOrDefault(name, NONE);
  }

  private static TextTable<ModelResult> byModel() {
    return new TextTable<ModelResult>().words("model", result -> result.spec().toString());
  }

  private static EvaluationSummary summary(ModelResult result) {
    return result.result().summary();
  }

  private static String epochs(ExperimentResult result) {
    return result.epochs() == 0 ? "-" : String.valueOf(Math.round(result.epochs()));
  }
}
