package org.example.service;

import java.util.List;
import java.util.Map;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.recommend.RecommendationQuery;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;

/** Somebody whom the model does not know, with the ratings that the request brought. */
final class Guest implements Viewer {

  private final FoldedInUser user;

  /**
   * @param ratings by the external ids of the items
   */
  Guest(Recommender model, Map<String, Double> ratings) {
    this.user = model.foldIn(ratings).requireKnownItems();
  }

  @Override
  public List<ScoredItem> recommend(RecommendationQuery query) {
    return user.recommend(query);
  }

  @Override
  public PredictionInterval interval(int item, double level) {
    return user.predictInterval(item, level);
  }

  @Override
  public Explanation explain(int item) {
    return user.explain(item);
  }
}
