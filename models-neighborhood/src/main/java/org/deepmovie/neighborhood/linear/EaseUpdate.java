package org.deepmovie.neighborhood.linear;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.train.Workers;

/**
 * The inverse P of {@link Ease} after the interactions of some users changed. With x_u the former
 * and x'_u the present interactions of user u,
 *
 * <pre>
 *   X'X becomes X'X + sum over u of x'_u x'_u' - sum over u of x_u x_u'
 *   P becomes P -+ P W (I +- W'P W)^-1 W'P, the columns of W being vectors that come or go
 * </pre>
 *
 * (Woodbury's identity), which takes items^2 time for each vector.
 */
final class EaseUpdate {

  /** Vectors that come or go at a time. */
  private static final int VECTORS_AT_A_TIME = 64;

  private static final int ROWS_AT_A_TIME = 32;

  private final ItemMatrix p;
  private final Workers workers;
  private final Kernels kernels = Kernels.best();

  private EaseUpdate(ItemMatrix p, Workers workers) {
    this.p = p;
    this.workers = workers;
  }

  /**
   * Changes P.
   *
   * @param p that of the interactions before, with rows for all items
   * @return false if P is not positive definite after rounding; it is then of no use
   */
  static boolean apply(InteractionChanges changes, ItemMatrix p, Workers workers) {
    EaseUpdate update = new EaseUpdate(p, workers);
    return update.addAll(changes.users(), changes.after(), 1)
        && update.addAll(changes.users(), changes.before(), -1)
        && hasPositiveDiagonal(p);
  }

  private static boolean hasPositiveDiagonal(ItemMatrix p) {
    for (int item = 0; item < p.items(); item++) {
      if (!(p.of(item, item) >= Float.MIN_NORMAL)) {
        return false;
      }
    }
    return true;
  }

  /** Changes P for the vectors of users that come (sign 1) or go (sign -1). */
  private boolean addAll(int[] users, CsrMatrix vectors, int sign) {
    int[] some = Arrays.stream(users).filter(user -> vectors.count(user) > 0).toArray();
    for (int from = 0; from < some.length; from += VECTORS_AT_A_TIME) {
      Workers.requireNotInterrupted();
      int to = Math.min(from + VECTORS_AT_A_TIME, some.length);
      if (!add(Arrays.copyOfRange(some, from, to), vectors, sign)) {
        return false;
      }
    }
    return true;
  }

  private boolean add(int[] users, CsrMatrix vectors, int sign) {
    int k = users.length;
    float[][] products = new float[k][p.items()];
    for (int n = 0; n < k; n++) {
      for (int q = vectors.start(users[n]); q < vectors.end(users[n]); q++) {
        p.add(vectors.column(q), 1, products[n]);
      }
    }
    int stride = kernels.tileStride(k + p.items());
    double[] a = new double[k * stride];
    for (int n = 0; n < k; n++) {
      for (int q = vectors.start(users[n]); q < vectors.end(users[n]); q++) {
        for (int m = n; m < k; m++) {
          a[n * stride + m] += sign * products[m][vectors.column(q)];
        }
      }
      a[n * stride + n]++;
      for (int item = 0; item < p.items(); item++) {
        a[n * stride + k + item] = products[n][item];
      }
    }
    if (!kernels.cholesky(a, k, k + p.items(), stride)) {
      return false;
    }
    // with R'R = I +- W'P W and Z = R'^-1 W'P, P changes by -+ Z'Z
    float[] z = new float[k * p.stride()];
    float[] negative = new float[k * p.stride()];
    for (int n = 0; n < k; n++) {
      for (int item = 0; item < p.items(); item++) {
        float value = (float) a[n * stride + k + item];
        z[n * p.stride() + item] = value;
        negative[n * p.stride() + item] = -sign * value;
      }
    }
    workers.forEach(
        p.items(),
        ROWS_AT_A_TIME,
        (worker, from, to) ->
            kernels.addProduct(
                MatrixView.rows(z, from, p.stride()).transposed(),
                MatrixView.rows(negative, p.stride()),
                MatrixView.rows(p.values(), p.start(from), p.stride()),
                to - from,
                p.stride(),
                k));
    return true;
  }
}
