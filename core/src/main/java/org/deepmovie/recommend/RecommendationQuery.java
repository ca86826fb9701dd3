package org.deepmovie.recommend;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What to recommend: how many items, which of them, and how different from each other. Immutable.
 *
 * <pre>{@code
 * RecommendationQuery query =
 *     RecommendationQuery.of(10)
 *         .withFilter(ItemFilter.category("genre", "Horror"))
 *         .withDiversity(new MaximalMarginalRelevance(0.3));
 * }</pre>
 */
public final class RecommendationQuery {

  /** Decides which items may be recommended to which users. */
  @FunctionalInterface
  public interface CandidateFilter {

    /**
     * Whether {@code item} may be recommended to {@code user}.
     *
     * @param user an index, or {@link org.deepmovie.data.IdMap#UNKNOWN}
     * @param item an index
     */
    boolean test(int user, int item);
  }

  private final int n;
  private final ItemFilter filter;
  private final boolean knownItems;
  private final Optional<MaximalMarginalRelevance> diversity;

  private RecommendationQuery(
      int n, ItemFilter filter, boolean knownItems, Optional<MaximalMarginalRelevance> diversity) {
    this.n = n;
    this.filter = filter;
    this.knownItems = knownItems;
    this.diversity = diversity;
  }

  /**
   * The best {@code n} items that the user is not known to have interacted with.
   *
   * @throws IllegalArgumentException if {@code n} is below 1
   */
  public static RecommendationQuery of(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n=" + n + "; give 1 or more");
    }
    return new RecommendationQuery(n, ItemFilter.all(), false, Optional.empty());
  }

  /** The same query for items that pass {@code further}, too. */
  public RecommendationQuery withFilter(ItemFilter further) {
    return new RecommendationQuery(n, filter.and(further), knownItems, diversity);
  }

  /** The same query for items, too, that the user is known to have interacted with. */
  public RecommendationQuery withKnownItems() {
    return new RecommendationQuery(n, filter, true, diversity);
  }

  /**
   * The same query for items that differ from each other by {@link Recommender#itemSimilarity}. The
   * score of an item does not change, so scores may rise along the list.
   */
  public RecommendationQuery withDiversity(MaximalMarginalRelevance other) {
    return new RecommendationQuery(n, filter, knownItems, Optional.of(other));
  }

  /** The number of items. */
  public int n() {
    return n;
  }

  /** The number of candidates that {@link #list} needs. */
  public int candidateCount() {
    return diversity.map(mmr -> mmr.pool(n)).orElse(n);
  }

  /**
   * Which items may be recommended to which users.
   *
   * @throws IllegalArgumentException if the items lack an attribute of the filter
   */
  public CandidateFilter candidates(Catalog catalog) {
    IntPredicate items = filter.of(catalog);
    return knownItems
        ? (user, item) -> items.test(item)
        : (user, item) -> items.test(item) && catalog.isUnseen(user, item);
  }

  /** Which items may be recommended to a user who knows the items {@code known}. */
  IntPredicate candidates(Catalog catalog, IntPredicate known) {
    IntPredicate items = filter.of(catalog);
    return knownItems ? items : items.and(known.negate());
  }

  /**
   * The list of a user.
   *
   * @param user an index, or {@link org.deepmovie.data.IdMap#UNKNOWN}
   * @param best the {@link #candidateCount} best of the {@link #candidates}, best first
   */
  public List<ScoredItem> list(Recommender model, int user, int[] best) {
    return list(model, best, item -> model.recommendationScore(user, item));
  }

  /**
   * The list of a user whose scores {@code score} gives.
   *
   * @param best as above
   */
  List<ScoredItem> list(Recommender model, int[] best, IntToDoubleFunction score) {
    List<ScoredItem> candidates =
        IntStream.of(best)
            .mapToObj(item -> model.catalog().scored(item, score.applyAsDouble(item)))
            .toList();
    return diversity.isEmpty()
        ? candidates
        : diversity.get().choose(candidates, n, model.itemSimilarity());
  }
}
