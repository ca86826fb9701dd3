package org.deepmovie.tune;

import java.util.List;

/**
 * The result of a search.
 *
 * @param rungs the planned rungs
 * @param trials the fitted trials, best first
 * @param fits the number of fits
 * @param complete whether all rungs were completed
 */
public record TuningResult(List<Rung> rungs, List<Trial> trials, int fits, boolean complete) {

  public TuningResult {
    rungs = List.copyOf(rungs);
    trials = List.copyOf(trials);
  }

  /** The name of the trials' errors, such as "RMSE". */
  public String measure() {
    return trials.get(0).value().map(ObjectiveValue::measure).orElse("error");
  }

  /**
   * The best trial.
   *
   * @throws IllegalStateException if all trials diverged
   */
  public Trial best() {
    Trial first = trials.get(0);
    if (first.diverged()) {
      throw new IllegalStateException(
          "all " + trials.size() + " trials diverged; give other ranges");
    }
    return first;
  }
}
