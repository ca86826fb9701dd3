package org.deepmovie.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingScale;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInItem;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;

/** Every answer of a model is finite, and every prediction is on the scale of its ratings. */
final class ModelAnswers {

  private static final double LEVEL = 0.8;
  private static final int LENGTH = 5;

  private final Recommender model;
  private final Catalog catalog;
  private final RatingScale scale;

  private ModelAnswers(Recommender model) {
    this.model = model;
    this.catalog = model.catalog();
    this.scale = catalog.scale();
  }

  /** Asks {@code model} all that it answers, of a few users and items. */
  static void require(Recommender model) {
    new ModelAnswers(model).requireAll();
  }

  private void requireAll() {
    for (int user = IdMap.UNKNOWN; user < Math.min(LENGTH, catalog.users().size()); user++) {
      requireUser(user);
    }
    if (catalog.items().size() > 0) {
      requireSimilar();
      requireFoldedIn();
    }
  }

  private void requireUser(int user) {
    int items = Math.min(LENGTH, catalog.items().size());
    for (int item = IdMap.UNKNOWN; item < items; item++) {
      requireRating(model.predict(user, item));
    }
    requireFinite(model.recommend(user, LENGTH, item -> true));
    float[] scores = new float[catalog.items().size()];
    model.score(user, scores);
    for (float score : scores) {
      assertThat(score).as("score").isFinite();
    }
    for (int item = 0; item < items; item++) {
      if (model.capabilities().contains(Capability.EXPLANATIONS)) {
        Explanation explanation = model.explain(user, item);
        assertThat(explanation.prediction()).as("explained prediction").isFinite();
      }
      if (model.capabilities().contains(Capability.PREDICTION_INTERVALS)) {
        PredictionInterval interval = model.predictInterval(user, item, LEVEL);
        requireRating(interval.low());
        requireRating(interval.high());
        assertThat(interval.low()).isLessThanOrEqualTo(interval.high());
      }
    }
  }

  private void requireSimilar() {
    if (model.capabilities().contains(Capability.SIMILAR_ITEMS)) {
      for (int item = 0; item < Math.min(LENGTH, catalog.items().size()); item++) {
        requireFinite(model.similar(item, LENGTH));
      }
    }
  }

  private void requireFoldedIn() {
    FoldedInUser user = model.foldIn(extremeRatings(catalog.items()));
    for (int item = 0; item < Math.min(LENGTH, catalog.items().size()); item++) {
      requireRating(user.predict(item));
    }
    requireFinite(user.recommend(LENGTH, item -> true));
    if (catalog.users().size() > 0 && model.capabilities().contains(Capability.ITEM_RATINGS)) {
      FoldedInItem item = model.foldInItem(extremeRatings(catalog.users()));
      requireRating(item.predict(0));
    }
  }

  private Map<String, Double> extremeRatings(IdMap ids) {
    Map<String, Double> ratings = new LinkedHashMap<>();
    for (int index = 0; index < Math.min(LENGTH, ids.size()); index++) {
      ratings.put(ids.id(index), index % 2 == 0 ? scale.max() : scale.min());
    }
    return ratings;
  }

  private void requireRating(double value) {
    assertThat(value).as("prediction").isFinite().isBetween(scale.min(), scale.max());
  }

  private static void requireFinite(List<ScoredItem> items) {
    for (ScoredItem item : items) {
      assertThat(item.score()).as("ranking score").isFinite();
    }
  }
}
