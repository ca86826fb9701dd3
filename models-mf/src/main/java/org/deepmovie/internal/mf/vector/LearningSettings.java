package org.deepmovie.internal.mf.vector;

import org.deepmovie.internal.leastsquares.Regularization;

/**
 * How a group of parameters is learned by stochastic gradient descent.
 *
 * @param learningRate in the first epoch
 * @param regularization of the group in the loss
 */
public record LearningSettings(double learningRate, Regularization regularization) {

  /**
   * The settings that do to vectors, on ratings {@code unit} times as large, what these do: vectors
   * grow with the root of the ratings.
   */
  public LearningSettings stretched(double unit) {
    return new LearningSettings(learningRate / unit, regularization.times(unit));
  }
}
