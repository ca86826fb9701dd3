package org.deepmovie.internal.bayes;

/** The state of a Markov chain whose distribution becomes the posterior of a model. */
public interface GibbsSampler {

  /**
   * Draws every parameter once.
   *
   * @return the RMSE of the state before it on the training ratings
   */
  double epoch();

  /**
   * The unclipped prediction of a training rating by the present state. Called by several threads.
   */
  double predict(int user, int item);

  /** Stores the present state as draw {@code number} of {@code draws}. */
  void store(int number, PosteriorDraws draws);

  /** Whether features give users without ratings vectors of their own; by default not. */
  default boolean readsUsers() {
    return false;
  }
}
