package org.deepmovie.tune;

import java.util.Map;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingListener;

/** The function of options that a {@link Tuner} minimizes. */
@FunctionalInterface
public interface Objective {

  /**
   * Fits a model with {@code options}; the same options give the same value.
   *
   * @param listener receives every epoch
   * @throws DivergedException if the fit diverges
   * @throws IllegalArgumentException if the model cannot be evaluated
   */
  ObjectiveValue fit(Map<String, String> options, TrainingListener listener);

  /**
   * Checks that {@code options} are consistent; a search checks all of its fits before the first.
   *
   * @throws IllegalArgumentException if they are not
   */
  default void check(Map<String, String> options) {}
}
