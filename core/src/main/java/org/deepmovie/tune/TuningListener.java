package org.deepmovie.tune;

import org.deepmovie.train.TrainingListener;

/** Receives the progress of a search: its epochs and, if overridden, its fits and trials. */
@FunctionalInterface
public interface TuningListener extends TrainingListener {

  /**
   * Called before each fit.
   *
   * @param rung the rung of the fit
   * @param done the number of completed fits
   * @param total the number of all fits, if none diverges
   */
  default void onFit(Rung rung, int done, int total) {}

  /** Called after each fit. */
  default void onTrial(Trial trial) {}
}
