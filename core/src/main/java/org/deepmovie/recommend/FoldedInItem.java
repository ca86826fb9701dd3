package org.deepmovie.recommend;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.deepmovie.data.IdMap;

/**
 * An item that was not in the training set, folded into a fitted model by a few ratings. Ratings by
 * users that the model does not know are skipped and named by {@link #unknownUsers}. Immutable and
 * thread-safe.
 *
 * @see Recommender#foldInItem
 */
public final class FoldedInItem {

  private final Recommender model;
  private final List<String> unknownUsers;
  private final IntToDoubleFunction rating;
  private final IntToDoubleFunction score;
  private final IntFunction<List<ScoredItem>> similar;

  private FoldedInItem(
      Recommender model,
      List<String> unknownUsers,
      IntToDoubleFunction rating,
      IntToDoubleFunction score,
      IntFunction<List<ScoredItem>> similar) {
    this.model = model;
    this.unknownUsers = unknownUsers;
    this.rating = rating;
    this.score = score;
    this.similar = similar;
  }

  /**
   * An item that is ranked by {@code score}.
   *
   * @param ratings the item's ratings by external user id
   * @param rating user index to unclipped predicted rating
   * @param score user index to ranking score, comparable with {@link Recommender#score}
   * @param similar number of items to the most similar ones
   */
  public static FoldedInItem of(
      Recommender model,
      Map<String, ? extends Number> ratings,
      IntToDoubleFunction rating,
      IntToDoubleFunction score,
      IntFunction<List<ScoredItem>> similar) {
    return new FoldedInItem(
        model, model.catalog().users().unknown(ratings.keySet()), rating, score, similar);
  }

  /** The ids of the users with ratings whom the model does not know, in ascending order. */
  public List<String> unknownUsers() {
    return unknownUsers;
  }

  /**
   * The same item, if the model knows all users who rated it.
   *
   * @throws UnknownUserException if it does not; the message names the first of them
   */
  public FoldedInItem requireKnownUsers() {
    unknownUsers.forEach(model.catalog()::requireUser);
    return this;
  }

  /**
   * The predicted rating by {@code user}, within the scale.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @throws IndexOutOfBoundsException if {@code user} is neither
   */
  public double predict(int user) {
    model.catalog().checkUser(user);
    return model.catalog().scale().clip(rating.applyAsDouble(user));
  }

  /** The predicted rating by external id; an unknown id is allowed. */
  public double predict(String user) {
    return predict(model.catalog().users().indexOf(user));
  }

  /**
   * The place of this item, from 1, in the list of those items that {@code user} is not known to
   * have interacted with. It stands before items of the same score.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @throws IndexOutOfBoundsException if {@code user} is neither
   */
  public int rank(int user) {
    float[] scores = new float[model.catalog().items().size()];
    model.score(user, scores);
    float own = (float) score.applyAsDouble(user);
    return 1
        + (int)
            IntStream.range(0, scores.length)
                .filter(item -> scores[item] > own)
                .filter(model.catalog().unseen(user))
                .count();
  }

  /** The place as above by external id; an unknown id is allowed. */
  public int rank(String user) {
    return rank(model.catalog().users().indexOf(user));
  }

  /**
   * The {@code n} known items that are most similar, best first.
   *
   * @throws IllegalArgumentException if {@code n} is below 1
   */
  public List<ScoredItem> similar(int n) {
    return similar.apply(n);
  }
}
