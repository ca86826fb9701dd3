package org.deepmovie.eval;

import java.util.Arrays;

/**
 * Metrics of recommendation lists, averaged over users. R is the set of a user's relevant items,
 * rel(i) is 1 if the item at rank i of the user's list is in R and 0 otherwise, and hits(k) =
 * rel(1) + ... + rel(k):
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
 * <p>A list shorter than k counts as padded with irrelevant items. Without users all averages are
 * NaN. Mutable and not thread-safe; {@link #merge} adds the sums of another part.
 *
 * <ul>
 *   <li>K. Järvelin, J. Kekäläinen: Cumulated Gain-Based Evaluation of IR Techniques. ACM TOIS
 *       20(4), 2002 (DCG and NDCG; the discount used here starts at rank 2, the gain is binary).
 *   <li>C. Manning, P. Raghavan, H. Schütze: Introduction to Information Retrieval. Cambridge
 *       University Press, 2008, chapter 8 (precision, recall, F, average precision).
 *   <li>E. Voorhees: The TREC-8 Question Answering Track Report. 1999 (reciprocal rank).
 * </ul>
 */
public final class RankingMetrics {

  private static final int METRICS = RankingMetric.values().length;

  private final int[] ks;
  private final double[] idealDcg;
  private final double[] sums;
  private int users;

  /**
   * Metrics without users.
   *
   * @param ks the lengths of lists, ascending, from 1
   */
  public RankingMetrics(int... ks) {
    this.ks = ks.clone();
    if (ks.length == 0) {
      throw new IllegalArgumentException("no ks; give numbers from 1 in ascending order");
    }
    for (int n = 0; n < ks.length; n++) {
      if (ks[n] < 1 || (n > 0 && ks[n] <= ks[n - 1])) {
        throw new IllegalArgumentException(
            "ks " + Arrays.toString(ks) + "; give numbers from 1 in ascending order");
      }
    }
    this.idealDcg = new double[ks[ks.length - 1] + 1];
    for (int rank = 1; rank < idealDcg.length; rank++) {
      idealDcg[rank] = idealDcg[rank - 1] + discount(rank);
    }
    this.sums = new double[ks.length * METRICS];
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1);
  }

  /**
   * Adds a user.
   *
   * @param hits whether the item at each rank, from 0, is relevant
   * @param length the length of the list; later elements of {@code hits} are ignored
   * @param relevant |R|, the number of the user's relevant items, from 1
   * @throws IllegalArgumentException if nothing is relevant
   */
  public void add(boolean[] hits, int length, int relevant) {
    if (relevant < 1) {
      throw new IllegalArgumentException("a user without relevant items cannot be evaluated");
    }
    users++;
    int found = 0;
    int firstRank = 0;
    double precisions = 0;
    double dcg = 0;
    int rank = 0;
    for (int n = 0; n < ks.length; n++) {
      for (; rank < Math.min(ks[n], length); rank++) {
        if (hits[rank]) {
          found++;
          firstRank = firstRank == 0 ? rank + 1 : firstRank;
          precisions += (double) found / (rank + 1);
          dcg += discount(rank + 1);
        }
      }
      int reachable = Math.min(ks[n], relevant);
      sum(n, RankingMetric.PRECISION, (double) found / ks[n]);
      sum(n, RankingMetric.RECALL, (double) found / relevant);
      sum(n, RankingMetric.F1, 2.0 * found / (ks[n] + relevant));
      sum(n, RankingMetric.MAP, precisions / reachable);
      sum(n, RankingMetric.NDCG, dcg / idealDcg[reachable]);
      sum(n, RankingMetric.HIT_RATE, found > 0 ? 1 : 0);
      sum(n, RankingMetric.MRR, found > 0 ? 1.0 / firstRank : 0);
    }
  }

  private void sum(int n, RankingMetric metric, double value) {
    sums[n * METRICS + metric.ordinal()] += value;
  }

  /**
   * Adds all users of {@code other}.
   *
   * @throws IllegalArgumentException if it has other lengths of lists
   */
  public void merge(RankingMetrics other) {
    if (!Arrays.equals(ks, other.ks)) {
      throw new IllegalArgumentException(
          "cannot merge ks " + Arrays.toString(other.ks) + " into ks " + Arrays.toString(ks));
    }
    users += other.users;
    for (int n = 0; n < sums.length; n++) {
      sums[n] += other.sums[n];
    }
  }

  /** The number of users. */
  public int users() {
    return users;
  }

  /**
   * The average of {@code metric} over users.
   *
   * @param k one of the lengths given to the constructor
   */
  public double mean(RankingMetric metric, int k) {
    int n = Arrays.binarySearch(ks, k);
    if (n < 0) {
      throw new IllegalArgumentException("k=" + k + " is not among " + Arrays.toString(ks));
    }
    return sums[n * METRICS + metric.ordinal()] / users;
  }
}
