package org.deepmovie.cli.tune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    List<TrialJson> trials) {

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
        result.trials().stream().map(TrialJson::of).toList());
  }

  /** One trial; {@code validationError} is null if it diverged. */
  record TrialJson(
      int trial,
      double validationError,
      int epochs,
      int mostEpochs,
      double seconds,
      Map<String, String> options) {

    static TrialJson of(Trial trial) {
      return new TrialJson(
          trial.number(),
          trial.error(),
          trial.epochs(),
          trial.limit(),
          trial.seconds(),
          trial.options());
    }
  }
}
