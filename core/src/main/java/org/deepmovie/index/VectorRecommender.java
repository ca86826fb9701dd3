package org.deepmovie.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ItemSimilarity;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.store.Storable;

/**
 * A model that ranks items by the inner product of an item vector and a user vector, so that a
 * {@link VectorIndex} can find the best. It searches an exact index; {@link #withIndex} replaces
 * it.
 */
public interface VectorRecommender extends Recommender, Storable {

  /** The indexes that are searched for recommended and similar items. */
  ItemSearch search();

  /** Indexes of the same vectors, made by {@code factory}. */
  ItemSearch search(VectorIndexFactory factory);

  /**
   * The user vector whose inner products with the item vectors rank the items; empty if only {@link
   * #score} ranks them.
   *
   * @param user an index, or {@link org.deepmovie.data.IdMap#UNKNOWN}
   */
  Optional<float[]> query(int user);

  /** As {@link #foldIn(Map)}; recommended items are found by {@code search}. */
  FoldedInUser foldIn(Map<String, ? extends Number> ratings, ItemSearch search);

  /** As {@link #foldIn(Dataset, Map)}; recommended items are found by {@code search}. */
  default FoldedInUser foldIn(
      Dataset user, Map<String, ? extends Number> ratings, ItemSearch search) {
    return Recommender.super.foldIn(user, ratings);
  }

  /**
   * The same model with an index made by {@code factory}, which finds recommended items, also for
   * new users, and similar items. Predictions, {@link #score} and the saved model do not change. A
   * {@link org.deepmovie.recommend.ColdStartRecommender} remains one; a model that is {@link
   * #updated} has its exact index again.
   */
  default VectorRecommender withIndex(VectorIndexFactory factory) {
    return IndexedRecommender.of(this, search(factory));
  }

  /** The same model with the index that it had when it was fitted or loaded. */
  default VectorRecommender withExactIndex() {
    return this;
  }

  @Override
  default int[] best(int user, int n, IntPredicate candidates) {
    return query(user)
        .map(query -> search().best(query, n, candidates))
        .orElseGet(() -> Recommender.super.best(user, n, candidates));
  }

  /** The cosine of the item vectors; 0 for items without one. */
  @Override
  default ItemSimilarity itemSimilarity() {
    return search()::cosine;
  }

  @Override
  default Set<Capability> capabilities() {
    return Capability.union(Recommender.super.capabilities(), Capability.SIMILAR_ITEMS);
  }

  @Override
  default List<ScoredItem> similar(int item, int n) {
    return search().similar(item, n).items(catalog());
  }

  @Override
  default FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    return foldIn(ratings, search());
  }

  @Override
  default FoldedInUser foldIn(Dataset user, Map<String, ? extends Number> ratings) {
    return foldIn(user, ratings, search()).withFolding(others -> foldIn(user, others));
  }
}
