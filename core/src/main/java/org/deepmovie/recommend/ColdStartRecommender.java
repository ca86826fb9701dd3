package org.deepmovie.recommend;

import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;

/**
 * A recommender that also predicts ratings of new items, which did not exist when it was fitted,
 * from what is known of them.
 */
public interface ColdStartRecommender extends Recommender {

  /**
   * Predicted ratings of new items. An encoder is read from its bytes anew in each call, so it is
   * faster to give many items at once.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param items data of the new items; their ids and ratings do not matter
   * @return one predicted rating per item of {@code items}, within the rating scale
   */
  double[] predictNew(int user, Dataset items);
}
