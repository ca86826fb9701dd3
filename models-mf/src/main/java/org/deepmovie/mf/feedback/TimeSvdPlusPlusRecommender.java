package org.deepmovie.mf.feedback;

import org.deepmovie.data.IdMap;
import org.deepmovie.data.Rating;
import org.deepmovie.index.VectorRecommender;

/**
 * The recommender of {@link TimeSvdPlusPlus}, which also predicts ratings at a time. Without a
 * time, the effects of time are left out.
 */
public interface TimeSvdPlusPlusRecommender extends VectorRecommender {

  /**
   * The predicted rating at a time, finite and within the rating scale.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param item an index, or {@link IdMap#UNKNOWN}
   * @param seconds since 1970-01-01 UTC, or {@link Rating#NO_TIMESTAMP}
   */
  double predict(int user, int item, long seconds);
}
