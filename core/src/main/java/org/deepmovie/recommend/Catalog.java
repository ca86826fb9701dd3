package org.deepmovie.recommend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingScale;

/**
 * What a fitted model remembers of its data: ids, titles, the rating scale, and who rated what (so
 * that nobody is recommended what they have already seen).
 *
 * @param users the users' ids
 * @param items the items' ids
 * @param titles the items' titles by index
 * @param scale the values that ratings may take; predictions are clipped to it
 * @param seen the training ratings, users x items
 */
public record Catalog(
    IdMap users, IdMap items, List<String> titles, RatingScale scale, CsrMatrix seen) {

  public Catalog {
    if (titles.size() != items.size()
        || seen.rows() != users.size()
        || seen.columns() != items.size()) {
      throw new IllegalArgumentException(
          users.size()
              + " users, "
              + items.size()
              + " items, "
              + titles.size()
              + " titles, "
              + seen.rows()
              + " x "
              + seen.columns()
              + " ratings: the sizes do not fit");
    }
  }

  /** The catalog of {@code train}. */
  public static Catalog of(Dataset train) {
    return new Catalog(
        train.users(), train.items(), train.titles(), train.scale(), train.ratings().byUser());
  }

  /** The items that {@code user}, an index or {@link IdMap#UNKNOWN}, did not rate in training. */
  public IntPredicate unseen(int user) {
    return item -> user == IdMap.UNKNOWN || seen.find(user, item) < 0;
  }

  /**
   * The index of an item.
   *
   * @throws IllegalArgumentException if there is no item of that id
   */
  public int requireItem(String id) {
    int index = items.indexOf(id);
    if (index == IdMap.UNKNOWN) {
      throw new IllegalArgumentException(
          "item '" + id + "' is not one of the model's " + items.size() + " items");
    }
    return index;
  }

  /**
   * Ratings by item index.
   *
   * @param ratings by external item id
   * @throws IllegalArgumentException if an item is unknown or a rating lies outside the scale
   */
  public Map<Integer, Double> ratingsByItem(Map<String, ? extends Number> ratings) {
    Map<Integer, Double> indexed = new HashMap<>();
    ratings.forEach(
        (item, rating) -> {
          double value = rating.doubleValue();
          if (!scale.contains(value)) {
            throw new IllegalArgumentException(
                "rating %s for item '%s' lies outside the scale from %s to %s"
                    .formatted(rating, item, scale.min(), scale.max()));
          }
          indexed.put(requireItem(item), value);
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
    int position = seen.find(user, item);
    return new Explanation.Contribution(
        item,
        items.id(item),
        titles.get(item),
        position < 0 ? Double.NaN : seen.value(position),
        amount);
  }
}
