package org.example.service;

import java.util.List;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.recommend.RecommendationQuery;
import org.deepmovie.recommend.ScoredItem;

/** The person for whom films are recommended. */
interface Viewer {

  List<ScoredItem> recommend(RecommendationQuery query);

  Explanation explain(int item);

  PredictionInterval interval(int item, double level);
}
