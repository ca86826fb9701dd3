package org.deepmovie.neighborhood.interpolation;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.neighborhood.CoRatings;
import org.deepmovie.internal.neighborhood.ItemPairs;
import org.deepmovie.train.Workers;

/**
 * Average products of what two items were given by the same users, shrunk towards the average of
 * all such products:
 *
 * <pre>
 *   A_jk = (sum of z_vj z_vk over v in U(j,k) + beta avg) / (|U(j,k)| + beta)
 * </pre>
 *
 * (Bell and Koren 2007), U(j,k) being the users who rated both and z their residuals. Squares,
 * which stand on the diagonal, have an average of their own. They are worked out once and kept as
 * half a matrix of floats, or at every call where that would be too large, with the same result.
 * Immutable; the same at any number of threads.
 */
final class ItemProducts {

  private static final int ROWS_AT_A_TIME = 16;

  private final CoRatings raters;
  private final double beta;
  private final double ofOne;
  private final double ofTwo;
  private final float[] half;

  /**
   * The products of residuals.
   *
   * @param byItem residuals, items x users
   * @param byUser the same, users x items
   * @param beta how many average users pull to the average
   * @param millionCachedPairs up to how many million pairs are kept in memory
   */
  ItemProducts(
      CsrMatrix byItem, CsrMatrix byUser, double beta, int millionCachedPairs, Workers workers) {
    this.raters = new CoRatings(byItem, byUser, (x, y) -> x * y);
    this.beta = beta;
    int items = byItem.rows();
    Totals[] ones = new Totals[items];
    Totals[] twos = new Totals[items];
    rows(
        workers,
        (row, sums, counts) -> {
          ones[row] = Totals.of(sums, counts, row, row + 1);
          twos[row] = Totals.of(sums, counts, 0, row);
        });
    this.ofOne = Totals.mean(ones);
    this.ofTwo = Totals.mean(twos);
    this.half = ItemPairs.fit(items, millionCachedPairs) ? new float[ItemPairs.count(items)] : null;
    if (half != null) {
      rows(
          workers,
          (row, sums, counts) -> {
            for (int other = 0; other <= row; other++) {
              half[ItemPairs.start(row) + other] =
                  shrunk(counts[other], sums[other], row == other ? ofOne : ofTwo);
            }
          });
    }
  }

  /** Takes an item's sums and numbers of users with all items up to itself. */
  @FunctionalInterface
  private interface Row {
    void take(int row, float[] sums, int[] counts);
  }

  private void rows(Workers workers, Row taker) {
    int items = raters.items();
    float[][] sums = new float[workers.threads()][items];
    int[][] counts = new int[workers.threads()][items];
    workers.forEach(
        items,
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          for (int row = from; row < to; row++) {
            Arrays.fill(sums[worker], 0, row + 1, 0);
            Arrays.fill(counts[worker], 0, row + 1, 0);
            raters.addUpTo(row, sums[worker], 0, counts[worker], 0);
            taker.take(row, sums[worker], counts[worker]);
          }
        });
  }

  /** The sum of products over pairs and users, and how many they are. */
  private record Totals(double sum, double products) {

    static Totals of(float[] sums, int[] counts, int from, int to) {
      double sum = 0;
      double products = 0;
      for (int other = from; other < to; other++) {
        sum += sums[other];
        products += counts[other];
      }
      return new Totals(sum, products);
    }

    static double mean(Totals[] rows) {
      double sum = 0;
      double products = 0;
      for (Totals row : rows) {
        sum += row.sum;
        products += row.products;
      }
      return sum / Math.max(1, products);
    }
  }

  private float shrunk(int n, float sum, double average) {
    double weight = n + beta;
    return weight > 0 ? (float) ((sum + beta * average) / weight) : (float) average;
  }

  /** Room for {@link #of}, per thread. */
  static CoRatings.Sum room() {
    return new CoRatings.Sum();
  }

  /** A_jk. */
  float of(int j, int k, CoRatings.Sum room) {
    if (half != null) {
      return half[ItemPairs.index(j, k)];
    }
    raters.pair(Math.max(j, k), Math.min(j, k), room);
    return shrunk(room.n(), room.value(), j == k ? ofOne : ofTwo);
  }
}
