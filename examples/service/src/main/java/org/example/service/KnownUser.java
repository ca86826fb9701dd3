package org.example.service;

import java.util.List;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.recommend.RecommendationQuery;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;

/** A user whose ratings the model was fitted to. */
final class KnownUser implements Viewer {

  private final Recommender model;
  private final int user;

  /**
   * @throws org.deepmovie.recommend.UnknownUserException if the model does not know {@code id}
   */
  KnownUser(Recommender model, String id) {
    this.model = model;
    this.user = model.catalog().requireUser(id);
  }

  @Override
  public List<ScoredItem> recommend(RecommendationQuery query) {
    return model.recommend(user, query);
  }

  @Override
  public Explanation explain(int item) {
    return model.explain(user, item);
  }

  @Override
  public PredictionInterval interval(int item, double level) {
    return model.predictInterval(user, item, level);
  }
}
