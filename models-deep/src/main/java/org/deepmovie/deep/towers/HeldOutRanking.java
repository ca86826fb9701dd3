package org.deepmovie.deep.towers;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.eval.RankingMetric;
import org.deepmovie.eval.RankingMetrics;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.train.Workers;

/**
 * How badly held-out items are ranked among all that a user did not rate in training: 1 - NDCG@100,
 * the liked ones being relevant, a mean over the users who have some; 1 if there are none.
 *
 * @param seen the training ratings, users x items
 * @param likedFrom the least rating of a liked item
 */
record HeldOutRanking(CsrMatrix seen, double likedFrom) {

  private static final int LONGEST = 100;
  private static final int BLOCK = 64;

  /** Scores all items for a user. */
  interface Scorer {
    void score(int user, float[] into);
  }

  double error(RatingMatrix heldOut, Scorer scorer, Workers workers) {
    CsrMatrix rows = heldOut.byUser();
    int length = Math.min(LONGEST, heldOut.items());
    RankingMetrics[] blocks = new RankingMetrics[(rows.rows() + BLOCK - 1) / BLOCK];
    workers.forEach(
        rows.rows(),
        BLOCK,
        (worker, from, to) -> blocks[from / BLOCK] = block(rows, from, to, scorer, length));
    RankingMetrics all = new RankingMetrics(length);
    for (RankingMetrics block : blocks) {
      all.merge(block);
    }
    return all.users() == 0 ? 1 : 1 - all.mean(RankingMetric.NDCG, length);
  }

  private RankingMetrics block(CsrMatrix rows, int from, int to, Scorer scorer, int length) {
    RankingMetrics metrics = new RankingMetrics(length);
    float[] scores = new float[rows.columns()];
    boolean[] hits = new boolean[length];
    TopItems top = new TopItems(length);
    for (int user = from; user < to; user++) {
      int relevant = 0;
      for (int p = rows.start(user); p < rows.end(user); p++) {
        relevant += rows.value(p) >= (float) likedFrom ? 1 : 0;
      }
      if (relevant > 0) {
        scorer.score(user, scores);
        for (int item = 0; item < scores.length; item++) {
          if (seen.find(user, item) < 0) {
            top.offer(item, scores[item]);
          }
        }
        int[] best = top.drain();
        for (int rank = 0; rank < best.length; rank++) {
          int p = rows.find(user, best[rank]);
          hits[rank] = p >= 0 && rows.value(p) >= (float) likedFrom;
        }
        metrics.add(hits, best.length, relevant);
      }
    }
    return metrics;
  }
}
