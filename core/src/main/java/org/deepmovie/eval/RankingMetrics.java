package org.deepmovie.eval;

import java.util.Arrays;

/**
 * How well lists of recommendations hit what users turned out to like, averaged over users. For a
 * user with the set R of relevant items, rel(i) being 1 if the item at rank i of the user's list is
 * in R and otherwise 0, and hits(k) = rel(1) + ... + rel(k):
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
 * <p>A list shorter than k is taken as filled up with misses. Without users all averages are NaN.
 * Mutable and not thread-safe; sums of parts are merged.
 *
 * <ul>
 *   <li>K. Järvelin, J. Kekäläinen: Cumulated Gain-Based EvaluationRun of IR Techniques. ACM TOIS
 *       20(4), 2002 (DCG and NDCG; the discount used here starts at rank 2, the gain is binary).
 *   <li>C. Manning, P. Raghavan, H. Schütze: Introduction to Information Retrieval. Cambridge
 *       University Press, 2008, chapter 8 (precision, recall, F, average precision).
 *   <li>E. Voorhees: The TREC-8 Question Answering Track Report. 1999 (reciprocal rank).
 * </ul>
 */
public final class RankingMetrics {

  /** What is averaged, in the order of reports. */
  public enum Metric {
    PRECISION("precision"),
    RECALL("recall"),
    F1("f1"),
    MAP("map"),
    NDCG("ndcg"),
    HIT_RATE("hit-rate"),
    MRR("mrr");

    private final String label;

    Metric(String label) {
      this.label = label;
    }

    /** The name, such as "ndcg". */
    public String label() {
      return label;
    }

    /** The name in reports, such as "ndcg@10". */
    public String at(int k) {
      return label + "@" + k;
    }
  }

  private static final int METRICS = Metric.values().length;

  private final int[] ks;
  private final double[] idealDcg;
  private final double[] sums;
  private int users;

  /**
   * No users yet.
   *
   * @param ks lengths of the lists to judge, ascending, from 1
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
   * @param hits by rank from 0: whether the item there is relevant
   * @param length the number of ranks in {@code hits} that count
   * @param relevant |R|, the number of the user's relevant items, from 1
   * @throws IllegalArgumentException if nothing is relevant
   */
  public void add(boolean[] hits, int length, int relevant) {
    if (relevant < 1) {
      throw new IllegalArgumentException("a user without relevant items cannot be judged");
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
      sum(n, Metric.PRECISION, (double) found / ks[n]);
      sum(n, Metric.RECALL, (double) found / relevant);
      sum(n, Metric.F1, 2.0 * found / (ks[n] + relevant));
      sum(n, Metric.MAP, precisions / reachable);
      sum(n, Metric.NDCG, dcg / idealDcg[reachable]);
      sum(n, Metric.HIT_RATE, found > 0 ? 1 : 0);
      sum(n, Metric.MRR, found > 0 ? 1.0 / firstRank : 0);
    }
  }

  private void sum(int n, Metric metric, double value) {
    sums[n * METRICS + metric.ordinal()] += value;
  }

  /**
   * Adds all users of {@code other}.
   *
   * @throws IllegalArgumentException if it judges lists of other lengths
   */
  public void merge(RankingMetrics other) {
    if (!Arrays.equals(ks, other.ks)) {
      throw new IllegalArgumentException(
          "ks " + Arrays.toString(other.ks) + " into ks " + Arrays.toString(ks));
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
  public double mean(Metric metric, int k) {
    int n = Arrays.binarySearch(ks, k);
    if (n < 0) {
      throw new IllegalArgumentException("k=" + k + " is not among " + Arrays.toString(ks));
    }
    return sums[n * METRICS + metric.ordinal()] / users;
  }
}
