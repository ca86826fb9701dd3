package org.deepmovie.mf.feedback;

/**
 * What is added to the product of two vectors, such as biases, while it is being fitted. Gradient
 * descent asks for the value for a rating, then takes the step for the same rating, before it turns
 * to the next; it goes through all ratings of a row before those of another.
 */
public interface AddedTerms {

  /**
   * What is added for a rating.
   *
   * @param position of the rating among those by row
   */
  double value(int row, int column, int position);

  /**
   * Takes a step for a rating.
   *
   * @param position of the rating among those by row
   * @param error of its prediction
   * @param scale multiplies the rates
   */
  void step(int row, int column, int position, float error, float scale);

  /** The same with rows and columns exchanged. */
  AddedTerms transposed();
}
