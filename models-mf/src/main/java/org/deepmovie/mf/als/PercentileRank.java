package org.deepmovie.mf.als;

import java.util.stream.DoubleStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.index.ExactIndex;
import org.deepmovie.index.VectorSimilarity;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.train.Workers;

/**
 * The expected percentile rank of held-out items, sum r_ui rank_ui / sum r_ui (Hu et al. 2008, eq.
 * 8). rank_ui is 0 if item i comes first among the items that user u did not observe in training, 1
 * if it comes last; items of equal score share the mean rank. A random order has 0.5.
 *
 * @param observed the training observations, users x items
 * @param confidence computes r_ui, the strength of a held-out observation
 */
record PercentileRank(CsrMatrix observed, ConfidenceWeights confidence) {

  private static final int ROWS_AT_A_TIME = 16;

  double of(FactorModel model, RatingMatrix heldOut, Workers workers) {
    CsrMatrix rows = heldOut.byUser();
    ExactIndex items = new ExactIndex(model.items(), VectorSimilarity.INNER_PRODUCT);
    float[][] scores = new float[workers.threads()][heldOut.items()];
    double[] ranks = new double[rows.rows()];
    double[] strengths = new double[rows.rows()];
    workers.forEach(
        rows.rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          for (int user = from; user < to; user++) {
            if (rows.count(user) > 0) {
              score(items, model.users().row(user), user, scores[worker]);
              rank(rows, user, scores[worker], ranks, strengths);
            }
          }
        });
    double strength = DoubleStream.of(strengths).sum();
    return strength == 0 ? 0.5 : DoubleStream.of(ranks).sum() / strength;
  }

  /** The scores of all items; those of observed items are NaN, which is never above another. */
  private void score(ExactIndex items, float[] vector, int user, float[] into) {
    items.scores(vector, into);
    for (int p = observed.start(user); p < observed.end(user); p++) {
      into[observed.column(p)] = Float.NaN;
    }
  }

  private void rank(CsrMatrix rows, int user, float[] scores, double[] ranks, double[] strengths) {
    int others = scores.length - observed.count(user) - 1;
    for (int p = rows.start(user); p < rows.end(user); p++) {
      float score = scores[rows.column(p)];
      if (others > 0 && !Float.isNaN(score)) {
        double above = -0.5;
        for (float other : scores) {
          above += other > score ? 1 : other == score ? 0.5 : 0;
        }
        double strength = confidence.strength(rows.value(p));
        ranks[user] += strength * above / others;
        strengths[user] += strength;
      }
    }
  }
}
