package org.deepmovie.serving;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.recommend.RecommendationQuery;
import org.deepmovie.recommend.RecommendationQuery.CandidateFilter;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.train.Workers;

/**
 * Recommends to many users, in parallel. Models that rank by vectors are searched for blocks of
 * users. The lists are those of {@link Recommender#recommend(int, RecommendationQuery)}. Immutable.
 *
 * <pre>{@code
 * new BatchRecommender(model)
 *     .recommendAll(
 *         RecommendationQuery.of(10),
 *         (user, items) -> System.out.println(model.catalog().users().id(user) + " " + items));
 * }</pre>
 *
 * @param model the model
 * @param threads the number of threads; it does not change the lists
 */
public record BatchRecommender(Recommender model, int threads) {

  private static final int USERS_IN_A_BLOCK = 4096;
  private static final int USERS_AT_A_TIME = 16;

  /** As many threads as there are processors. */
  public BatchRecommender(Recommender model) {
    this(model, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Recommends to all users of the model. Memory is needed for a few thousand lists, not for all.
   *
   * @param consumer receives the lists in the order of the users' indices, on the caller's thread
   * @throws IllegalArgumentException if the model's items lack an attribute of the query
   */
  public void recommendAll(RecommendationQuery query, RecommendationConsumer consumer) {
    recommend(IntStream.range(0, model.catalog().users().size()).toArray(), query, consumer);
  }

  /**
   * Recommends to {@code users}.
   *
   * @param users indices
   * @param consumer receives the lists in the order of {@code users}, on the caller's thread
   * @throws IllegalArgumentException if the model's items lack an attribute of the query
   */
  public void recommend(int[] users, RecommendationQuery query, RecommendationConsumer consumer) {
    CandidateFilter candidates = query.candidates(model.catalog());
    try (Workers workers = new Workers(threads)) {
      for (int first = 0; first < users.length; first += USERS_IN_A_BLOCK) {
        int[] block =
            Arrays.copyOfRange(users, first, Math.min(users.length, first + USERS_IN_A_BLOCK));
        int[][] best = best(block, query.candidateCount(), candidates, workers);
        List<ScoredItem>[] lists = lists(block, best, query, workers);
        for (int n = 0; n < block.length; n++) {
          consumer.accept(block[n], lists[n]);
        }
      }
    }
  }

  private int[][] best(int[] users, int n, CandidateFilter candidates, Workers workers) {
    if (model instanceof VectorRecommender vectors) {
      Optional<float[]> queries = queries(vectors, users);
      if (queries.isPresent()) {
        return vectors
            .search()
            .best(queries.get(), n, (query, item) -> candidates.test(users[query], item), workers);
      }
    }
    int[][] best = new int[users.length][];
    workers.forEach(
        users.length,
        USERS_AT_A_TIME,
        (worker, from, to) -> {
          for (int row = from; row < to; row++) {
            int user = users[row];
            best[row] = model.best(user, n, item -> candidates.test(user, item));
          }
        });
    return best;
  }

  /** The vectors of the users, one after another; empty if one has none. */
  private static Optional<float[]> queries(VectorRecommender model, int[] users) {
    float[] queries = {};
    for (int row = 0; row < users.length; row++) {
      Optional<float[]> query = model.query(users[row]);
      if (query.isEmpty()) {
        return Optional.empty();
      }
      float[] vector = query.get();
      if (row == 0) {
        queries = new float[Math.multiplyExact(users.length, vector.length)];
      }
      System.arraycopy(vector, 0, queries, row * vector.length, vector.length);
    }
    return Optional.of(queries);
  }

  private List<ScoredItem>[] lists(
      int[] users, int[][] best, RecommendationQuery query, Workers workers) {
    @SuppressWarnings({"unchecked", "rawtypes"})
    List<ScoredItem>[] lists = new List[users.length];
    workers.forEach(
        users.length,
        USERS_AT_A_TIME,
        (worker, from, to) -> {
          for (int row = from; row < to; row++) {
            lists[row] = query.list(model, users[row], best[row]);
          }
        });
    return lists;
  }
}
