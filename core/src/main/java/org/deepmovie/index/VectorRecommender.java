package org.deepmovie.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;

/**
 * A model that ranks items by the inner products of their vectors with one of the user's, so that
 * any {@link VectorIndex} can find the best. It has an exact one; {@link #withIndex} gives it
 * another.
 */
public interface VectorRecommender extends Recommender {

  /** Where recommended and similar items are looked for. */
  ItemSearch search();

  /** Indexes of the same vectors made by {@code factory}. */
  ItemSearch search(VectorIndex.Factory factory);

  /**
   * The vector whose inner products with those of the items rank them for {@code user}, an index or
   * unknown; nothing if {@link #score} must do so.
   */
  Optional<float[]> query(int user);

  /** As {@link #foldIn(Map)}, recommended items being looked for in {@code search}. */
  FoldedInUser foldIn(Map<String, ? extends Number> ratings, ItemSearch search);

  /**
   * The same model, which looks in an index made by {@code factory} for what it recommends, for
   * items that are similar, and for those of new people. Predictions, scores of all items and what
   * is saved do not change.
   */
  default VectorRecommender withIndex(VectorIndex.Factory factory) {
    return new IndexedRecommender(this, search(factory));
  }

  @Override
  default List<ScoredItem> recommend(int user, int n, IntPredicate keep) {
    Optional<float[]> query = query(user);
    if (query.isEmpty()) {
      return Recommender.super.recommend(user, n, keep);
    }
    IntPredicate offered = catalogue().unseen(user).and(keep);
    return IntStream.of(search().best(query.get(), n, offered))
        .mapToObj(item -> scored(item, recommendationScore(user, item)))
        .toList();
  }

  @Override
  default List<ScoredItem> similar(int item, int n) {
    SearchResult hits = search().similar(item, n);
    return IntStream.range(0, hits.rows().length)
        .mapToObj(rank -> scored(hits.rows()[rank], hits.scores()[rank]))
        .toList();
  }

  @Override
  default FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    return foldIn(ratings, search());
  }
}
