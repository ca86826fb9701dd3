package org.deepmovie.tune;

import java.util.Map;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingListener;

/** What a tuner makes small. */
@FunctionalInterface
public interface Objective {

  /**
   * How well a fit did.
   *
   * @param measure what the error is, such as "RMSE"
   * @param error less is better
   */
  record Outcome(String measure, double error) {}

  /**
   * Fits a model with {@code options}; the same options have the same outcome.
   *
   * @param listener is told of every epoch
   * @throws DivergedException if the fit diverges
   * @throws IllegalArgumentException if there is nothing to judge the model by
   */
  Outcome fit(Map<String, String> options, TrainingListener listener);

  /**
   * Refuses options that do not go together; a search asks for all of its fits before the first.
   *
   * @throws IllegalArgumentException if there can be no such fit
   */
  default void check(Map<String, String> options) {}
}
