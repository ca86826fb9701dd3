package org.deepmovie.eval;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.deepmovie.data.RatingScale;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;

/**
 * Judges recommenders by the test part of a split.
 *
 * <p>Rating metrics compare each test rating with its prediction. Ranking metrics rank, for each
 * user with a relevant test rating, all items that the user did not rate in train, by {@link
 * Recommender#score}; equal scores are ranked by index. Validation items are ranked like any other.
 * Users without a relevant test rating are skipped and counted. Coverage@k is the share of all
 * items that stand among the first k of at least one ranked user. If no user has a relevant test
 * rating the report has no ranking metrics.
 *
 * <p>Time per user: one call of {@code score} and one pass over its answer. The result is bit for
 * bit the same at any number of threads.
 *
 * @param ks lengths of the lists that ranking metrics judge, from 1; kept sorted
 * @param relevantFrom the least test rating that counts as relevant; by default {@link
 *     RatingScale#likedFrom} of the data
 * @param threads the number of threads, from 1
 * @param ranking whether to compute ranking metrics; they cost far more than rating metrics
 */
public record Evaluator(
    List<Integer> ks, OptionalDouble relevantFrom, int threads, boolean ranking) {

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if {@code ks} is empty or has a number below 1, {@code
   *     relevantFrom} is NaN, or there are no threads
   */
  public Evaluator {
    ks = ks.stream().sorted().distinct().toList();
    if (ks.isEmpty() || ks.get(0) < 1) {
      throw new IllegalArgumentException("ks " + ks + "; give one or more numbers from 1");
    }
    if (relevantFrom.isPresent() && Double.isNaN(relevantFrom.getAsDouble())) {
      throw new IllegalArgumentException("relevantFrom=NaN; give a rating");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads=" + threads + "; give 1 or more");
    }
  }

  /** All metrics, ranking at k = 10, on all processors. */
  public static Evaluator standard() {
    return new Evaluator(
        List.of(10), OptionalDouble.empty(), Runtime.getRuntime().availableProcessors(), true);
  }

  /** The same for lists of other lengths. */
  public Evaluator withKs(int... others) {
    return new Evaluator(IntStream.of(others).boxed().toList(), relevantFrom, threads, ranking);
  }

  /** The same with another least relevant rating. */
  public Evaluator withRelevantFrom(double rating) {
    return new Evaluator(ks, OptionalDouble.of(rating), threads, ranking);
  }

  /** The same with another number of threads. */
  public Evaluator withThreads(int other) {
    return new Evaluator(ks, relevantFrom, other, ranking);
  }

  /** The same without ranking metrics. */
  public Evaluator withoutRanking() {
    return new Evaluator(ks, relevantFrom, threads, false);
  }

  /**
   * Judges {@code model} by {@code split.test()}.
   *
   * @throws IllegalArgumentException if there are no test ratings, the model has other users or
   *     items than the split, {@code relevantFrom} lies outside the scale, or lists to rank are
   *     longer than there are items
   * @throws IllegalStateException if the model answers NaN, naming model, user and item
   */
  public EvaluationReport evaluate(Recommender model, Split split) {
    requireItems(split.test().items());
    EvaluatedModel judged = new EvaluatedModel(model, split);
    RatingScale scale = split.train().scale();
    double threshold = relevantFrom.orElse(scale.likedFrom());
    if (!scale.contains(threshold)) {
      throw new IllegalArgumentException(
          "relevantFrom=" + threshold + "; give " + scale.min() + " to " + scale.max());
    }
    return new EvaluationRun(this, judged, (float) threshold).run();
  }

  /** Refuses lists that are longer than there are items; nothing is ranked without ranking. */
  void requireItems(int items) {
    int longest = ks.get(ks.size() - 1);
    if (ranking && longest > items) {
      throw new IllegalArgumentException(
          "k=" + longest + " is more than the " + items + " items that there are; give less");
    }
  }
}
