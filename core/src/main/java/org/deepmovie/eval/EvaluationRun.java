package org.deepmovie.eval;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.eval.EvaluationReport.BucketErrors;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.train.Workers;

/**
 * One run of an {@link Evaluator}. Blocks of {@value #BLOCK} users are summed up each on its own,
 * by whichever thread, and merged in the order of users: that makes sums independent of threads.
 */
final class EvaluationRun {

  private static final int BLOCK = 64;

  private final Evaluator options;
  private final EvaluatedModel model;
  private final float relevantFrom;
  private final int[] ks;
  private final RatingMatrix train;
  private final CsrMatrix test;
  private final PopularityBucket[] popularity;

  EvaluationRun(Evaluator options, EvaluatedModel model, float relevantFrom) {
    this.options = options;
    this.model = model;
    this.relevantFrom = relevantFrom;
    // Sums of list metrics grow with the largest k; without ranking none are kept.
    this.ks =
        options.ranking()
            ? options.ks().stream().mapToInt(Integer::intValue).toArray()
            : new int[] {1};
    this.train = model.split().train().ratings();
    this.test = model.split().test().byUser();
    this.popularity = new PopularityBucket[train.items()];
    for (int item = 0; item < popularity.length; item++) {
      popularity[item] = PopularityBucket.of(train.byItem().count(item));
    }
  }

  EvaluationReport run() {
    Block[] blocks = new Block[(test.rows() + BLOCK - 1) / BLOCK];
    Workspace[] workspaces = new Workspace[options.threads()];
    try (Workers workers = new Workers(options.threads())) {
      workers.forEach(
          test.rows(),
          BLOCK,
          (worker, from, to) -> {
            if (workspaces[worker] == null) {
              workspaces[worker] = new Workspace();
            }
            blocks[from / BLOCK] = block(from, to, workspaces[worker]);
          });
    }
    Block total = new Block();
    for (Block block : blocks) {
      total.merge(block);
    }
    BitSet[] shown = new Workspace().shown;
    for (Workspace workspace : workspaces) {
      for (int n = 0; workspace != null && n < ks.length; n++) {
        shown[n].or(workspace.shown[n]);
      }
    }
    return report(total, shown);
  }

  private Block block(int from, int to, Workspace workspace) {
    Block block = new Block();
    for (int user = from; user < to; user++) {
      if (test.count(user) > 0) {
        compareRatings(user, block);
        if (options.ranking()) {
          rank(user, block, workspace);
        }
      }
    }
    return block;
  }

  private void compareRatings(int user, Block block) {
    for (int p = test.start(user); p < test.end(user); p++) {
      int item = test.column(p);
      double predicted = model.predict(user, item);
      block.ratings.add(test.value(p), predicted);
      block.buckets[popularity[item].ordinal()].add(test.value(p), predicted);
    }
  }

  private void rank(int user, Block block, Workspace workspace) {
    int relevant = 0;
    for (int p = test.start(user); p < test.end(user); p++) {
      relevant += test.value(p) >= relevantFrom ? 1 : 0;
    }
    if (relevant == 0) {
      block.skipped++;
      return;
    }
    int[] best = best(user, workspace);
    for (int rank = 0; rank < best.length; rank++) {
      int p = test.find(user, best[rank]);
      workspace.hits[rank] = p >= 0 && test.value(p) >= relevantFrom;
      for (int n = ks.length - 1; n >= 0 && rank < ks[n]; n--) {
        workspace.shown[n].set(best[rank]);
      }
    }
    block.ranking.add(workspace.hits, best.length, relevant);
  }

  /** The items that the user did not rate in train, best first, as many as the largest k. */
  private int[] best(int user, Workspace workspace) {
    float[] scores = workspace.scores;
    model.score(user, scores);
    CsrMatrix rated = train.byUser();
    int next = rated.start(user);
    int end = rated.end(user);
    for (int item = 0; item < scores.length; item++) {
      if (next < end && rated.column(next) == item) {
        next++;
      } else {
        workspace.top.offer(item, scores[item]);
      }
    }
    return workspace.top.drain();
  }

  private EvaluationReport report(Block total, BitSet[] shown) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("rmse", total.ratings.rmse());
    metrics.put("mae", total.ratings.mae());
    metrics.put("mse", total.ratings.mse());
    metrics.put("accuracy", total.ratings.accuracy());
    for (int n = 0; total.ranking.users() > 0 && n < ks.length; n++) {
      for (RankingMetric metric : RankingMetric.values()) {
        metrics.put(metric.at(ks[n]), total.ranking.mean(metric, ks[n]));
      }
      metrics.put("coverage@" + ks[n], (double) shown[n].cardinality() / train.items());
    }
    List<BucketErrors> buckets = new ArrayList<>();
    for (PopularityBucket bucket : PopularityBucket.values()) {
      RatingMetrics errors = total.buckets[bucket.ordinal()];
      buckets.add(new BucketErrors(bucket, errors.count(), errors.rmse(), errors.mae()));
    }
    return new EvaluationReport(
        metrics, buckets, total.ratings.count(), total.ranking.users(), total.skipped);
  }

  /** Sums over a block of users. */
  private final class Block {
    private final RatingMetrics ratings = new RatingMetrics(model.split().train().scale());
    private final RatingMetrics[] buckets = new RatingMetrics[PopularityBucket.values().length];
    private final RankingMetrics ranking = new RankingMetrics(ks);
    private int skipped;

    Block() {
      for (int b = 0; b < buckets.length; b++) {
        buckets[b] = new RatingMetrics(model.split().train().scale());
      }
    }

    void merge(Block other) {
      ratings.merge(other.ratings);
      for (int b = 0; b < buckets.length; b++) {
        buckets[b].merge(other.buckets[b]);
      }
      ranking.merge(other.ranking);
      skipped += other.skipped;
    }
  }

  /** What one worker writes to; which items were shown does not depend on who notes it. */
  private final class Workspace {
    private final float[] scores = new float[train.items()];
    private final TopItems top = new TopItems(ks[ks.length - 1]);
    private final boolean[] hits = new boolean[train.items()];
    private final BitSet[] shown = new BitSet[ks.length];

    Workspace() {
      for (int n = 0; n < ks.length; n++) {
        shown[n] = new BitSet(train.items());
      }
    }
  }
}
