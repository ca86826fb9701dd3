package org.deepmovie.tune;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Options that were tried, and how their last fit did.
 *
 * @param number from 1, in the order in which trials were drawn
 * @param options the values drawn, by name
 * @param outcome the error on the validation ratings, or nothing if the fit diverged
 * @param epochs how many epochs the fit ran; 0 if the model has none
 * @param limit how many it was allowed; 0 if the model has none
 * @param seconds how long the fit took
 */
public record Trial(
    int number,
    Map<String, String> options,
    Optional<Objective.Outcome> outcome,
    int epochs,
    int limit,
    double seconds) {

  /**
   * Best first: those that got further before those that fell behind earlier, since errors after
   * different numbers of epochs do not compare; among equals by their error; what diverged last.
   */
  static final Comparator<Trial> BEST_FIRST =
      Comparator.comparing(Trial::diverged)
          .thenComparing(Trial::limit, Comparator.reverseOrder())
          .thenComparing(Trial::error)
          .thenComparing(Trial::number);

  public Trial {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Whether the fit diverged. */
  public boolean diverged() {
    return outcome.isEmpty();
  }

  /** The error on the validation ratings, or NaN if the fit diverged. */
  public double error() {
    return outcome.map(Objective.Outcome::error).orElse(Double.NaN);
  }
}
