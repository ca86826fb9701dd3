package org.deepmovie.tune;

import org.deepmovie.train.TrainingListener;

/** Receives the progress of a search. */
public interface TuningListener extends TrainingListener {

  /**
   * Called before each fit.
   *
   * @param rung the round of the fit
   * @param done the number of completed fits
   * @param total the number of all fits, if none diverges
   */
  void onFit(Rung rung, int done, int total);

  /** Called after each fit. */
  void onTrial(Trial trial);
}
