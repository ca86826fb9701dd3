package org.deepmovie.internal.mf.term;

/**
 * A {@link PredictionTerm} as a pass over the ratings sees it, in which users are the rows and
 * items the columns, or the other way round.
 */
public interface RatingTerm {

  /**
   * The value of the term for a rating.
   *
   * @param position of the rating in the order of the rows
   */
  double value(int row, int column, int position);

  /**
   * Takes a step of stochastic gradient descent for a rating.
   *
   * @param position of the rating in the order of the rows
   * @param error of the prediction
   * @param decay multiplies the learning rates
   */
  void step(int row, int column, int position, float error, float decay);
}
