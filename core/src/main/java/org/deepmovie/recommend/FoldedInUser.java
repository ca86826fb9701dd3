package org.deepmovie.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.deepmovie.data.IdMap;

/**
 * A user who was not in the training set, folded into a fitted model by a few ratings. Ratings of
 * items that the model does not know are skipped and named by {@link #unknownItems}. Immutable and
 * thread-safe.
 *
 * @see Recommender#foldIn
 */
public final class FoldedInUser {

  /** Users with so many ratings have all of them explained. */
  private static final long MAX_EXPLAINED = 1000;

  private static final long MIN_EXPLAINED = 10;

  private final Recommender model;
  private final Map<Integer, Double> ratings;
  private final List<String> unknownItems;
  private final IntToDoubleFunction rating;
  private final IntToDoubleFunction score;
  private final Search search;
  private final Folding folding;

  /** Folds in the same user by other ratings. */
  @FunctionalInterface
  public interface Folding {
    /** The user by ratings of known items, by external id. */
    FoldedInUser by(Map<String, Double> ratings);
  }

  /** Finds the best items for a user. */
  @FunctionalInterface
  public interface Search {
    /** The best {@code n} items that pass {@code filter}, best first. */
    int[] best(int n, IntPredicate filter);
  }

  private FoldedInUser(
      Recommender model,
      Map<Integer, Double> ratings,
      List<String> unknownItems,
      IntToDoubleFunction rating,
      IntToDoubleFunction score,
      Search search,
      Folding folding) {
    this.model = model;
    this.ratings = ratings;
    this.unknownItems = unknownItems;
    this.rating = rating;
    this.score = score;
    this.search = search;
    this.folding = folding;
  }

  /**
   * A user for whom all items are ranked by {@code rating}.
   *
   * @param ratings the user's ratings by external item id
   * @param rating item index to unclipped predicted rating
   * @throws IllegalArgumentException if a rating lies outside the scale
   */
  public static FoldedInUser of(
      Recommender model, Map<String, ? extends Number> ratings, IntToDoubleFunction rating) {
    return new FoldedInUser(
        model,
        model.catalog().ratingsByItem(ratings),
        model.catalog().items().unknown(ratings.keySet()),
        rating,
        item -> model.catalog().scale().clip(rating.applyAsDouble(item)),
        comparingAll(model, rating),
        model::foldIn);
  }

  /**
   * The same user, for whom all items are ranked by {@code ranking}, which is also the score of
   * recommendations: for a model that does not rank by ratings.
   *
   * @param ranking item index to ranking score, higher is better
   */
  public FoldedInUser withRankingScore(IntToDoubleFunction ranking) {
    return new FoldedInUser(
        model, ratings, unknownItems, rating, ranking, comparingAll(model, ranking), folding);
  }

  /** The same user, whose best items {@code other} finds; the scores do not change. */
  public FoldedInUser withSearch(Search other) {
    return new FoldedInUser(model, ratings, unknownItems, rating, score, other, folding);
  }

  /**
   * The same user, who is folded in by other ratings as {@code other} says: of a user of whom more
   * is known than ratings.
   */
  public FoldedInUser withFolding(Folding other) {
    return new FoldedInUser(model, ratings, unknownItems, rating, score, search, other);
  }

  private static Search comparingAll(Recommender model, IntToDoubleFunction ranking) {
    return (n, filter) -> TopItems.best(model.catalog().items().size(), n, filter, ranking);
  }

  /** The ids of the rated items that the model does not know, in ascending order. */
  public List<String> unknownItems() {
    return unknownItems;
  }

  /**
   * The same user, if the model knows all rated items: {@code model.foldIn(ratings)
   * .requireKnownItems()} is the strict form of {@link Recommender#foldIn(Map)}.
   *
   * @throws UnknownItemException if it does not; the message names the first of them
   */
  public FoldedInUser requireKnownItems() {
    unknownItems.forEach(model.catalog()::requireItem);
    return this;
  }

  /** The predicted rating of {@code item}, within the scale. */
  public double predict(int item) {
    return model.catalog().scale().clip(rating.applyAsDouble(item));
  }

  /**
   * The predicted rating by external id.
   *
   * @throws IllegalArgumentException if the model does not know the item
   */
  public double predict(String item) {
    return predict(model.catalog().requireItem(item));
  }

  /**
   * The predicted rating with the range in which the user's rating is expected with probability
   * {@code level}. If the model is calibrated by validation ratings, the range is that of users of
   * the training set. Otherwise, as of a Bayesian model, it is as wide as for a user of whom
   * nothing is known, which is rather too wide.
   *
   * @param item an index
   * @param level above 0 and below 1, such as 0.8
   * @throws UnsupportedQueryException if the model has no intervals
   * @throws IllegalArgumentException if {@code level} is out of range
   */
  public PredictionInterval predictInterval(int item, double level) {
    double prediction = rating.applyAsDouble(item);
    IntervalCalibration calibration = model.header().intervals();
    return calibration.isPresent()
        ? calibration.interval(model, prediction, ratings.size(), item, level)
        : PredictionInterval.normal(
            prediction,
            model.predictInterval(IdMap.UNKNOWN, item, level).deviation(),
            level,
            model.catalog().scale());
  }

  /**
   * As above by external id.
   *
   * @throws UnknownItemException if the model does not know the item
   */
  public PredictionInterval predictInterval(String item, double level) {
    return predictInterval(model.catalog().requireItem(item), level);
  }

  /**
   * How much each rating of the user contributes to a prediction: how much lower the prediction
   * would be without it. The baseline is the prediction without any rating, the remainder what no
   * single rating accounts for. This asks for nothing but fold-in, so every model can do it. It
   * takes a fold-in for each contribution.
   *
   * <p>A user with n &gt; 1000 ratings gets the contributions of 1,000,000 / n of them only, and of
   * 10 at least, so that the time grows linearly in n. They are those farthest from the user's
   * mean; the remainder includes all others.
   *
   * @param item an index
   */
  public Explanation explain(int item) {
    Catalog catalog = model.catalog();
    Map<String, Double> byId = new TreeMap<>();
    ratings.forEach((rated, value) -> byId.put(catalog.items().id(rated), value));
    double prediction = rating.applyAsDouble(item);
    double baseline = folding.by(Map.of()).rating.applyAsDouble(item);
    double remainder = prediction - baseline;
    List<Explanation.Contribution> contributions = new ArrayList<>();
    for (String id : explained(byId)) {
      double value = byId.remove(id);
      double amount = prediction - folding.by(byId).rating.applyAsDouble(item);
      byId.put(id, value);
      int rated = catalog.requireItem(id);
      contributions.add(
          new Explanation.Contribution(rated, id, catalog.titles().get(rated), value, amount));
      remainder -= amount;
    }
    return new Explanation(prediction, baseline, remainder, contributions);
  }

  /** The ids of the ratings whose contributions are computed, in ascending order. */
  private static List<String> explained(Map<String, Double> byId) {
    long most = Math.max(MIN_EXPLAINED, MAX_EXPLAINED * MAX_EXPLAINED / Math.max(1, byId.size()));
    if (byId.size() <= most) {
      return List.copyOf(byId.keySet());
    }
    double mean = byId.values().stream().sorted().mapToDouble(value -> value).average().orElse(0);
    Comparator<Map.Entry<String, Double>> farthestFirst =
        Comparator.comparingDouble(rated -> -Math.abs(rated.getValue() - mean));
    return byId.entrySet().stream()
        .sorted(farthestFirst.thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /**
   * As above by external id.
   *
   * @throws UnknownItemException if the model does not know the item
   */
  public Explanation explain(String item) {
    return explain(model.catalog().requireItem(item));
  }

  /** The best {@code n} items among those that the user has not rated, best first. */
  public List<ScoredItem> recommend(int n) {
    return recommend(n, item -> true);
  }

  /**
   * The best {@code n} items among those that the user has not rated and that pass {@code filter},
   * best first.
   *
   * @param filter takes an item's index
   */
  public List<ScoredItem> recommend(int n, IntPredicate filter) {
    return recommend(RecommendationQuery.of(n).withFilter(catalog -> filter));
  }

  /**
   * The best items that {@code query} asks for; known items are those that the user has rated.
   *
   * @throws IllegalArgumentException if the model's items lack an attribute of the query
   */
  public List<ScoredItem> recommend(RecommendationQuery query) {
    IntPredicate candidates = query.candidates(model.catalog(), ratings::containsKey);
    return query.list(model, search.best(query.candidateCount(), candidates), score);
  }
}
