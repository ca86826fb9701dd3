package org.deepmovie.internal.mf.feedback;

/** What is added to the product of two vectors, such as biases, while it is being fitted. */
public interface BiasTerms {

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
  BiasTerms transposed();
}
