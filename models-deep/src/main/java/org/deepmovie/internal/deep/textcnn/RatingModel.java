package org.deepmovie.internal.deep.textcnn;

import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;

/** A trained network: the hidden units of all users and items, and the head. */
public interface RatingModel {

  /** The unclipped prediction for a user and an item of the training data. */
  double predict(int user, int item);

  /** The recommender on this model. */
  Recommender recommender(ModelHeader header);
}
