package org.deepmovie.internal.eval;

import java.util.Arrays;

/**
 * Sums of the metrics of recommendation lists over users; {@code eval.Evaluator} gives the
 * formulas. A list shorter than k counts as padded with irrelevant items. Without users all means
 * are NaN. Mutable and not thread-safe; {@link #merge} adds the sums of another part.
 */
public final class RankingMetrics {

  private static final int PRECISION = 0;
  private static final int RECALL = 1;
  private static final int F1 = 2;
  private static final int AVERAGE_PRECISION = 3;
  private static final int NDCG = 4;
  private static final int HIT_RATE = 5;
  private static final int RECIPROCAL_RANK = 6;
  private static final int METRICS = 7;

  private final int[] ks;
  private final double[] idealDcg;
  private final double[] sums;
  private final double[] squares;
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
    this.squares = new double[sums.length];
  }

  /** The means of the squares of the users' values. */
  public RankingMetrics squares() {
    RankingMetrics result = new RankingMetrics(ks);
    result.users = users;
    System.arraycopy(squares, 0, result.sums, 0, squares.length);
    return result;
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
      sum(n, PRECISION, (double) found / ks[n]);
      sum(n, RECALL, (double) found / relevant);
      sum(n, F1, 2.0 * found / (ks[n] + relevant));
      sum(n, AVERAGE_PRECISION, precisions / reachable);
      sum(n, NDCG, dcg / idealDcg[reachable]);
      sum(n, HIT_RATE, found > 0 ? 1 : 0);
      sum(n, RECIPROCAL_RANK, found > 0 ? 1.0 / firstRank : 0);
    }
  }

  private void sum(int n, int metric, double value) {
    sums[n * METRICS + metric] += value;
    squares[n * METRICS + metric] += value * value;
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
      squares[n] += other.squares[n];
    }
  }

  /** The number of users. */
  public int users() {
    return users;
  }

  /** Mean precision@k; {@code k} is one of the lengths given to the constructor, as below. */
  public double precision(int k) {
    return mean(PRECISION, k);
  }

  /** Mean recall@k. */
  public double recall(int k) {
    return mean(RECALL, k);
  }

  /** Mean F1@k. */
  public double f1(int k) {
    return mean(F1, k);
  }

  /** MAP@k. */
  public double map(int k) {
    return mean(AVERAGE_PRECISION, k);
  }

  /** Mean NDCG@k. */
  public double ndcg(int k) {
    return mean(NDCG, k);
  }

  /** Hit rate@k. */
  public double hitRate(int k) {
    return mean(HIT_RATE, k);
  }

  /** MRR@k. */
  public double mrr(int k) {
    return mean(RECIPROCAL_RANK, k);
  }

  private double mean(int metric, int k) {
    int n = Arrays.binarySearch(ks, k);
    if (n < 0) {
      throw new IllegalArgumentException("k=" + k + " is not among " + Arrays.toString(ks));
    }
    return sums[n * METRICS + metric] / users;
  }
}
