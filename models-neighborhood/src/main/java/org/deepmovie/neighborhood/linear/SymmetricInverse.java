package org.deepmovie.neighborhood.linear;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.train.Workers;

/**
 * Inverts a symmetric positive definite matrix in place, a block K of rows and columns at a time:
 *
 * <pre>
 *   P = A_KK^-1,  A_ij -= A_iK P A_Kj,  A_iK = A_iK P,  A_KK = -P
 * </pre>
 *
 * for all i and j that are not in K (Beaton's sweep operator, by blocks). After the last block A is
 * the negative inverse. If A is positive definite, so are all blocks A_KK: they are inverted by
 * Cholesky factorization in double precision. The rest are products in single precision over the
 * upper triangle, with rows shared among threads.
 */
final class SymmetricInverse {

  private static final int BLOCK = 96;

  /** Columns of a block that are processed at a time, so that they stay in the cache. */
  private static final int STRIP = 512;

  /** Divides {@link #STRIP}. */
  private static final int ROWS_AT_A_TIME = 32;

  private final ItemMatrix matrix;
  private final float[] a;
  private final int n;
  private final Workers workers;
  private final Kernels kernels = Kernels.best();

  /** A_K:, the block's rows of the full matrix, by strips of columns. */
  private final float[][] panel;

  /** -P A_K:, in the same form. */
  private final float[][] product;

  private SymmetricInverse(ItemMatrix matrix, Workers workers) {
    this.matrix = matrix;
    this.a = matrix.values();
    this.n = matrix.items();
    this.workers = workers;
    int strips = (matrix.stride() + STRIP - 1) / STRIP;
    this.panel = new float[strips][];
    this.product = new float[strips][];
    for (int s = 0; s < strips; s++) {
      panel[s] = new float[BLOCK * width(s)];
      product[s] = new float[BLOCK * width(s)];
    }
  }

  private int width(int strip) {
    return Math.min(STRIP, matrix.stride() - strip * STRIP);
  }

  /**
   * Replaces {@code matrix} by its inverse.
   *
   * @param matrix a symmetric matrix, of which the upper triangle is read
   * @param progress receives the number of rows done
   * @return false if the matrix is not positive definite; its values are then undefined
   */
  static boolean invert(ItemMatrix matrix, Workers workers, IntConsumer progress) {
    SymmetricInverse inverse = new SymmetricInverse(matrix, workers);
    for (int from = 0; from < inverse.n; from += BLOCK) {
      if (!inverse.sweep(from, Math.min(BLOCK, inverse.n - from))) {
        return false;
      }
      progress.accept(Math.min(from + BLOCK, inverse.n));
    }
    inverse.finish();
    return true;
  }

  private boolean sweep(int from, int size) {
    gather(from, size);
    float[] p = new float[size * size];
    if (!invertBlock(from, size, p)) {
      return false;
    }
    for (int k = 0; k < p.length; k++) {
      p[k] = -p[k];
    }
    workers.forEach(
        panel.length,
        1,
        (worker, first, last) -> {
          int width = width(first);
          Arrays.fill(product[first], 0);
          kernels.addProduct(
              MatrixView.rows(p, size),
              MatrixView.rows(panel[first], width),
              MatrixView.rows(product[first], width),
              size,
              width,
              size);
        });
    workers.forEach(n, ROWS_AT_A_TIME, (worker, first, last) -> update(first, last, size));
    scatter(from, size, p);
    return true;
  }

  /** Fills the panel; entries below the diagonal are read from above it. */
  private void gather(int from, int size) {
    for (int column = 0; column < n; column++) {
      float[] strip = panel[column / STRIP];
      int width = width(column / STRIP);
      int at = column % STRIP;
      for (int k = 0; k < size; k++) {
        int row = from + k;
        strip[k * width + at] =
            column < row ? a[matrix.start(column) + row] : a[matrix.start(row) + column];
      }
    }
  }

  private float inPanel(float[][] strips, int k, int column) {
    return strips[column / STRIP][k * width(column / STRIP) + column % STRIP];
  }

  private boolean invertBlock(int from, int size, float[] into) {
    int stride = kernels.tileStride(2 * size);
    double[] factor = new double[size * stride];
    for (int r = 0; r < size; r++) {
      for (int c = r; c < size; c++) {
        factor[r * stride + c] = inPanel(panel, r, from + c);
      }
      factor[r * stride + size + r] = 1;
    }
    if (!kernels.cholesky(factor, size, 2 * size, stride)) {
      return false;
    }
    // with A = R'R, the right half is now Z = R'^-1, and the inverse is Z'Z
    for (int r = 0; r < size; r++) {
      for (int c = r; c < size; c++) {
        double sum = 0;
        for (int k = c; k < size; k++) {
          sum += factor[k * stride + size + r] * factor[k * stride + size + c];
        }
        into[r * size + c] = (float) sum;
        into[c * size + r] = (float) sum;
      }
    }
    return true;
  }

  /** Adds A_iK (-P A_Kj) to some rows; the block's own rows and columns are overwritten later. */
  private void update(int first, int last, int size) {
    int own = first / STRIP;
    MatrixView columns = MatrixView.rows(panel[own], first % STRIP, width(own)).transposed();
    for (int s = own; s < panel.length; s++) {
      kernels.addProduct(
          columns,
          MatrixView.rows(product[s], width(s)),
          MatrixView.rows(a, matrix.start(first) + s * STRIP, matrix.stride()),
          last - first,
          width(s),
          size);
    }
  }

  private void scatter(int from, int size, float[] negative) {
    for (int k = 0; k < size; k++) {
      int row = from + k;
      for (int column = 0; column < from; column++) {
        a[matrix.start(column) + row] = -inPanel(product, k, column);
      }
      System.arraycopy(negative, k * size, a, matrix.start(row) + from, size);
      for (int column = from + size; column < n; column++) {
        a[matrix.start(row) + column] = -inPanel(product, k, column);
      }
    }
  }

  /** Changes the sign and fills the lower triangle. */
  private void finish() {
    for (int row = 0; row < n; row++) {
      for (int column = row; column < n; column++) {
        float value = -a[matrix.start(row) + column];
        a[matrix.start(row) + column] = value;
        a[matrix.start(column) + row] = value;
      }
      Arrays.fill(a, matrix.start(row) + n, matrix.start(row) + matrix.stride(), 0);
    }
  }
}
