package org.deepmovie.deep.textcnn;

/** The rating that a user would give an item. */
interface Predictor {

  /** The unclipped prediction, in units from the mean. */
  double predict(int user, int item);
}
