package org.deepmovie.recommend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.message.Abbreviation;

/**
 * What a fitted model remembers of its data: ids, titles, the rating scale, the training ratings,
 * and who interacted with what, so that nobody is recommended what they know.
 *
 * @param users the users' ids
 * @param items the items' ids
 * @param titles the items' titles by index
 * @param scale the values that ratings may take; predictions are clipped to it
 * @param ratings the training ratings, users x items
 * @param interactions everything that the users are known to have interacted with, users x items:
 *     the training ratings, validation ratings and implicit feedback; the values have no meaning
 * @param itemAttributes the items' attributes, by which recommendations may be filtered
 */
public record Catalog(
    IdMap users,
    IdMap items,
    List<String> titles,
    RatingScale scale,
    CsrMatrix ratings,
    CsrMatrix interactions,
    Attributes itemAttributes) {

  public Catalog {
    if (titles.size() != items.size()
        || itemAttributes.size() != items.size()
        || hasOtherShape(ratings, users, items)
        || hasOtherShape(interactions, users, items)) {
      throw new IllegalArgumentException(
          "%d users, %d items, %d titles, %d x %d ratings, %d x %d interactions, attributes of %d items: the sizes do not fit"
              .formatted(
                  users.size(),
                  items.size(),
                  titles.size(),
                  ratings.rows(),
                  ratings.columns(),
                  interactions.rows(),
                  interactions.columns(),
                  itemAttributes.size()));
    }
  }

  private static boolean hasOtherShape(CsrMatrix matrix, IdMap users, IdMap items) {
    return matrix.rows() != users.size() || matrix.columns() != items.size();
  }

  /**
   * The catalog of a model that is fitted to {@code train}.
   *
   * @param heldOut ratings by the same users that the model is not fitted to, such as a validation
   *     set; their items are not recommended either
   */
  public static Catalog of(Dataset train, RatingMatrix heldOut) {
    return new Catalog(
        train.users(),
        train.items(),
        train.titles(),
        train.scale(),
        train.ratings().byUser(),
        train.interactionsWith(heldOut),
        train.itemAttributes());
  }

  /**
   * The items that {@code user}, an index or {@link IdMap#UNKNOWN}, is not known to have interacted
   * with: those that may be recommended.
   */
  public IntPredicate unseen(int user) {
    return item -> isUnseen(user, item);
  }

  /** Whether {@code user} is not known to have interacted with {@code item}, as {@link #unseen}. */
  boolean isUnseen(int user, int item) {
    return user == IdMap.UNKNOWN || interactions.find(user, item) < 0;
  }

  /**
   * The index of an item.
   *
   * @throws UnknownItemException if there is no item of that id
   */
  public int requireItem(String id) {
    int index = items.indexOf(id);
    if (index == IdMap.UNKNOWN) {
      throw new UnknownItemException(
          id,
          "item '"
              + Abbreviation.of(id)
              + "' is not one of the model's "
              + items.size()
              + " items");
    }
    return index;
  }

  /**
   * The index of a user.
   *
   * @throws UnknownUserException if there is no user of that id
   */
  public int requireUser(String id) {
    int index = users.indexOf(id);
    if (index == IdMap.UNKNOWN) {
      throw new UnknownUserException(
          id,
          "user '"
              + Abbreviation.of(id)
              + "' is not one of the model's "
              + users.size()
              + " users");
    }
    return index;
  }

  /**
   * Checks the arguments of {@link Recommender#predict(int, int)}.
   *
   * @throws IndexOutOfBoundsException if one is neither an index nor {@link IdMap#UNKNOWN}
   */
  public void checkPair(int user, int item) {
    checkUser(user);
    if (item != IdMap.UNKNOWN) {
      Objects.checkIndex(item, items.size());
    }
  }

  /**
   * Checks the index of a user.
   *
   * @throws IndexOutOfBoundsException if it is neither an index nor {@link IdMap#UNKNOWN}
   */
  public void checkUser(int user) {
    if (user != IdMap.UNKNOWN) {
      Objects.checkIndex(user, users.size());
    }
  }

  /**
   * Checks the arguments of {@link Recommender#score}, as every model does first.
   *
   * @throws IndexOutOfBoundsException if {@code user} is neither an index nor {@link IdMap#UNKNOWN}
   * @throws IllegalArgumentException if {@code scores} has not one number per item
   */
  public void checkScores(int user, float[] scores) {
    checkUser(user);
    if (scores.length != items.size()) {
      throw new IllegalArgumentException(
          "an array of %d scores was given for %d items".formatted(scores.length, items.size()));
    }
  }

  /**
   * Ratings by item index, without those of unknown items.
   *
   * @param byId ratings by external item id
   * @throws IllegalArgumentException if a rating lies outside the scale
   */
  public Map<Integer, Double> ratingsByItem(Map<String, ? extends Number> byId) {
    return ratingsByIndex("item", items, byId);
  }

  /**
   * Ratings by user index, without those of unknown users.
   *
   * @param byId ratings by external user id
   * @throws IllegalArgumentException if a rating lies outside the scale
   */
  public Map<Integer, Double> ratingsByUser(Map<String, ? extends Number> byId) {
    return ratingsByIndex("user", users, byId);
  }

  private Map<Integer, Double> ratingsByIndex(
      String kind, IdMap ids, Map<String, ? extends Number> byId) {
    Map<Integer, Double> indexed = new HashMap<>();
    byId.forEach(
        (id, rating) -> {
          double value = rating.doubleValue();
          if (!scale.contains(value)) {
            throw new IllegalArgumentException(
                scale.isImplicit()
                    ? "count %s for %s '%s': give a number above 0"
                        .formatted(rating, kind, Abbreviation.of(id))
                    : "rating %s for %s '%s' lies outside the scale from %s to %s"
                        .formatted(rating, kind, Abbreviation.of(id), scale.min(), scale.max()));
          }
          int index = ids.indexOf(id);
          if (index != IdMap.UNKNOWN) {
            indexed.put(index, value);
          }
        });
    return indexed;
  }

  /** An item with its id, its title and {@code score}. */
  public ScoredItem scored(int item, double score) {
    return new ScoredItem(item, items.id(item), titles.get(item), score);
  }

  /**
   * What an item contributes to a prediction for a user, with its id, its title, and the user's
   * rating of it where there is one.
   */
  public Explanation.Contribution contribution(int user, int item, double amount) {
    int position = ratings.find(user, item);
    return new Explanation.Contribution(
        item,
        items.id(item),
        titles.get(item),
        position < 0 ? Double.NaN : ratings.value(position),
        amount);
  }
}
