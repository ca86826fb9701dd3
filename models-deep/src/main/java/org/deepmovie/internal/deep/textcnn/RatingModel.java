package org.deepmovie.internal.deep.textcnn;

import org.deepmovie.internal.deep.coldstart.ColdStartModel;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;

/** A trained network: the hidden units of all users and items, and the head. */
public interface RatingModel extends ColdStartModel<RatingModel> {

  /** The recommender on this model. */
  Recommender recommender(ModelHeader header);
}
