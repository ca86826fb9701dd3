package org.deepmovie.serving;

import java.util.List;
import org.deepmovie.recommend.ScoredItem;

/** Receives the lists of users. */
@FunctionalInterface
public interface RecommendationConsumer {

  /**
   * Receives the list of one user.
   *
   * @param user an index
   * @param items the recommended items, best first; may be empty
   */
  void accept(int user, List<ScoredItem> items);
}
