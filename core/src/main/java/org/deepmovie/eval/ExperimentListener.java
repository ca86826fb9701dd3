package org.deepmovie.eval;

import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.train.TrainingListener;

/** Receives what happens in an {@link Experiment}: its epochs, its rankings and its models. */
@FunctionalInterface
public interface ExperimentListener extends TrainingListener {

  /**
   * Called from time to time while the items of the test users are ranked, by any thread.
   *
   * @param done the number of users so far
   * @param users the number of all users
   */
  default void onRanked(int done, int users) {}

  /** Called with every fitted and evaluated model, on the thread of the experiment. */
  default void onModel(Recommender model, Split split) {}
}
