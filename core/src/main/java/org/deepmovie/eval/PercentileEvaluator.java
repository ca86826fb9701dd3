package org.deepmovie.eval;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.train.Workers;

/**
 * Evaluates recommenders by Koren's top-K experiment. The item of each test rating at the top of
 * the scale, or of another {@link Relevance}, is ranked by {@link Recommender#score} among random
 * other items; the closer to the top, the better.
 *
 * <pre>
 *   percentile = 100 (better + equal / 2) / sampled
 * </pre>
 *
 * <p>Here better and equal are the numbers of sampled items with a higher and with the same score.
 * Items are sampled without replacement from those that the user is not known to have interacted
 * with ({@link Split#knownInteractions}), since a recommender does not offer others; Koren sampled
 * from all 17,770 films. If there are fewer items than {@code sampledItems}, all are taken. A
 * rating whose user has interacted with all other items is skipped.
 *
 * <p>The sample depends on {@code seed} and on the external ids of user, item and candidates: all
 * models are compared on the same sample, at any number of threads and in any order of the data.
 * Time per user: one call of {@code score}, one pass over the items, and {@code sampledItems} draws
 * per rating.
 *
 * <p>Y. Koren: Factorization Meets the Neighborhood: a Multifaceted Collaborative Filtering Model.
 * KDD 2008, section 6.
 *
 * @param sampledItems the number of random items, from 1; the paper has 1000
 * @param ranked the test ratings whose items are ranked
 * @param seed the seed of the sample
 * @param threads the number of threads, from 1
 */
public record PercentileEvaluator(int sampledItems, Relevance ranked, long seed, int threads) {

  /** The number of random items in the paper. */
  public static final int DEFAULT_SAMPLED_ITEMS = 1000;

  private static final int USERS_PER_TASK = 16;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if a number is below 1
   */
  public PercentileEvaluator {
    if (sampledItems < 1) {
      throw new IllegalArgumentException("sampledItems=" + sampledItems + "; give 1 or more");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads=" + threads + "; give 1 or more");
    }
  }

  /** The experiment of the paper: test ratings at the {@link Relevance#top} are ranked. */
  public static PercentileEvaluator ofTopRatings(int sampledItems, long seed, int threads) {
    return new PercentileEvaluator(sampledItems, Relevance.top(), seed, threads);
  }

  /** Whether {@code split} has a test rating to rank, and so can be evaluated. */
  public boolean canEvaluate(Split split) {
    float least = (float) ranked.threshold(split.train());
    CsrMatrix test = split.test().byUser();
    return IntStream.range(0, test.size()).anyMatch(p -> test.value(p) >= least);
  }

  /**
   * The percentiles of all test ratings to rank.
   *
   * @throws IllegalArgumentException if there are none to rank, or the model has other users or
   *     items than the split
   * @throws IllegalStateException if the model returns NaN; the message names model, user and item
   */
  public PercentileDistribution evaluate(Recommender model, Split split) {
    EvaluatedModel evaluated = new EvaluatedModel(model, split);
    if (!canEvaluate(split)) {
      throw new IllegalArgumentException(
          "the test set has no " + ranked.describe(split.train()) + ": there is nothing to rank");
    }
    float least = (float) ranked.threshold(split.train());
    double[][] percentiles = new double[split.test().users()][];
    PercentileRanker[] rankers = new PercentileRanker[threads];
    int[] itemsById = split.train().items().indicesById();
    CsrMatrix known = split.knownInteractions();
    try (Workers workers = new Workers(threads)) {
      workers.forEach(
          percentiles.length,
          USERS_PER_TASK,
          (worker, from, to) -> {
            if (rankers[worker] == null) {
              rankers[worker] = new PercentileRanker(this, evaluated, known, itemsById, least);
            }
            for (int user = from; user < to; user++) {
              percentiles[user] = rankers[worker].percentiles(user);
            }
          });
    }
    double[] all = Stream.of(percentiles).flatMapToDouble(Arrays::stream).toArray();
    if (all.length == 0) {
      throw new IllegalArgumentException(
          "every user with test %s has interacted with all other items: there is nothing to rank them with"
              .formatted(ranked.describe(split.train())));
    }
    return PercentileDistribution.of(all);
  }
}
