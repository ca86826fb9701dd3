package org.deepmovie.recommend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.deepmovie.data.RatingScale;

/**
 * A person known by a few ratings alone, folded into a fitted model. Immutable and thread-safe.
 *
 * @see Recommender#foldIn
 */
public final class FoldedInUser {

  private final Recommender model;
  private final Map<Integer, Double> ratings;
  private final IntToDoubleFunction rating;
  private final IntToDoubleFunction shown;
  private final Search search;

  /** Finds the best items for a person. */
  @FunctionalInterface
  public interface Search {
    /** The best {@code n} items that pass {@code keep}, best first. */
    int[] best(int n, IntPredicate keep);
  }

  /**
   * A profile that scores items by {@code rating}.
   *
   * @param rating item index to unclipped predicted rating
   * @throws IllegalArgumentException if an item is unknown or a rating lies outside the scale
   */
  public FoldedInUser(
      Recommender model, Map<String, ? extends Number> ratings, IntToDoubleFunction rating) {
    this(model, ratings, rating, comparingAll(model, rating));
  }

  /**
   * A profile that scores items by {@code rating}, whose best items {@code search} finds.
   *
   * @param rating item index to unclipped predicted rating
   * @throws IllegalArgumentException if an item is unknown or a rating lies outside the scale
   */
  public FoldedInUser(
      Recommender model,
      Map<String, ? extends Number> ratings,
      IntToDoubleFunction rating,
      Search search) {
    this(
        model,
        ratings,
        rating,
        item -> model.catalog().scale().clip(rating.applyAsDouble(item)),
        search);
  }

  /**
   * A profile of a model that does not rank by ratings.
   *
   * @param rating item index to unclipped predicted rating
   * @param ranking item index to what the best items have most of; the score of recommendations
   * @throws IllegalArgumentException if an item is unknown or a rating lies outside the scale
   */
  public FoldedInUser(
      Recommender model,
      Map<String, ? extends Number> ratings,
      IntToDoubleFunction rating,
      IntToDoubleFunction ranking) {
    this(model, ratings, rating, ranking, comparingAll(model, ranking));
  }

  /**
   * A profile of a model that does not rank by ratings, whose best items {@code search} finds.
   *
   * @param rating item index to unclipped predicted rating
   * @param shown item index to the score of a recommended item
   * @throws IllegalArgumentException if an item is unknown or a rating lies outside the scale
   */
  public FoldedInUser(
      Recommender model,
      Map<String, ? extends Number> ratings,
      IntToDoubleFunction rating,
      IntToDoubleFunction shown,
      Search search) {
    this.model = model;
    this.ratings = indexed(model, ratings);
    this.rating = rating;
    this.shown = shown;
    this.search = search;
  }

  private static Search comparingAll(Recommender model, IntToDoubleFunction ranking) {
    return (n, keep) -> {
      TopItems top = new TopItems(n);
      for (int item = 0; item < model.catalog().items().size(); item++) {
        if (keep.test(item)) {
          top.offer(item, ranking.applyAsDouble(item));
        }
      }
      return top.drain();
    };
  }

  /**
   * Ratings by item index.
   *
   * @throws IllegalArgumentException if an item is unknown or a rating lies outside the scale
   */
  public static Map<Integer, Double> indexed(
      Recommender model, Map<String, ? extends Number> ratings) {
    RatingScale scale = model.catalog().scale();
    Map<Integer, Double> indexed = new HashMap<>();
    ratings.forEach(
        (item, value) -> {
          if (!scale.contains(value.doubleValue())) {
            throw new IllegalArgumentException(
                "rating "
                    + value
                    + " for item '"
                    + item
                    + "' lies outside the scale from "
                    + scale.min()
                    + " to "
                    + scale.max());
          }
          indexed.put(model.catalog().requireItem(item), value.doubleValue());
        });
    return indexed;
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

  /** The best {@code n} items among those not rated that pass {@code keep}, best first. */
  public List<ScoredItem> recommend(int n, IntPredicate keep) {
    IntPredicate unrated = item -> !ratings.containsKey(item);
    return IntStream.of(search.best(n, unrated.and(keep)))
        .mapToObj(item -> model.catalog().scored(item, shown.applyAsDouble(item)))
        .toList();
  }
}
