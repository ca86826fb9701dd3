package org.deepmovie.neighborhood.interpolation;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.neighborhood.pairs.CommonRaterSums;
import org.deepmovie.internal.neighborhood.pairs.ItemPairs;
import org.deepmovie.internal.neighborhood.pairs.PairSum;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Average products of the residuals of two items over the users who rated both, shrunk towards the
 * average over all pairs of items (Bell and Koren 2007):
 *
 * <pre>
 *   A_jk = (sum of z_vj z_vk over v in U(j,k) + beta avg) / (|U(j,k)| + beta)
 * </pre>
 *
 * U(j,k) are the users who rated both, z their residuals. The squares A_jj have an average of their
 * own. The products are computed once and stored as half a matrix of floats, or at every call where
 * that would be too large, with the same result. Immutable; the number of threads does not change
 * the result.
 */
final class ItemProducts {

  private static final int ITEMS_AT_A_TIME = 16;

  private final CommonRaterSums sums;
  private final double beta;
  private final double averageSquare;
  private final double averageProduct;
  private final double heldOutExcess;

  /** A by {@link ItemPairs#index}, or null if the products are computed at every call. */
  private final float @Nullable [] stored;

  /**
   * The products of residuals.
   *
   * @param byItem residuals, items x users
   * @param byUser the same residuals, users x items
   * @param heldOutExcess {@link #heldOutExcess} of {@code byUser}, or 0
   * @param beta the number of average users by which a product is shrunk
   * @param millionCachedPairs up to how many million pairs are stored
   * @param progress receives the number of items done: of the averages, then of the stored pairs
   */
  ItemProducts(
      CsrMatrix byItem,
      CsrMatrix byUser,
      double heldOutExcess,
      double beta,
      int millionCachedPairs,
      Workers workers,
      IntConsumer progress) {
    this.sums = new CommonRaterSums(byItem, byUser, (x, y) -> x * y);
    this.beta = beta;
    this.heldOutExcess = heldOutExcess;
    int items = byItem.rows();
    PartialAverage[] squares = new PartialAverage[items];
    PartialAverage[] products = new PartialAverage[items];
    forEachItem(
        workers,
        (item, rowSums, rowCounts) -> {
          squares[item] = PartialAverage.of(rowSums, rowCounts, item, item + 1);
          products[item] = PartialAverage.of(rowSums, rowCounts, 0, item);
        },
        progress);
    this.averageSquare = PartialAverage.combined(squares);
    this.averageProduct = PartialAverage.combined(products);
    this.stored = ItemPairs.fit(items, millionCachedPairs) ? allProducts(workers, progress) : null;
  }

  /**
   * By how much the average product of two residuals of a user grows if one rating, z_i, is held
   * out when the user's bias is fitted. A bias of n ratings and regularization lambda then leaves
   * z_i m / (m - 1) and z_j + z_i / (m - 1), with m = n + lambda.
   *
   * @param byUser residuals, users x items
   * @param biasRegularization lambda
   */
  static double heldOutExcess(CsrMatrix byUser, double biasRegularization) {
    double excess = 0;
    double pairs = 0;
    for (int user = 0; user < byUser.rows(); user++) {
      int n = byUser.count(user);
      double m = n + biasRegularization;
      if (n < 2 || m <= 1) {
        continue;
      }
      double sum = 0;
      double squares = 0;
      for (int p = byUser.start(user); p < byUser.end(user); p++) {
        double z = byUser.value(p);
        sum += z;
        squares += z * z;
      }
      double products = sum * sum - squares;
      excess += (products + m / (m - 1) * (n - 1) * squares) / (m - 1);
      pairs += (double) n * (n - 1);
    }
    return excess / Math.max(1, pairs);
  }

  private float[] allProducts(Workers workers, IntConsumer progress) {
    float[] products = new float[ItemPairs.count(sums.items())];
    forEachItem(
        workers,
        (item, rowSums, rowCounts) -> {
          for (int other = 0; other <= item; other++) {
            products[ItemPairs.start(item) + other] =
                shrunk(rowCounts[other], rowSums[other], item == other);
          }
        },
        progress);
    return products;
  }

  /** Work on an item's sums with all items up to itself. */
  @FunctionalInterface
  private interface ItemSumsTask {
    void run(int item, float[] sums, int[] counts);
  }

  private void forEachItem(Workers workers, ItemSumsTask task, IntConsumer progress) {
    int items = sums.items();
    float[][] rowSums = new float[workers.threads()][items];
    int[][] rowCounts = new int[workers.threads()][items];
    workers.forEach(
        items,
        ITEMS_AT_A_TIME,
        (worker, from, to) -> {
          for (int item = from; item < to; item++) {
            Arrays.fill(rowSums[worker], 0, item + 1, 0);
            Arrays.fill(rowCounts[worker], 0, item + 1, 0);
            sums.addUpTo(item, rowSums[worker], rowCounts[worker], 0);
            task.run(item, rowSums[worker], rowCounts[worker]);
          }
        },
        progress);
  }

  /** One item's part of an average: a sum of products and their number. */
  private record PartialAverage(double sum, double count) {

    static PartialAverage of(float[] sums, int[] counts, int from, int to) {
      double sum = 0;
      double count = 0;
      for (int other = from; other < to; other++) {
        sum += sums[other];
        count += counts[other];
      }
      return new PartialAverage(sum, count);
    }

    static double combined(PartialAverage[] parts) {
      double sum = 0;
      double count = 0;
      for (PartialAverage part : parts) {
        sum += part.sum;
        count += part.count;
      }
      return sum / Math.max(1, count);
    }
  }

  private float shrunk(int users, float sum, boolean square) {
    double average = square ? averageSquare : averageProduct;
    double weight = users + beta;
    return weight > 0 ? (float) ((sum + beta * average) / weight) : (float) average;
  }

  /**
   * A_jk.
   *
   * @param workspace one per thread
   */
  float of(int j, int k, PairSum workspace) {
    if (stored != null) {
      return stored[ItemPairs.index(j, k)];
    }
    sums.pair(Math.max(j, k), Math.min(j, k), workspace);
    return shrunk(workspace.users(), workspace.sum(), j == k);
  }

  /**
   * A_jk if the rating of k were held out: what a rating that is not known has with one that is.
   */
  float withHeldOut(int j, int k, PairSum workspace) {
    return (float) (of(j, k, workspace) + heldOutExcess);
  }
}
