package org.deepmovie.cli.extremes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.nn.blas.BlasThreads;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInItem;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.recommend.RecommendationQuery;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;

/** Asks a model everything that it can answer, and collects the answers that are not finite. */
final class FiniteAnswers {

  private static final int LIST = 3;

  private final Recommender model;
  private final RatingScale scale;
  private final int users;
  private final int items;
  private final List<String> faults = new ArrayList<>();

  private FiniteAnswers(Recommender model) {
    this.model = model;
    this.scale = model.catalog().scale();
    this.users = model.catalog().users().size();
    this.items = model.catalog().items().size();
  }

  /**
   * What is wrong with the answers; empty if all are finite, and predictions within the scale.
   *
   * @param data what the model was fitted to, whose items and users are also given as new ones
   */
  static List<String> faults(Recommender model, Dataset data) {
    // the number of threads of the fits, set once and not for each answer
    return BlasThreads.with(1, () -> answered(model, data));
  }

  private static List<String> answered(Recommender model, Dataset data) {
    FiniteAnswers answers = new FiniteAnswers(model);
    answers.ask("predict", answers::predict);
    answers.ask("score", answers::score);
    answers.ask("foldIn", answers::foldIn);
    Set<Capability> capabilities = model.capabilities();
    if (capabilities.contains(Capability.SIMILAR_ITEMS)) {
      answers.ask("similar", answers::similar);
    }
    if (capabilities.contains(Capability.EXPLANATIONS)) {
      answers.ask("explain", answers::explain);
    }
    if (capabilities.contains(Capability.PREDICTION_INTERVALS)) {
      answers.ask("predictInterval", answers::intervals);
    }
    if (capabilities.contains(Capability.ITEM_RATINGS)) {
      answers.ask("foldInItem", answers::foldInItem);
    }
    if (capabilities.contains(Capability.USER_ATTRIBUTES)) {
      answers.ask("foldIn of attributes", () -> answers.foldInByAttributes(data));
    }
    if (model instanceof ColdStartRecommender coldStart) {
      answers.ask("new items", () -> answers.newItems(coldStart, data));
    }
    if (capabilities.contains(Capability.UPDATES)) {
      answers.ask("updated", answers::updated);
    }
    return answers.faults;
  }

  private void ask(String query, Runnable answers) {
    try {
      answers.run();
    } catch (IllegalStateException e) {
      if (!String.valueOf(e.getMessage()).endsWith("fit the model again")) {
        faults.add(query + " threw " + e);
      }
    } catch (IllegalArgumentException e) {
      if (!String.valueOf(e.getMessage()).matches("the model does not (read|know) the .*")) {
        faults.add(query + " threw " + e);
      }
    } catch (RuntimeException e) {
      faults.add(query + " threw " + e + " at " + e.getStackTrace()[0]);
    }
  }

  private void requireRating(String query, double rating) {
    if (!(rating >= scale.min() && rating <= scale.max())) {
      faults.add(query + " = " + rating);
    }
  }

  private void requireFinite(String query, double value) {
    if (!Double.isFinite(value)) {
      faults.add(query + " = " + value);
    }
  }

  private void requireFinite(String query, List<ScoredItem> list) {
    list.forEach(item -> requireFinite(query, item.score()));
  }

  private void predict() {
    for (int user = -1; user < users; user++) {
      for (int item = -1; item < items; item++) {
        requireRating("predict(" + user + ", " + item + ")", model.predict(user, item));
      }
    }
  }

  private void score() {
    float[] scores = new float[items];
    for (int user = -1; user < users; user++) {
      model.score(user, scores);
      for (float score : scores) {
        requireFinite("score(" + user + ")", score);
      }
      requireFinite("recommend(" + user + ")", model.recommend(user, LIST));
      requireFinite(
          "recommend known (" + user + ")",
          model.recommend(user, RecommendationQuery.of(LIST).withKnownItems()));
    }
  }

  private void similar() {
    for (int item = -1; item < items; item++) {
      requireFinite("similar(" + item + ")", model.similar(item, LIST));
    }
    for (int item = 0; item < items; item++) {
      requireFinite("itemSimilarity", model.itemSimilarity().of(0, item));
    }
  }

  private void explain() {
    for (int user = -1; user < users; user++) {
      for (int item = -1; item < items; item++) {
        String query = "explain(" + user + ", " + item + ")";
        Explanation why = model.explain(user, item);
        requireFinite(query, why.prediction());
        requireFinite(query + " baseline", why.baseline());
        requireFinite(query + " rest", why.remainder());
        why.contributions().forEach(part -> requireFinite(query + " part", part.amount()));
      }
    }
  }

  private void intervals() {
    for (int user = -1; user < users; user++) {
      PredictionInterval interval = model.predictInterval(user, items - 1, 0.8);
      requireRating("interval mean", interval.mean());
      requireRating("interval low", interval.low());
      requireRating("interval high", interval.high());
      requireFinite("interval deviation", interval.deviation());
    }
  }

  private void foldIn() {
    Map<String, Number> all = new HashMap<>();
    for (int item = 0; item < items; item += 2) {
      all.put(model.catalog().items().id(item), item % 4 == 0 ? highest() : lowest());
    }
    String first = model.catalog().items().id(0);
    require("foldIn()", model.foldIn(Map.of()));
    require("foldIn(1)", model.foldIn(Map.of(first, highest())));
    require("foldIn(n)", model.foldIn(all));
  }

  private double highest() {
    return scale.max();
  }

  private double lowest() {
    return scale.isImplicit() ? scale.max() / 2 : scale.min();
  }

  private void require(String query, FoldedInUser user) {
    for (int item = 0; item < items; item++) {
      requireRating(query, user.predict(item));
    }
    requireFinite(query + ".recommend", user.recommend(LIST));
  }

  private void foldInItem() {
    Map<String, Number> ratings = new HashMap<>();
    for (int user = 0; user < users; user += 2) {
      ratings.put(model.catalog().users().id(user), user % 4 == 0 ? highest() : lowest());
    }
    for (FoldedInItem item : List.of(model.foldInItem(Map.of()), model.foldInItem(ratings))) {
      for (int user = -1; user < users; user++) {
        requireRating("foldInItem", item.predict(user));
        item.rank(user);
      }
      requireFinite("foldInItem.similar", item.similar(LIST));
    }
  }

  private void foldInByAttributes(Dataset data) {
    Map<String, String> attributes = new HashMap<>();
    for (CategoricalField field : data.userAttributes().fields()) {
      attributes.put(field.name(), field.categories(0).get(0));
    }
    String first = model.catalog().items().id(0);
    require("foldIn(attributes)", model.foldIn(attributes, Map.of()));
    require("foldIn(attributes, 1)", model.foldIn(attributes, Map.of(first, highest())));
  }

  private void newItems(ColdStartRecommender coldStart, Dataset data) {
    for (int user = -1; user <= 0; user++) {
      for (double rating : coldStart.predictNew(user, data)) {
        requireRating("predictNew", rating);
      }
      for (double score : coldStart.scoreNew(user, data)) {
        requireFinite("scoreNew", score);
      }
      requireFinite("recommendNew", coldStart.recommendNew(user, data, LIST));
    }
    FloatMatrix vectors = coldStart.encode(data);
    for (float value : vectors.values()) {
      requireFinite("encode", value);
    }
    requireFinite("similarToNew", coldStart.similarToNew(data, 0, LIST));
  }

  private void updated() {
    Recommender updated =
        model.updated(
            List.of(
                new Rating("u0", "new item", (float) highest(), 1),
                new Rating("new user", "i0", (float) lowest(), 1)));
    FiniteAnswers answers = new FiniteAnswers(updated);
    answers.predict();
    answers.score();
    answers.faults.forEach(fault -> faults.add("updated: " + fault));
  }
}
