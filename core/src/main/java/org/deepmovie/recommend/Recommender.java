package org.deepmovie.recommend;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.train.Trainer;

/**
 * A fitted model: immutable, and safe to share between threads.
 *
 * <p>Users and items are asked for by index or by external id. {@link IdMap#UNKNOWN} is a legal
 * index everywhere: an unknown user or item gets what the model knows without it, and never NaN.
 */
public interface Recommender {

  /** Where the model comes from and what it knows of its data. */
  ModelHeader header();

  /**
   * The predicted rating, finite and within the rating scale.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param item an index, or {@link IdMap#UNKNOWN}
   */
  double predict(int user, int item);

  /** The predicted rating by external ids; ids that the model never saw are welcome. */
  default double predict(String user, String item) {
    Catalog known = catalogue();
    return predict(known.users().indexOf(user), known.items().indexOf(item));
  }

  /**
   * Scores for ranking: higher is better. By default the predicted ratings of all items; a model
   * may leave them unclipped, so that the best items stay apart.
   *
   * @param into one number per item, overwritten
   */
  default void score(int user, float[] into) {
    for (int item = 0; item < into.length; item++) {
      into[item] = (float) predict(user, item);
    }
  }

  /**
   * The best {@code n} items for {@code user} that the user has not rated and that pass {@code
   * keep}, best first, with their predicted ratings.
   */
  default List<ScoredItem> recommend(int user, int n, IntPredicate keep) {
    float[] scores = new float[catalogue().items().size()];
    score(user, scores);
    CsrMatrix seen = catalogue().seen();
    TopItems top = new TopItems(n);
    int next = user == IdMap.UNKNOWN ? 0 : seen.start(user);
    int end = user == IdMap.UNKNOWN ? 0 : seen.end(user);
    for (int item = 0; item < scores.length; item++) {
      if (next < end && seen.column(next) == item) {
        next++;
      } else if (keep.test(item)) {
        top.offer(item, scores[item]);
      }
    }
    return IntStream.of(top.drain())
        .mapToObj(item -> scored(item, recommendationScore(user, item)))
        .toList();
  }

  /**
   * The score that stands beside a recommended item: by default its predicted rating. A model that
   * does not rank by ratings gives what it ranks by.
   */
  default double recommendationScore(int user, int item) {
    return predict(user, item);
  }

  /** As above with external ids and without a filter. */
  default List<ScoredItem> recommend(String user, int n) {
    return recommend(catalogue().users().indexOf(user), n, item -> true);
  }

  /**
   * The {@code n} items most similar to {@code item}, best first, scores being what the model
   * measures that by: cosines of factors, correlations, weights. None are similar to what is not
   * known.
   *
   * @param item an index, or {@link IdMap#UNKNOWN}
   * @param n how many at most, from 1
   * @throws IllegalArgumentException if {@code n} is below 1
   * @throws UnsupportedOperationException if the model has no notion of similar items
   */
  default List<ScoredItem> similar(int item, int n) {
    throw new UnsupportedOperationException(
        header().model() + " has no notion of similar items; pmf and item-knn have");
  }

  /**
   * As above by external id.
   *
   * @throws IllegalArgumentException if the model does not know the item
   */
  default List<ScoredItem> similar(String item, int n) {
    return similar(known(item), n);
  }

  /**
   * Which of the items that the user had to do with pushed the prediction, and how far. A user or
   * item that the model does not know gets an explanation without contributions.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param item an index, or {@link IdMap#UNKNOWN}
   * @throws UnsupportedOperationException if the model cannot say why
   */
  default Explanation explain(int user, int item) {
    throw new UnsupportedOperationException(header().model() + " cannot say why it predicts so");
  }

  /** As above by external ids. */
  default Explanation explain(String user, String item) {
    return explain(catalogue().users().indexOf(user), catalogue().items().indexOf(item));
  }

  /**
   * The predicted rating with the range in which the user's rating is expected with probability
   * {@code level}.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param item an index, or {@link IdMap#UNKNOWN}
   * @param level above 0 and below 1, such as 0.8
   * @throws UnsupportedOperationException if the model does not know how sure it is
   * @throws IllegalArgumentException if {@code level} is out of range
   */
  default PredictionInterval predictInterval(int user, int item, double level) {
    throw new UnsupportedOperationException(
        header().model() + " does not know how sure it is; a Bayesian model does");
  }

  /** As above by external ids. */
  default PredictionInterval predictInterval(String user, String item, double level) {
    return predictInterval(
        catalogue().users().indexOf(user), catalogue().items().indexOf(item), level);
  }

  /**
   * A profile for somebody who was not there when the model was fitted, from a few ratings and
   * without refitting. A model that cannot use them gives what it predicts for an unknown user.
   *
   * @param ratings external item id to rating
   * @throws IllegalArgumentException if an item is unknown or a rating lies outside the scale
   */
  default FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    return new FoldedInUser(this, ratings, (item) -> predict(IdMap.UNKNOWN, item));
  }

  /** Writes the model's arrays; {@link Trainer#load} reads them. */
  void save(ArchiveWriter archive) throws IOException;

  /** Ids, titles, scale and training ratings. */
  default Catalog catalogue() {
    return header().catalogue();
  }

  /**
   * The index of {@code item}.
   *
   * @throws IllegalArgumentException if the model does not know it
   */
  default int known(String item) {
    int index = catalogue().items().indexOf(item);
    if (index == IdMap.UNKNOWN) {
      throw new IllegalArgumentException(
          "item '" + item + "' is not one of the model's " + catalogue().items().size() + " items");
    }
    return index;
  }

  /** {@code item} with its id, its title and {@code score}. */
  default ScoredItem scored(int item, double score) {
    return new ScoredItem(
        item, catalogue().items().id(item), catalogue().titles().get(item), score);
  }

  /**
   * What {@code item} adds to a prediction for {@code user}, with its id, its title and the user's
   * rating where there is one.
   */
  default Explanation.Contribution contribution(int user, int item, double share) {
    CsrMatrix seen = catalogue().seen();
    int position = seen.find(user, item);
    return new Explanation.Contribution(
        item,
        catalogue().items().id(item),
        catalogue().titles().get(item),
        position < 0 ? Double.NaN : seen.value(position),
        share);
  }
}
