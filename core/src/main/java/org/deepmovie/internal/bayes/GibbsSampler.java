package org.deepmovie.internal.bayes;

/** The state of a Markov chain whose distribution becomes the posterior of a model. */
public interface GibbsSampler {

  /**
   * Draws everything once.
   *
   * @return the RMSE of the state before on the training ratings
   */
  double sweep();

  /** The unclipped prediction by the present state. Called by several threads. */
  double predict(int user, int item);

  /** Keeps the present state as draw {@code number} of {@code draws}. */
  void keep(int number, PosteriorDraws draws);
}
