package org.deepmovie.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.PopularityBucket;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.eval.EvaluationReport.BucketErrors;
import org.deepmovie.internal.eval.HeldOutRanking;
import org.deepmovie.internal.eval.HeldOutRanking.RankingResult;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.train.Workers;

/**
 * One run of an {@link Evaluator}: rating and interval metrics by this class, ranking metrics by
 * {@link HeldOutRanking}. Blocks of users are summed up on their own, by any thread, and merged in
 * the order of users, so that the sums do not depend on the number of threads.
 */
final class EvaluationRun {

  private static final int USERS_PER_BLOCK = HeldOutRanking.USERS_PER_BLOCK;

  private final Evaluator options;
  private final EvaluatedModel model;
  private final float relevanceThreshold;
  private final ExperimentListener listener;
  private final int[] ks;
  private final RatingMatrix train;
  private final CsrMatrix test;
  private final PopularityBucket[] popularity;
  private final boolean rates;
  private final boolean judgesIntervals;

  EvaluationRun(
      Evaluator options,
      EvaluatedModel model,
      float relevanceThreshold,
      ExperimentListener listener) {
    this.options = options;
    this.model = model;
    this.relevanceThreshold = relevanceThreshold;
    this.listener = listener;
    this.ks = options.ks().stream().mapToInt(Integer::intValue).toArray();
    this.train = model.split().train().ratings();
    this.test = model.split().test().byUser();
    this.popularity = new PopularityBucket[train.items()];
    for (int item = 0; item < popularity.length; item++) {
      popularity[item] = PopularityBucket.of(train.byItem().count(item));
    }
    boolean hasRatings = !model.split().train().scale().isImplicit();
    this.rates = hasRatings && options.groups().contains(MetricGroup.RATING);
    this.judgesIntervals = hasRatings && options.judgesIntervals() && model.givesIntervals();
  }

  EvaluationReport run() {
    try (Workers workers = new Workers(options.threads())) {
      BlockSums sums = rates || judgesIntervals ? sums(workers) : new BlockSums();
      Optional<RankingResult> ranking =
          options.ranks()
              ? Optional.of(ranking().evaluate(model::score, ks, workers, listener::onRanked))
              : Optional.empty();
      return report(sums, ranking);
    }
  }

  private HeldOutRanking ranking() {
    HeldOutRanking all =
        new HeldOutRanking(model.split().knownInteractions(), test, relevanceThreshold);
    return options
        .userSample()
        .map(sample -> all.of(sample.draw(model.split().train().users(), all::isRankable)))
        .orElse(all);
  }

  private BlockSums sums(Workers workers) {
    BlockSums[] blocks = new BlockSums[(test.rows() + USERS_PER_BLOCK - 1) / USERS_PER_BLOCK];
    workers.forEach(
        test.rows(),
        USERS_PER_BLOCK,
        (worker, from, to) -> {
          BlockSums sums = new BlockSums();
          for (int user = from; user < to; user++) {
            add(user, sums);
          }
          blocks[from / USERS_PER_BLOCK] = sums;
        });
    BlockSums total = new BlockSums();
    for (BlockSums block : blocks) {
      total.merge(block);
    }
    return total;
  }

  private void add(int user, BlockSums sums) {
    for (int p = test.start(user); p < test.end(user); p++) {
      int item = test.column(p);
      int bucket = popularity[item].ordinal();
      double rating = test.value(p);
      if (rates) {
        double predicted = model.predict(user, item);
        sums.errors.add(rating, predicted);
        sums.bucketErrors[bucket].add(rating, predicted);
      }
      if (judgesIntervals) {
        PredictionInterval interval = model.interval(user, item);
        sums.intervals.add(rating, interval);
        sums.bucketIntervals[bucket].add(rating, interval);
      }
    }
  }

  private EvaluationReport report(BlockSums sums, Optional<RankingResult> ranking) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    if (sums.errors.count() > 0) {
      metrics.put("rmse", sums.errors.rmse());
      metrics.put("mae", sums.errors.mae());
      metrics.put("mse", sums.errors.mse());
      metrics.put("accuracy", sums.errors.accuracy());
    }
    ranking.filter(result -> result.metrics().users() > 0).ifPresent(r -> addRanking(r, metrics));
    if (sums.intervals.count() > 0) {
      metrics.put("interval-coverage", sums.intervals.coverage());
      metrics.put("interval-width", sums.intervals.width());
    }
    List<BucketErrors> buckets = new ArrayList<>();
    for (PopularityBucket bucket : PopularityBucket.values()) {
      RatingMetrics errors = sums.bucketErrors[bucket.ordinal()];
      IntervalMetrics intervals = sums.bucketIntervals[bucket.ordinal()];
      buckets.add(
          new BucketErrors(
              bucket,
              Math.max(errors.count(), intervals.count()),
              errors.rmse(),
              errors.mae(),
              intervals.coverage(),
              intervals.width()));
    }
    return new EvaluationReport(
        metrics,
        buckets,
        test.size(),
        ranking.map(result -> result.metrics().users()).orElse(0),
        ranking.map(RankingResult::skippedUsers).orElse(0),
        ranking.map(RankingResult::rankableUsers).orElse(0),
        ranking.map(this::samplingErrors).orElse(Map.of()));
  }

  private Map<String, Double> samplingErrors(RankingResult ranking) {
    Map<String, Double> errors = new LinkedHashMap<>();
    if (ranking.metrics().users() < ranking.rankableUsers()) {
      for (int k : ks) {
        for (RankingMetric metric : RankingMetric.values()) {
          errors.put(
              metric.at(k), metric.standardError(ranking.metrics(), k, ranking.rankableUsers()));
        }
      }
    }
    return errors;
  }

  private void addRanking(RankingResult ranking, Map<String, Double> metrics) {
    for (int n = 0; n < ks.length; n++) {
      for (RankingMetric metric : RankingMetric.values()) {
        metrics.put(metric.at(ks[n]), metric.mean(ranking.metrics(), ks[n]));
      }
      double coverage = (double) ranking.recommendedItems()[n].cardinality() / train.items();
      metrics.put("coverage@" + ks[n], coverage);
    }
  }

  /** Sums over a block of users, in all and by the items' popularity. */
  private final class BlockSums {
    private final RatingMetrics errors = new RatingMetrics(model.split().train().scale());
    private final RatingMetrics[] bucketErrors =
        new RatingMetrics[PopularityBucket.values().length];
    private final IntervalMetrics intervals = new IntervalMetrics();
    private final IntervalMetrics[] bucketIntervals = new IntervalMetrics[bucketErrors.length];

    BlockSums() {
      for (int b = 0; b < bucketErrors.length; b++) {
        bucketErrors[b] = new RatingMetrics(model.split().train().scale());
        bucketIntervals[b] = new IntervalMetrics();
      }
    }

    void merge(BlockSums other) {
      errors.merge(other.errors);
      intervals.merge(other.intervals);
      for (int b = 0; b < bucketErrors.length; b++) {
        bucketErrors[b].merge(other.bucketErrors[b]);
        bucketIntervals[b].merge(other.bucketIntervals[b]);
      }
    }
  }
}
