package org.deepmovie.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.eval.EvaluationReport.BucketErrors;
import org.deepmovie.internal.eval.HeldOutRanking;
import org.deepmovie.internal.eval.HeldOutRanking.RankingResult;
import org.deepmovie.train.Workers;

/**
 * One run of an {@link Evaluator}: rating metrics by this class, ranking metrics by {@link
 * HeldOutRanking}. Blocks of users are summed up on their own, by any thread, and merged in the
 * order of users, so that the sums do not depend on the number of threads.
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
  }

  EvaluationReport run() {
    try (Workers workers = new Workers(options.threads())) {
      boolean rates =
          options.groups().contains(MetricGroup.RATING)
              && !model.split().train().scale().isImplicit();
      RatingErrors errors = rates ? ratingErrors(workers) : new RatingErrors();
      Optional<RankingResult> ranking =
          options.ranks()
              ? Optional.of(
                  new HeldOutRanking(model.split().knownInteractions(), test, relevanceThreshold)
                      .evaluate(model::score, ks, workers, listener::onRanked))
              : Optional.empty();
      return report(errors, ranking);
    }
  }

  private RatingErrors ratingErrors(Workers workers) {
    RatingErrors[] blocks = new RatingErrors[(test.rows() + USERS_PER_BLOCK - 1) / USERS_PER_BLOCK];
    workers.forEach(
        test.rows(),
        USERS_PER_BLOCK,
        (worker, from, to) -> {
          RatingErrors errors = new RatingErrors();
          for (int user = from; user < to; user++) {
            addErrors(user, errors);
          }
          blocks[from / USERS_PER_BLOCK] = errors;
        });
    RatingErrors total = new RatingErrors();
    for (RatingErrors block : blocks) {
      total.merge(block);
    }
    return total;
  }

  private void addErrors(int user, RatingErrors errors) {
    for (int p = test.start(user); p < test.end(user); p++) {
      int item = test.column(p);
      double predicted = model.predict(user, item);
      errors.all.add(test.value(p), predicted);
      errors.buckets[popularity[item].ordinal()].add(test.value(p), predicted);
    }
  }

  private EvaluationReport report(RatingErrors errors, Optional<RankingResult> ranking) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    if (errors.all.count() > 0) {
      metrics.put("rmse", errors.all.rmse());
      metrics.put("mae", errors.all.mae());
      metrics.put("mse", errors.all.mse());
      metrics.put("accuracy", errors.all.accuracy());
    }
    ranking.filter(result -> result.metrics().users() > 0).ifPresent(r -> addRanking(r, metrics));
    List<BucketErrors> buckets = new ArrayList<>();
    for (PopularityBucket bucket : PopularityBucket.values()) {
      RatingMetrics ofBucket = errors.buckets[bucket.ordinal()];
      buckets.add(new BucketErrors(bucket, ofBucket.count(), ofBucket.rmse(), ofBucket.mae()));
    }
    return new EvaluationReport(
        metrics,
        buckets,
        test.size(),
        ranking.map(result -> result.metrics().users()).orElse(0),
        ranking.map(RankingResult::skippedUsers).orElse(0));
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

  /** Sums over a block of users. */
  private final class RatingErrors {
    private final RatingMetrics all = new RatingMetrics(model.split().train().scale());
    private final RatingMetrics[] buckets = new RatingMetrics[PopularityBucket.values().length];

    RatingErrors() {
      for (int b = 0; b < buckets.length; b++) {
        buckets[b] = new RatingMetrics(model.split().train().scale());
      }
    }

    void merge(RatingErrors other) {
      all.merge(other.all);
      for (int b = 0; b < buckets.length; b++) {
        buckets[b].merge(other.buckets[b]);
      }
    }
  }
}
