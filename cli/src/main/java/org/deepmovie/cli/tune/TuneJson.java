package org.deepmovie.cli.tune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.tune.OptionImportance;
import org.deepmovie.tune.OptionImportance.ValueGroup;
import org.deepmovie.tune.Rung;
import org.deepmovie.tune.SearchSpace;
import org.deepmovie.tune.Trial;
import org.deepmovie.tune.TuningResult;

/** The report that {@code tune --json} writes. Times are in seconds; the best trial comes first. */
record TuneJson(
    String dataset,
    String split,
    long seed,
    String model,
    Map<String, String> ranges,
    List<Rung> rungs,
    int fits,
    boolean complete,
    String measure,
    String best,
    List<TrialJson> trials,
    List<ImportanceJson> importances) {

  static TuneJson of(
      String dataset, String split, long seed, SearchSpace space, TuningResult result) {
    Map<String, String> ranges = new LinkedHashMap<>();
    space.ranges().forEach((option, range) -> ranges.put(option, range.toString()));
    return new TuneJson(
        dataset,
        split,
        seed,
        space.model().toString(),
        ranges,
        result.rungs(),
        result.fits(),
        result.complete(),
        result.measure(),
        space.spec(result.best().options()).toString(),
        result.trials().stream().map(trial -> TrialJson.of(trial, result)).toList(),
        result.importances().stream().map(ImportanceJson::of).toList());
  }

  /** How much an option mattered; {@code share} is null if there were too few trials. */
  record ImportanceJson(String option, double share, List<ValueGroup> groups) {

    static ImportanceJson of(OptionImportance importance) {
      return new ImportanceJson(
          importance.option(), importance.share().orElse(Double.NaN), importance.groups());
    }
  }

  /**
   * One trial; {@code validationError} is null if it diverged. {@code errors} has the errors of all
   * objectives.
   */
  record TrialJson(
      int trial,
      double validationError,
      Map<String, Double> errors,
      boolean paretoOptimal,
      int epochs,
      int mostEpochs,
      double seconds,
      Map<String, String> options) {

    static TrialJson of(Trial trial, TuningResult result) {
      Map<String, Double> errors = new LinkedHashMap<>();
      trial
          .value()
          .ifPresent(
              value -> value.all().forEach(each -> errors.put(each.measure(), each.error())));
      return new TrialJson(
          trial.number(),
          trial.error(),
          errors,
          result.isParetoOptimal(trial),
          trial.epochs(),
          trial.limit(),
          trial.seconds(),
          trial.options());
    }
  }
}
