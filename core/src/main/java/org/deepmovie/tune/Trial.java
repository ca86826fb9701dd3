package org.deepmovie.tune;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Options drawn by a search, with the result of their last fit.
 *
 * @param number the number of the trial, from 1, in the order of drawing
 * @param options the drawn values by name
 * @param value the errors on the validation set; empty if the fit diverged
 * @param epochs the number of epochs of the fit; 0 for a model without epochs
 * @param limit the largest number of epochs allowed; 0 for a model without epochs
 * @param seconds the duration of the fit
 */
public record Trial(
    int number,
    Map<String, String> options,
    Optional<ObjectiveValue> value,
    int epochs,
    int limit,
    double seconds) {

  /**
   * Best first. Trials of later rungs come before those of earlier rungs, since errors after
   * different numbers of epochs are not comparable; within a rung the error decides. Diverged
   * trials come last.
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
    return value.isEmpty();
  }

  /** The error on the validation set, or NaN if the fit diverged. */
  public double error() {
    return value.map(ObjectiveValue::error).orElse(Double.NaN);
  }
}
