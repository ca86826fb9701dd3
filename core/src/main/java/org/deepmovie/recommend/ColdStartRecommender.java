package org.deepmovie.recommend;

import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.hybrid.AlternatingPmf;

/**
 * What {@link AlternatingPmf} fits: besides what every recommender does, it predicts ratings of
 * items that did not exist when it was fitted, if it has a network to read them.
 */
public interface ColdStartRecommender extends Recommender {

  /**
   * Predicted ratings for items that the model was not fitted with, from what the network reads of
   * them. The network is taken out of its file anew at every call: give many items at once.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param items data whose items are new; ids and ratings do not matter
   * @return one predicted rating per item of {@code items}
   * @throws UnsupportedOperationException if the model has no network
   */
  double[] predictNew(int user, Dataset items);
}
