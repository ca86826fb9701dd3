package org.deepmovie.tune;

import org.deepmovie.train.TrainingListener;

/** Is told how a search goes. */
public interface TuningListener extends TrainingListener {

  /**
   * Called before each fit.
   *
   * @param rung the round it belongs to
   * @param done how many fits are done
   * @param of how many there are, if none diverges
   */
  void onFit(Rung rung, int done, int of);

  /** Called after each fit. */
  void onTrial(Trial trial);
}
