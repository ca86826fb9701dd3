package org.example.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.IdMap;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.recommend.RecommendationQuery;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;

/** Somebody whom the model does not know, with the ratings that the request brought. */
final class Guest implements Viewer {

  private final Recommender model;
  private final Map<String, Double> ratings;
  private final FoldedInUser user;

  /**
   * @param ratings by the external ids of the items
   */
  Guest(Recommender model, Map<String, Double> ratings) {
    this.model = model;
    this.ratings = ratings;
    this.user = model.foldIn(ratings).requireKnownItems();
  }

  @Override
  public List<ScoredItem> recommend(RecommendationQuery query) {
    return user.recommend(query);
  }

  /**
   * An interval as wide as for a user of whom nothing is known. It is rather too wide, as the
   * ratings of a guest do say something.
   */
  @Override
  public PredictionInterval interval(int item, double level) {
    double deviation = model.predictInterval(IdMap.UNKNOWN, item, level).deviation();
    return PredictionInterval.normal(user.predict(item), deviation, level, model.catalog().scale());
  }

  /**
   * What each rating contributes: how much lower the prediction would be without it. This asks for
   * nothing but fold-in, so it works for every model. The remainder is what no single rating
   * accounts for.
   */
  @Override
  public Explanation explain(int item) {
    Catalog catalog = model.catalog();
    double prediction = user.predict(item);
    double baseline = model.predict(IdMap.UNKNOWN, item);
    double remainder = prediction - baseline;
    List<Explanation.Contribution> contributions = new ArrayList<>();
    for (Map.Entry<String, Double> rating : ratings.entrySet()) {
      Map<String, Double> others = new HashMap<>(ratings);
      others.remove(rating.getKey());
      double amount = prediction - model.foldIn(others).predict(item);
      int rated = catalog.requireItem(rating.getKey());
      contributions.add(
          new Explanation.Contribution(
              rated, rating.getKey(), catalog.titles().get(rated), rating.getValue(), amount));
      remainder -= amount;
    }
    return new Explanation(prediction, baseline, remainder, contributions);
  }
}
