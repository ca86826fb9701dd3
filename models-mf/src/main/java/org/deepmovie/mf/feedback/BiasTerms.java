package org.deepmovie.mf.feedback;

/** What of a prediction does not depend on vectors, while it is being fitted. */
interface BiasTerms {

  /** mu + b_row + b_column and what there is more of this kind. */
  double value(int row, int column);

  /**
   * Takes a step for a rating.
   *
   * @param error of its prediction
   * @param scale multiplies the rates
   */
  void step(int row, int column, float error, float scale);

  /** The same with rows and columns exchanged. */
  default BiasTerms transposed() {
    BiasTerms terms = this;
    return new BiasTerms() {
      @Override
      public double value(int row, int column) {
        return terms.value(column, row);
      }

      @Override
      public void step(int row, int column, float error, float scale) {
        terms.step(column, row, error, scale);
      }
    };
  }
}
