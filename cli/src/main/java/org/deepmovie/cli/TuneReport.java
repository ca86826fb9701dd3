package org.deepmovie.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.tune.Rung;
import org.deepmovie.tune.SearchSpace;
import org.deepmovie.tune.Trial;
import org.deepmovie.tune.TuningResult;

/** What {@code tune --json} writes; times in seconds, trials best first. */
record TuneReport(
    String dataset,
    String split,
    long seed,
    String model,
    Map<String, String> ranges,
    List<Rung> rounds,
    int fits,
    boolean complete,
    String measure,
    String best,
    List<Result> trials) {

  static TuneReport of(
      String dataset, String split, long seed, SearchSpace space, TuningResult result) {
    Map<String, String> ranges = new LinkedHashMap<>();
    space.ranges().forEach((option, range) -> ranges.put(option, range.toString()));
    return new TuneReport(
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
        result.trials().stream().map(Result::of).toList());
  }

  /** One trial; {@code validationError} is null if it diverged. */
  record Result(
      int trial,
      double validationError,
      int epochs,
      int mostEpochs,
      double seconds,
      Map<String, String> options) {

    static Result of(Trial trial) {
      return new Result(
          trial.number(),
          trial.error(),
          trial.epochs(),
          trial.limit(),
          trial.seconds(),
          trial.options());
    }
  }
}
