package org.deepmovie.recommend;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.Rating;
import org.deepmovie.internal.data.NewUserData;

/**
 * A fitted model: immutable, and safe to share between threads.
 *
 * <p>Users and items are asked for by index or by external id. {@link IdMap#UNKNOWN} is a legal
 * index everywhere: an unknown user or item has a prediction from what is known, and never NaN. An
 * unknown user has the predictions of a new user of whom nothing is known, neither ratings nor
 * attributes.
 *
 * <pre>{@code
 * List<ScoredItem> ten = model.recommend("u001", 10);
 * double rating = model.predict("u001", "m007");
 * if (model.capabilities().contains(Capability.SIMILAR_ITEMS)) {
 *   List<ScoredItem> alike = model.similar("m007", 5);
 * }
 * }</pre>
 */
public interface Recommender {

  /** Where the model comes from and what it knows of its data. */
  ModelHeader header();

  /**
   * The queries that this model answers beside predictions and lists. Any other throws an {@link
   * UnsupportedQueryException}.
   */
  default Set<Capability> capabilities() {
    Set<Capability> capabilities =
        header().intervals().isPresent() ? Set.of(Capability.PREDICTION_INTERVALS) : Set.of();
    return this instanceof ColdStartRecommender
        ? Capability.union(capabilities, Capability.NEW_ITEMS)
        : capabilities;
  }

  /**
   * The predicted rating, finite and within the rating scale.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param item an index, or {@link IdMap#UNKNOWN}
   * @throws IndexOutOfBoundsException if one of them is neither
   */
  double predict(int user, int item);

  /** The predicted rating by external ids; unknown ids are allowed. */
  default double predict(String user, String item) {
    Catalog known = catalog();
    return predict(known.users().indexOf(user), known.items().indexOf(item));
  }

  /**
   * Scores for ranking: higher is better. By default the predicted ratings of all items; a model
   * may leave them unclipped, so that the best items stay apart.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param into one number per item, overwritten
   * @throws IndexOutOfBoundsException if {@code user} is neither
   * @throws IllegalArgumentException if {@code into} has another length
   */
  default void score(int user, float[] into) {
    catalog().checkScores(user, into);
    for (int item = 0; item < into.length; item++) {
      into[item] = (float) predict(user, item);
    }
  }

  /** The predicted ratings of pairs: of the n-th user for the n-th item, all by index. */
  default double[] predict(int[] users, int[] items) {
    if (users.length != items.length) {
      throw new IllegalArgumentException(
          "%d users and %d items are no pairs".formatted(users.length, items.length));
    }
    return IntStream.range(0, users.length).mapToDouble(n -> predict(users[n], items[n])).toArray();
  }

  /**
   * The {@code n} items with the highest ranking scores among {@code candidates}, best first; of
   * equal scores the lower index comes first.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param n how many at most, from 1
   * @param candidates takes an item's index
   */
  default int[] best(int user, int n, IntPredicate candidates) {
    float[] scores = new float[catalog().items().size()];
    score(user, scores);
    TopItems top = new TopItems(n);
    for (int item = 0; item < scores.length; item++) {
      if ((!top.isFull() || scores[item] > top.least()) && candidates.test(item)) {
        top.offer(item, scores[item]);
      }
    }
    return top.drain();
  }

  /**
   * The best items for {@code user}, best first, with their predicted ratings, or with what {@link
   * #recommendationScore} says instead.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @throws IndexOutOfBoundsException if {@code user} is neither
   * @throws IllegalArgumentException if the model's items lack an attribute of the query
   */
  default List<ScoredItem> recommend(int user, RecommendationQuery query) {
    catalog().checkUser(user);
    RecommendationQuery.CandidateFilter candidates = query.candidates(catalog());
    int[] best = best(user, query.candidateCount(), item -> candidates.test(user, item));
    return query.list(this, user, best);
  }

  /** As above by external id. */
  default List<ScoredItem> recommend(String user, RecommendationQuery query) {
    return recommend(catalog().users().indexOf(user), query);
  }

  /**
   * The best {@code n} items for {@code user} that pass {@code filter} and that the user is not
   * known to have interacted with ({@link Catalog#interactions}), best first, with their predicted
   * ratings.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param filter takes an item's index
   */
  default List<ScoredItem> recommend(int user, int n, IntPredicate filter) {
    return recommend(user, RecommendationQuery.of(n).withFilter(catalog -> filter));
  }

  /**
   * The score of a recommended item: by default its predicted rating. A model that does not rank by
   * ratings gives its ranking score.
   */
  default double recommendationScore(int user, int item) {
    return predict(user, item);
  }

  /** As above without a filter. */
  default List<ScoredItem> recommend(int user, int n) {
    return recommend(user, n, item -> true);
  }

  /** As above by external id. */
  default List<ScoredItem> recommend(String user, int n, IntPredicate filter) {
    return recommend(catalog().users().indexOf(user), n, filter);
  }

  /** As above by external id, without a filter. */
  default List<ScoredItem> recommend(String user, int n) {
    return recommend(user, n, item -> true);
  }

  /**
   * The {@code n} items most similar to {@code item}, best first, with the model's similarity as
   * score: a cosine of factors, a correlation or a weight. An unknown item has no similar items.
   *
   * @param item an index, or {@link IdMap#UNKNOWN}
   * @param n how many at most, from 1
   * @throws IllegalArgumentException if {@code n} is below 1
   * @throws UnsupportedQueryException if the model does not support similar items
   */
  default List<ScoredItem> similar(int item, int n) {
    throw new UnsupportedQueryException(
        Capability.SIMILAR_ITEMS,
        header().model() + " does not support similar items; use pmf or item-knn");
  }

  /**
   * As above by external id.
   *
   * @throws UnknownItemException if the model does not know the item
   */
  default List<ScoredItem> similar(String item, int n) {
    return similar(catalog().requireItem(item), n);
  }

  /**
   * How alike two items are, by index: by default by the attributes that they have in common.
   *
   * @throws UnsupportedQueryException if the model cannot compare items, and they have no
   *     attributes
   */
  default ItemSimilarity itemSimilarity() {
    if (catalog().itemAttributes().fields().isEmpty()) {
      throw new UnsupportedQueryException(
          Capability.SIMILAR_ITEMS,
          header().model() + " compares items by attributes, and its data had none; use pmf");
    }
    return ItemSimilarity.ofAttributes(catalog().itemAttributes());
  }

  /**
   * How much each item the user interacted with contributes to the prediction. An unknown user or
   * item has an explanation without contributions.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param item an index, or {@link IdMap#UNKNOWN}
   * @throws UnsupportedQueryException if the model does not support explanations
   */
  default Explanation explain(int user, int item) {
    throw new UnsupportedQueryException(
        Capability.EXPLANATIONS, header().model() + " does not support explanations");
  }

  /** As above by external ids. */
  default Explanation explain(String user, String item) {
    return explain(catalog().users().indexOf(user), catalog().items().indexOf(item));
  }

  /**
   * The predicted rating with the range in which the user's rating is expected with probability
   * {@code level}. By default {@link IntervalCalibration}, which needs validation ratings; a
   * Bayesian model has intervals of its own.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param item an index, or {@link IdMap#UNKNOWN}
   * @param level above 0 and below 1, such as 0.8
   * @throws UnsupportedQueryException if the model has no intervals of its own and was fitted
   *     without validation ratings, or to interactions
   * @throws IllegalArgumentException if {@code level} is out of range
   */
  default PredictionInterval predictInterval(int user, int item, double level) {
    return header().intervals().interval(this, user, item, level);
  }

  /** As above by external ids. */
  default PredictionInterval predictInterval(String user, String item, double level) {
    return predictInterval(catalog().users().indexOf(user), catalog().items().indexOf(item), level);
  }

  /**
   * Folds in a user who was not in the training set, from a few ratings and without refitting. A
   * model that cannot use them predicts as for an unknown user. Ratings of unknown items are
   * skipped: {@link FoldedInUser#unknownItems} names them, and {@link
   * FoldedInUser#requireKnownItems} refuses them.
   *
   * @param ratings external item id to rating
   * @throws IllegalArgumentException if a rating lies outside the scale, also one that is skipped
   */
  default FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    return FoldedInUser.of(this, ratings, item -> predict(IdMap.UNKNOWN, item));
  }

  /**
   * Folds in a user who was not in the training set, from what is known of the user, and perhaps a
   * few ratings. Those of unknown items are skipped, as above.
   *
   * @param user data of one user: attributes and given vectors; the id does not matter
   * @param ratings external item id to rating; may be empty
   * @throws IllegalArgumentException if the data is not of one user, if the model does not know an
   *     attribute or a category, or if a rating lies outside the scale
   * @throws UnsupportedQueryException if the model reads nothing of users but their ratings
   */
  default FoldedInUser foldIn(Dataset user, Map<String, ? extends Number> ratings) {
    throw new UnsupportedQueryException(
        Capability.USER_ATTRIBUTES,
        header().model()
            + " was fitted to nothing of users but their ratings; fit pmf or pmf+NAME to data with"
            + " user attributes");
  }

  /**
   * As above, from attributes, such as {@code Map.of("occupation", "artist", "age", "25")}.
   *
   * @param attributes name of an attribute to category; several categories are separated by bars
   */
  default FoldedInUser foldIn(
      Map<String, String> attributes, Map<String, ? extends Number> ratings) {
    return attributes.isEmpty()
        ? foldIn(ratings)
        : foldIn(NewUserData.of(attributes, catalog().scale()), ratings);
  }

  /**
   * Folds in an item that was not in the training set, from a few ratings and without refitting.
   * Ratings by unknown users are skipped: {@link FoldedInItem#unknownUsers} names them.
   *
   * @param ratings external user id to rating
   * @throws IllegalArgumentException if a rating lies outside the scale, also one that is skipped
   * @throws UnsupportedQueryException if the model cannot fold in items
   */
  default FoldedInItem foldInItem(Map<String, ? extends Number> ratings) {
    throw new UnsupportedQueryException(
        Capability.ITEM_RATINGS,
        header().model() + " does not fold in items by their ratings; use als or svd");
  }

  /**
   * The same model after new data arrived: a part of it is solved again, without refitting. New
   * users and items follow the known ones, whose indices stay. Of two ratings of a pair the new one
   * counts. This model does not change; if nothing of {@code data} is new, it is returned.
   *
   * <p>Factorizations by squared errors solve the rows of the users with new ratings, the items'
   * vectors being fixed, and then those of the items with new ratings, the users' being fixed: an
   * epoch of alternating least squares that leaves all other rows as they are. A new item starts at
   * 0. The mean of the ratings stays that of the fit. Models that are computed from the ratings in
   * closed form are those of a fit to all ratings. A blend updates its parts.
   *
   * @param data the new ratings and interactions, with titles and attributes of new items
   * @throws IllegalArgumentException if the data are interactions and the model was fitted to
   *     ratings, or the reverse, or if a rating lies outside the scale of the model
   * @throws UnsupportedQueryException if the model cannot be updated
   */
  default Recommender updated(Dataset data) {
    throw new UnsupportedQueryException(
        Capability.UPDATES,
        header().model() + " cannot be updated; fit it again, or use als, svd++ or implicit-als");
  }

  /** As above, from ratings on the model's scale; the title of a new item is its id. */
  default Recommender updated(List<Rating> ratings) {
    return updated(Dataset.of(ratings, catalog().scale()));
  }

  /** Ids, titles, scale, training ratings and interactions. */
  default Catalog catalog() {
    return header().catalog();
  }
}
