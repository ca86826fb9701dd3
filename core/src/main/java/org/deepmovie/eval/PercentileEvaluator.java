package org.deepmovie.eval;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;

/**
 * Judges recommenders by Koren's top-K experiment: each test rating of the top of the scale is that
 * of an item worth recommending; it is ranked together with random other items by {@link
 * Recommender#score}, and the nearer to the top it comes, the better.
 *
 * <pre>
 *   percentile = 100 (better + equal / 2) / others
 * </pre>
 *
 * <p>better and equal being the numbers of others with a higher and with the same score. The others
 * are drawn without replacement from the items that the user did not rate in train, as a
 * recommender does not offer those; Koren drew from all 17,770 films. Where there are fewer than
 * were asked for, all are taken; a rating whose user has rated all other items in train is left
 * out.
 *
 * <p>What is drawn depends on {@code seed} and on the external ids of user, item and candidates:
 * all models see the same, at any number of threads and in whatever order the data was read. Time
 * per user: one call of {@code score}, one pass over the items, and {@code others} draws per
 * rating.
 *
 * <p>Y. Koren: Factorization Meets the Neighborhood: a Multifaceted Collaborative Filtering Model.
 * KDD 2008, section 6.
 *
 * @param others the number of random items, from 1; the paper has 1000
 * @param seed from which they are drawn
 * @param threads the number of threads, from 1
 */
public record PercentileEvaluator(int others, long seed, int threads) {

  /** The paper's number of random items. */
  public static final int OTHERS = 1000;

  private static final int GRAIN = 16;

  /** Checks the options. */
  public PercentileEvaluator {
    if (others < 1) {
      throw new IllegalArgumentException("others=" + others + "; give 1 or more");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads=" + threads + "; give 1 or more");
    }
  }

  /**
   * Whether {@code split} has a test rating to rank: one of the top of the scale. No model is
   * needed to know.
   */
  public static boolean hasTopRatings(Split split) {
    float top = top(split);
    CsrMatrix test = split.test().byUser();
    return IntStream.range(0, test.size()).anyMatch(p -> test.value(p) >= top);
  }

  private static float top(Split split) {
    return (float) split.train().scale().max();
  }

  /**
   * The percentiles of all test ratings of the top of the scale.
   *
   * @throws IllegalArgumentException if there are none to rank, or the model has other users or
   *     items than the split
   * @throws IllegalStateException if the model answers NaN, naming model, user and item
   */
  public PercentileDistribution evaluate(Recommender model, Split split) {
    EvaluatedModel judged = new EvaluatedModel(model, split);
    if (!hasTopRatings(split)) {
      throw new IllegalArgumentException(
          "no test rating is "
              + split.train().scale().max()
              + ", the top of the scale: there is nothing to rank");
    }
    double[][] percentiles = new double[split.test().users()][];
    Ranker[] rankers = new Ranker[threads];
    int[] itemsById = split.train().items().indicesById();
    try (Workers workers = new Workers(threads)) {
      workers.forEach(
          percentiles.length,
          GRAIN,
          (worker, from, to) -> {
            if (rankers[worker] == null) {
              rankers[worker] = new Ranker(judged, itemsById);
            }
            for (int user = from; user < to; user++) {
              percentiles[user] = rankers[worker].percentiles(user);
            }
          });
    }
    double[] all = Stream.of(percentiles).flatMapToDouble(Arrays::stream).toArray();
    if (all.length == 0) {
      throw new IllegalArgumentException(
          "whoever gave a test rating of the top of the scale has rated all other items in train:"
              + " there is nothing to rank it with");
    }
    return PercentileDistribution.of(all);
  }

  /** Ranks the items of one user at a time. */
  private final class Ranker {
    private final EvaluatedModel model;
    private final IdMap users;
    private final IdMap items;
    private final CsrMatrix train;
    private final CsrMatrix test;
    private final float top;
    private final int[] itemsById;
    private final float[] scores;
    private final int[] pool;
    private final int[] swapped;
    private int candidates;

    Ranker(EvaluatedModel model, int[] itemsById) {
      this.model = model;
      this.users = model.split().train().users();
      this.items = model.split().train().items();
      this.train = model.split().train().ratings().byUser();
      this.test = model.split().test().byUser();
      this.top = top(model.split());
      this.itemsById = itemsById;
      this.scores = new float[itemsById.length];
      this.pool = new int[itemsById.length];
      this.swapped = new int[itemsById.length];
    }

    double[] percentiles(int user) {
      int[] loved = new int[test.count(user)];
      int count = 0;
      for (int p = test.start(user); p < test.end(user); p++) {
        if (test.value(p) >= top) {
          loved[count++] = test.column(p);
        }
      }
      if (count == 0) {
        return new double[0];
      }
      model.score(user, scores);
      fillPool(user);
      long userSeed = Seeds.child(seed, "top-K user " + users.id(user), 0);
      return Arrays.stream(loved, 0, count)
          .mapToDouble(item -> percentile(item, userSeed))
          .filter(percentile -> !Double.isNaN(percentile))
          .toArray();
    }

    private void fillPool(int user) {
      candidates = 0;
      for (int item : itemsById) {
        if (train.find(user, item) < 0) {
          pool[candidates++] = item;
        }
      }
    }

    /** NaN if there are no others. */
    private double percentile(int item, long userSeed) {
      SplittableRandom random = Seeds.random(userSeed, "top-K item " + items.id(item));
      int drawn = 0;
      int compared = 0;
      long better = 0;
      long equal = 0;
      while (compared < others && drawn < candidates) {
        int other = draw(drawn++, random);
        if (other != item) {
          compared++;
          better += scores[other] > scores[item] ? 1 : 0;
          equal += scores[other] == scores[item] ? 1 : 0;
        }
      }
      while (drawn > 0) {
        drawn--;
        swap(drawn, swapped[drawn]);
      }
      return (100.0 * better + 50.0 * equal) / compared;
    }

    /** The next step of a shuffle, noted so that it can be undone. */
    private int draw(int at, SplittableRandom random) {
      swapped[at] = at + random.nextInt(candidates - at);
      swap(at, swapped[at]);
      return pool[at];
    }

    private void swap(int a, int b) {
      int item = pool[a];
      pool[a] = pool[b];
      pool[b] = item;
    }
  }
}
