package org.deepmovie.recommend;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * A user who was not in the training set, folded into a fitted model by a few ratings. Ratings of
 * items that the model does not know are skipped and named by {@link #unknownItems}. Immutable and
 * thread-safe.
 *
 * @see Recommender#foldIn
 */
public final class FoldedInUser {

  private final Recommender model;
  private final Map<Integer, Double> ratings;
  private final List<String> unknownItems;
  private final IntToDoubleFunction rating;
  private final IntToDoubleFunction score;
  private final Search search;

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
      Search search) {
    this.model = model;
    this.ratings = ratings;
    this.unknownItems = unknownItems;
    this.rating = rating;
    this.score = score;
    this.search = search;
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
        comparingAll(model, rating));
  }

  /**
   * The same user, for whom all items are ranked by {@code ranking}, which is also the score of
   * recommendations: for a model that does not rank by ratings.
   *
   * @param ranking item index to ranking score, higher is better
   */
  public FoldedInUser withRankingScore(IntToDoubleFunction ranking) {
    return new FoldedInUser(
        model, ratings, unknownItems, rating, ranking, comparingAll(model, ranking));
  }

  /** The same user, whose best items {@code other} finds; the scores do not change. */
  public FoldedInUser withSearch(Search other) {
    return new FoldedInUser(model, ratings, unknownItems, rating, score, other);
  }

  private static Search comparingAll(Recommender model, IntToDoubleFunction ranking) {
    return (n, filter) -> {
      TopItems top = new TopItems(n);
      for (int item = 0; item < model.catalog().items().size(); item++) {
        if (filter.test(item)) {
          top.offer(item, ranking.applyAsDouble(item));
        }
      }
      return top.drain();
    };
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
