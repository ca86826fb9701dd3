package org.deepmovie.tune;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result of a search.
 *
 * @param rungs the planned rungs
 * @param history all fits in their order; a promoted trial has several
 * @param complete whether all rungs were completed
 */
public record TuningResult(List<Rung> rungs, List<Trial> history, boolean complete) {

  public TuningResult {
    rungs = List.copyOf(rungs);
    history = List.copyOf(history);
  }

  /** The number of fits. */
  public int fits() {
    return history.size();
  }

  /** The trials with the results of their last fits, best first. */
  public List<Trial> trials() {
    Map<Integer, Trial> last = new TreeMap<>();
    history.forEach(trial -> last.put(trial.number(), trial));
    return last.values().stream().sorted(Trial.BEST_FIRST).toList();
  }

  /** The names of the trials' errors, such as "RMSE"; the first decides. */
  public List<String> measures() {
    return trials().get(0).value().stream()
        .flatMap(value -> value.all().stream())
        .map(ObjectiveValue::measure)
        .toList();
  }

  /** The name of the error that decides, such as "RMSE". */
  public String measure() {
    return trials().get(0).value().map(ObjectiveValue::measure).orElse("error");
  }

  /**
   * Whether no other trial is at least as good as {@code trial} in all errors and better in one,
   * each as it was fitted last.
   */
  public boolean isParetoOptimal(Trial trial) {
    return trial
        .value()
        .filter(
            value ->
                trials().stream()
                    .flatMap(other -> other.value().stream())
                    .noneMatch(other -> other.dominates(value)))
        .isPresent();
  }

  /** How much each option mattered, as the fits of the first rung tell. */
  public List<OptionImportance> importances() {
    return OptionImportance.of(
        history.stream().filter(trial -> trial.limit() == rungs.get(0).epochs()).toList());
  }

  /**
   * The best trial.
   *
   * @throws IllegalStateException if all trials diverged
   */
  public Trial best() {
    Trial first = trials().get(0);
    if (first.diverged()) {
      throw new IllegalStateException(
          "all " + trials().size() + " trials diverged; give other ranges");
    }
    return first;
  }
}
