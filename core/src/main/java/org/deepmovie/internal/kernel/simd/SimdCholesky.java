package org.deepmovie.internal.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A = R'R by rows of tiles (left-looking): for four rows of R at a time, all that the rows above
 * contribute is subtracted, 8 sums staying in registers; then the four rows are factored.
 */
final class SimdCholesky {

  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = DOUBLES.length();
  private static final int TILE_ROWS = 4;

  private SimdCholesky() {}

  static boolean factor(double[] a, int d, int columns, int stride) {
    int row = 0;
    for (; row + TILE_ROWS <= d; row += TILE_ROWS) {
      subtractRowsAbove(a, row, columns, stride);
      if (!factorRows(a, row, row + TILE_ROWS, columns, stride)) {
        return false;
      }
    }
    for (; row < d; row++) {
      for (int above = 0; above < row; above++) {
        subtractMultiple(a, row, above, columns, stride);
      }
      if (!factorRows(a, row, row + 1, columns, stride)) {
        return false;
      }
    }
    return true;
  }

  private static void subtractRowsAbove(double[] a, int row, int columns, int stride) {
    int c = row;
    for (; c + LANES < columns; c += 2 * LANES) {
      subtractWideTile(a, row, c, stride);
    }
    if (c < columns) {
      subtractNarrowTile(a, row, c, stride);
    }
  }

  private static void subtractWideTile(double[] a, int row, int column, int stride) {
    int at = row * stride + column;
    DoubleVector s00 = DoubleVector.fromArray(DOUBLES, a, at);
    DoubleVector s01 = DoubleVector.fromArray(DOUBLES, a, at + LANES);
    DoubleVector s10 = DoubleVector.fromArray(DOUBLES, a, at + stride);
    DoubleVector s11 = DoubleVector.fromArray(DOUBLES, a, at + stride + LANES);
    DoubleVector s20 = DoubleVector.fromArray(DOUBLES, a, at + 2 * stride);
    DoubleVector s21 = DoubleVector.fromArray(DOUBLES, a, at + 2 * stride + LANES);
    DoubleVector s30 = DoubleVector.fromArray(DOUBLES, a, at + 3 * stride);
    DoubleVector s31 = DoubleVector.fromArray(DOUBLES, a, at + 3 * stride + LANES);
    for (int p = 0, end = row * stride; p < end; p += stride) {
      DoubleVector y0 = DoubleVector.fromArray(DOUBLES, a, p + column);
      DoubleVector y1 = DoubleVector.fromArray(DOUBLES, a, p + column + LANES);
      DoubleVector x0 = DoubleVector.broadcast(DOUBLES, -a[p + row]);
      DoubleVector x1 = DoubleVector.broadcast(DOUBLES, -a[p + row + 1]);
      DoubleVector x2 = DoubleVector.broadcast(DOUBLES, -a[p + row + 2]);
      DoubleVector x3 = DoubleVector.broadcast(DOUBLES, -a[p + row + 3]);
      s00 = x0.fma(y0, s00);
      s01 = x0.fma(y1, s01);
      s10 = x1.fma(y0, s10);
      s11 = x1.fma(y1, s11);
      s20 = x2.fma(y0, s20);
      s21 = x2.fma(y1, s21);
      s30 = x3.fma(y0, s30);
      s31 = x3.fma(y1, s31);
    }
    s00.intoArray(a, at);
    s01.intoArray(a, at + LANES);
    s10.intoArray(a, at + stride);
    s11.intoArray(a, at + stride + LANES);
    s20.intoArray(a, at + 2 * stride);
    s21.intoArray(a, at + 2 * stride + LANES);
    s30.intoArray(a, at + 3 * stride);
    s31.intoArray(a, at + 3 * stride + LANES);
  }

  private static void subtractNarrowTile(double[] a, int row, int column, int stride) {
    int at = row * stride + column;
    DoubleVector s0 = DoubleVector.fromArray(DOUBLES, a, at);
    DoubleVector s1 = DoubleVector.fromArray(DOUBLES, a, at + stride);
    DoubleVector s2 = DoubleVector.fromArray(DOUBLES, a, at + 2 * stride);
    DoubleVector s3 = DoubleVector.fromArray(DOUBLES, a, at + 3 * stride);
    for (int p = 0, end = row * stride; p < end; p += stride) {
      DoubleVector y = DoubleVector.fromArray(DOUBLES, a, p + column);
      s0 = DoubleVector.broadcast(DOUBLES, -a[p + row]).fma(y, s0);
      s1 = DoubleVector.broadcast(DOUBLES, -a[p + row + 1]).fma(y, s1);
      s2 = DoubleVector.broadcast(DOUBLES, -a[p + row + 2]).fma(y, s2);
      s3 = DoubleVector.broadcast(DOUBLES, -a[p + row + 3]).fma(y, s3);
    }
    s0.intoArray(a, at);
    s1.intoArray(a, at + stride);
    s2.intoArray(a, at + 2 * stride);
    s3.intoArray(a, at + 3 * stride);
  }

  /** Factors the rows {@code from .. to-1}, from which those above have been subtracted. */
  private static boolean factorRows(double[] a, int from, int to, int columns, int stride) {
    for (int k = from; k < to; k++) {
      double pivot = a[k * stride + k];
      if (!(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
        return false;
      }
      double root = Math.sqrt(pivot);
      scale(a, k, columns, stride, 1 / root);
      a[k * stride + k] = root;
      for (int row = k + 1; row < to; row++) {
        subtractMultiple(a, row, k, columns, stride);
      }
    }
    return true;
  }

  private static void scale(double[] a, int row, int columns, int stride, double by) {
    for (int c = row; c < columns; c += LANES) {
      int at = row * stride + c;
      DoubleVector.fromArray(DOUBLES, a, at).mul(by).intoArray(a, at);
    }
  }

  private static void subtractMultiple(double[] a, int row, int source, int columns, int stride) {
    int target = row * stride;
    int from = source * stride;
    DoubleVector m = DoubleVector.broadcast(DOUBLES, -a[from + row]);
    for (int c = row; c < columns; c += LANES) {
      m.fma(
              DoubleVector.fromArray(DOUBLES, a, from + c),
              DoubleVector.fromArray(DOUBLES, a, target + c))
          .intoArray(a, target + c);
    }
  }

  /** Solves R x = b in place, four rows at a time, so that their sums overlap. */
  static void solveUpper(double[] r, int d, int stride, double[] b) {
    int whole = d - d % TILE_ROWS;
    for (int row = d - 1; row >= whole; row--) {
      b[row] = (b[row] - product(r, row, row + 1, d, stride, b)) / r[row * stride + row];
    }
    for (int row = whole - TILE_ROWS; row >= 0; row -= TILE_ROWS) {
      solveFourRows(r, row, d, stride, b);
    }
  }

  private static double product(double[] r, int row, int from, int to, int stride, double[] b) {
    double sum = 0;
    for (int c = from; c < to; c++) {
      sum += r[row * stride + c] * b[c];
    }
    return sum;
  }

  private static void solveFourRows(double[] r, int row, int d, int stride, double[] b) {
    int at0 = row * stride;
    int at1 = at0 + stride;
    int at2 = at1 + stride;
    int at3 = at2 + stride;
    DoubleVector s0 = DoubleVector.zero(DOUBLES);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    int c = row + TILE_ROWS;
    for (; c + LANES <= d; c += LANES) {
      DoubleVector x = DoubleVector.fromArray(DOUBLES, b, c);
      s0 = DoubleVector.fromArray(DOUBLES, r, at0 + c).fma(x, s0);
      s1 = DoubleVector.fromArray(DOUBLES, r, at1 + c).fma(x, s1);
      s2 = DoubleVector.fromArray(DOUBLES, r, at2 + c).fma(x, s2);
      s3 = DoubleVector.fromArray(DOUBLES, r, at3 + c).fma(x, s3);
    }
    double b0 = b[row] - LaneSum.sum(s0).lane(0);
    double b1 = b[row + 1] - LaneSum.sum(s1).lane(0);
    double b2 = b[row + 2] - LaneSum.sum(s2).lane(0);
    double b3 = b[row + 3] - LaneSum.sum(s3).lane(0);
    for (; c < d; c++) {
      b0 -= r[at0 + c] * b[c];
      b1 -= r[at1 + c] * b[c];
      b2 -= r[at2 + c] * b[c];
      b3 -= r[at3 + c] * b[c];
    }
    double x3 = b3 / r[at3 + row + 3];
    double x2 = (b2 - r[at2 + row + 3] * x3) / r[at2 + row + 2];
    double x1 = (b1 - r[at1 + row + 2] * x2 - r[at1 + row + 3] * x3) / r[at1 + row + 1];
    double x0 =
        (b0 - r[at0 + row + 1] * x1 - r[at0 + row + 2] * x2 - r[at0 + row + 3] * x3) / r[at0 + row];
    b[row] = x0;
    b[row + 1] = x1;
    b[row + 2] = x2;
    b[row + 3] = x3;
  }
}
