package org.deepmovie.recommend;

import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;

/**
 * A recommender that also predicts ratings of new items, which did not exist when it was fitted,
 * from what is known of them. An encoder is read from its bytes anew in each call, so it is faster
 * to give many items at once.
 */
public interface ColdStartRecommender extends Recommender {

  /**
   * Predicted ratings of new items.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param items data of the new items; their ids and ratings do not matter
   * @return one predicted rating per item of {@code items}, within the rating scale
   */
  default double[] predictNew(int user, Dataset items) {
    double[] predictions = scoreNew(user, items);
    for (int item = 0; item < predictions.length; item++) {
      predictions[item] = catalog().scale().clip(predictions[item]);
    }
    return predictions;
  }

  /** The predictions as they are before they are clipped to the rating scale, which rank items. */
  double[] scoreNew(int user, Dataset items);

  /**
   * The new items with the highest predicted ratings, the highest first; of equal ones the first by
   * index.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param items data of the new items, whose ids and titles the result has
   * @param n the number of items, at least 1
   */
  default List<ScoredItem> recommendNew(int user, Dataset items, int n) {
    double[] scores = scoreNew(user, items);
    return IntStream.of(TopItems.best(scores.length, n, item -> true, item -> scores[item]))
        .mapToObj(
            item ->
                new ScoredItem(
                    item,
                    items.items().id(item),
                    items.titles().get(item),
                    catalog().scale().clip(scores[item])))
        .toList();
  }

  /**
   * The vectors of new items: items x components, of the kind of the model's own. Two items are
   * similar if their vectors point the same way.
   */
  FloatMatrix encode(Dataset items);

  /**
   * The known items that are most similar to a new one, by the cosine of their vectors without
   * biases; the most similar first.
   *
   * @param items data of new items
   * @param item the index of one of them
   * @param n the number of items, at least 1
   */
  List<ScoredItem> similarToNew(Dataset items, int item, int n);
}
