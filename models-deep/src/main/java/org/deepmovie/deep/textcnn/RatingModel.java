package org.deepmovie.deep.textcnn;

import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;

/** What is kept of a trained network: the hidden units of all users and items, and what follows. */
interface RatingModel {

  /** The unclipped prediction for a user and an item of the training data. */
  double predict(int user, int item);

  /** The recommender on it. */
  Recommender recommender(ModelHeader header);
}
