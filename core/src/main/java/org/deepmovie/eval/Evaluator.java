package org.deepmovie.eval;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;

/**
 * Evaluates recommenders on the test set of a split.
 *
 * <p>Rating metrics compare each of the n test ratings r with its prediction p:
 *
 * <pre>
 *   MSE      = sum (p - r)^2 / n
 *   RMSE     = sqrt(MSE)
 *   MAE      = sum |p - r| / n
 *   accuracy = share of pairs in which p, rounded to the scale, is r
 * </pre>
 *
 * <p>Ranking metrics are means over users. R is the set of a user's relevant items, rel(i) is 1 if
 * the item at rank i of the user's list is in R and 0 otherwise, and hits(k) = rel(1) + ... +
 * rel(k):
 *
 * <pre>
 *   precision@k = hits(k) / k
 *   recall@k    = hits(k) / |R|
 *   F1@k        = 2 precision@k recall@k / (precision@k + recall@k), or 0 without hits
 *   AP@k        = sum over i = 1..k of rel(i) precision@i / min(k, |R|); its mean is MAP@k
 *   NDCG@k      = DCG(k) / ideal DCG(k), DCG(k) = sum over i = 1..k of rel(i) / log2(i + 1),
 *                 the ideal having relevant items at ranks 1 .. min(k, |R|)
 *   hit rate@k  = 1 if hits(k) > 0, otherwise 0
 *   MRR@k       = 1 / the rank of the first hit, or 0 without hits among the first k
 * </pre>
 *
 * <p>For ranking metrics, the items that a user is not known to have interacted with ({@link
 * Split#knownInteractions}: training, validation, implicit feedback) are ranked by {@link
 * Recommender#score}, for each user with a relevant test rating; equal scores are ranked by index.
 * Users without a relevant test rating are skipped and counted. Coverage@k is the share of all
 * items that are among the first k of at least one ranked user. If no user has a relevant test
 * rating, the report has no ranking metrics.
 *
 * <p>On request a {@link UserSample} of the users is ranked in the place of all.
 *
 * <p>Interval metrics concern the prediction intervals of the level {@link #INTERVAL_LEVEL}, {@link
 * Recommender#predictInterval}, of models that give them:
 *
 * <pre>
 *   interval coverage = share of the test ratings within their intervals
 *   interval width    = mean of high - low
 * </pre>
 *
 * <p>Time per user: one call of {@code score} and one pass over the scores. The result is the same,
 * bit for bit, at any number of threads.
 *
 * <ul>
 *   <li>K. Järvelin, J. Kekäläinen: Cumulated Gain-Based Evaluation of IR Techniques. ACM TOIS
 *       20(4), 2002 (DCG and NDCG; the discount used here starts at rank 2, the gain is binary).
 *   <li>C. Manning, P. Raghavan, H. Schütze: Introduction to Information Retrieval. Cambridge
 *       University Press, 2008, chapter 8 (precision, recall, F, average precision).
 *   <li>E. Voorhees: The TREC-8 Question Answering Track Report. 1999 (reciprocal rank).
 * </ul>
 *
 * <pre>{@code
 * Split split = Splitters.holdout(0.9).split(data, 1).get(0);
 * Recommender model = providers.trainer("pmf").fit(split.train(), TrainingContext.ofSeed(1));
 * double rmse = Evaluator.standard().evaluate(model, split).metric("rmse");
 * }</pre>
 *
 * @param ks the lengths of the lists of ranking metrics, from 1; sorted
 * @param relevance which test ratings are relevant
 * @param threads the number of threads, from 1
 * @param groups the metrics to compute; implicit feedback has no rating metrics
 * @param userSample the users that ranking metrics average over; empty for all with a relevant test
 *     rating
 */
public record Evaluator(
    List<Integer> ks,
    Relevance relevance,
    int threads,
    Set<MetricGroup> groups,
    Optional<UserSample> userSample) {

  /** The level of the intervals that interval metrics concern. */
  public static final double INTERVAL_LEVEL = 0.8;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if {@code ks} is empty or has a number below 1, {@code
   *     threads} is below 1, or there are no groups
   */
  public Evaluator {
    ks = ks.stream().sorted().distinct().toList();
    if (ks.isEmpty() || ks.get(0) < 1) {
      throw new IllegalArgumentException("ks " + ks + "; give one or more numbers from 1");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads=" + threads + "; give 1 or more");
    }
    groups = Set.copyOf(groups);
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("no metrics; give RATING, RANKING or INTERVAL");
    }
  }

  /** Rating and ranking metrics, with k = 10, on all processors. */
  public static Evaluator standard() {
    return new Evaluator(
        List.of(10),
        Relevance.standard(),
        Runtime.getRuntime().availableProcessors(),
        EnumSet.of(MetricGroup.RATING, MetricGroup.RANKING),
        Optional.empty());
  }

  /** The same evaluator with other lengths of lists. */
  public Evaluator withKs(int... others) {
    List<Integer> lengths = IntStream.of(others).boxed().toList();
    return new Evaluator(lengths, relevance, threads, groups, userSample);
  }

  /** The same evaluator with other relevant ratings. */
  public Evaluator withRelevance(Relevance other) {
    return new Evaluator(ks, other, threads, groups, userSample);
  }

  /** The same evaluator with another number of threads. */
  public Evaluator withThreads(int other) {
    return new Evaluator(ks, relevance, other, groups, userSample);
  }

  /** The same evaluator of other groups of metrics. */
  public Evaluator withMetrics(Set<MetricGroup> others) {
    return new Evaluator(ks, relevance, threads, others, userSample);
  }

  /** The same evaluator that ranks the items of a sample of the users alone. */
  public Evaluator withUserSample(UserSample other) {
    return new Evaluator(ks, relevance, threads, groups, Optional.of(other));
  }

  /** The same evaluator with the sample of users of a repeat, counted from 0. */
  Evaluator ofRepeat(int repeat) {
    return new Evaluator(
        ks, relevance, threads, groups, userSample.map(sample -> sample.ofRepeat(repeat)));
  }

  /** The same evaluator without ranking metrics. */
  public Evaluator withoutRanking() {
    return withMetrics(Set.of(MetricGroup.RATING));
  }

  /** Whether metrics of prediction intervals are computed. */
  boolean judgesIntervals() {
    return groups.contains(MetricGroup.INTERVAL);
  }

  /** Whether ranking metrics are computed. */
  boolean ranks() {
    return groups.contains(MetricGroup.RANKING);
  }

  /**
   * Evaluates {@code model} on {@code split.test()}.
   *
   * @throws IllegalArgumentException if there are no test ratings, the model has other users or
   *     items than the split, the relevant ratings lie outside the scale, a list is longer than the
   *     number of items, or only rating metrics are asked for, and the data has no ratings
   * @throws IllegalStateException if the model returns NaN; the message names model, user and item
   */
  public EvaluationReport evaluate(Recommender model, Split split) {
    return evaluate(model, split, epoch -> {});
  }

  /**
   * As above.
   *
   * @param listener is told how many users are ranked
   */
  public EvaluationReport evaluate(Recommender model, Split split, ExperimentListener listener) {
    requireItems(split.test().items());
    requireMetrics(split.train());
    EvaluatedModel evaluated = new EvaluatedModel(model, split);
    double threshold = ranks() ? relevance.threshold(split.train()) : Double.NaN;
    return new EvaluationRun(this, evaluated, (float) threshold, listener).run();
  }

  /** Requires that {@code data} has one of the groups of metrics. */
  void requireMetrics(Dataset data) {
    if (data.scale().isImplicit() && !ranks()) {
      throw new IllegalArgumentException(
          "'%s' has no ratings, only interactions, and so no rating metrics; compute ranking metrics"
              .formatted(data.name()));
    }
  }

  /** Requires that, with ranking metrics, lists are no longer than the number of items. */
  void requireItems(int items) {
    int longest = ks.get(ks.size() - 1);
    if (ranks() && longest > items) {
      throw new IllegalArgumentException(
          "k=" + longest + " is more than the number of items, " + items + "; give less");
    }
  }
}
