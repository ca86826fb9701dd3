package org.deepmovie.factor.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of small matrices in tiles of 4 rows by 2 vectors, whose 8 sums stay in registers over
 * the inner index. Where rows are missing from the last tile, the last row is worked on again, with
 * the same result.
 */
final class Product {

  private static final int TILE_ROWS = 4;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  private Product() {}

  static void add(float[] a, int aStride, int rows, int inner, float[] b, float[] c, int stride) {
    int column = 0;
    for (; column + LANES < stride; column += 2 * LANES) {
      for (int row = 0; row < rows; row += TILE_ROWS) {
        addWideTile(a, aStride, row, rows - 1, inner, b, c, stride, column);
      }
    }
    if (column < stride) {
      for (int row = 0; row < rows; row += TILE_ROWS) {
        addNarrowTile(a, aStride, row, rows - 1, inner, b, c, stride, column);
      }
    }
  }

  private static void addWideTile(
      float[] a,
      int aStride,
      int row,
      int lastRow,
      int inner,
      float[] b,
      float[] c,
      int stride,
      int column) {
    int row1 = Math.min(row + 1, lastRow);
    int row2 = Math.min(row + 2, lastRow);
    int row3 = Math.min(row + 3, lastRow);
    int c0 = row * stride + column;
    int c1 = row1 * stride + column;
    int c2 = row2 * stride + column;
    int c3 = row3 * stride + column;
    FloatVector s00 = FloatVector.fromArray(FLOATS, c, c0);
    FloatVector s01 = FloatVector.fromArray(FLOATS, c, c0 + LANES);
    FloatVector s10 = FloatVector.fromArray(FLOATS, c, c1);
    FloatVector s11 = FloatVector.fromArray(FLOATS, c, c1 + LANES);
    FloatVector s20 = FloatVector.fromArray(FLOATS, c, c2);
    FloatVector s21 = FloatVector.fromArray(FLOATS, c, c2 + LANES);
    FloatVector s30 = FloatVector.fromArray(FLOATS, c, c3);
    FloatVector s31 = FloatVector.fromArray(FLOATS, c, c3 + LANES);
    int a0 = row * aStride;
    int a1 = row1 * aStride;
    int a2 = row2 * aStride;
    int a3 = row3 * aStride;
    for (int k = 0, p = column; k < inner; k++, p += stride) {
      FloatVector y0 = FloatVector.fromArray(FLOATS, b, p);
      FloatVector y1 = FloatVector.fromArray(FLOATS, b, p + LANES);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[a0 + k]);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + k]);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[a2 + k]);
      FloatVector x3 = FloatVector.broadcast(FLOATS, a[a3 + k]);
      s00 = x0.fma(y0, s00);
      s01 = x0.fma(y1, s01);
      s10 = x1.fma(y0, s10);
      s11 = x1.fma(y1, s11);
      s20 = x2.fma(y0, s20);
      s21 = x2.fma(y1, s21);
      s30 = x3.fma(y0, s30);
      s31 = x3.fma(y1, s31);
    }
    s00.intoArray(c, c0);
    s01.intoArray(c, c0 + LANES);
    s10.intoArray(c, c1);
    s11.intoArray(c, c1 + LANES);
    s20.intoArray(c, c2);
    s21.intoArray(c, c2 + LANES);
    s30.intoArray(c, c3);
    s31.intoArray(c, c3 + LANES);
  }

  private static void addNarrowTile(
      float[] a,
      int aStride,
      int row,
      int lastRow,
      int inner,
      float[] b,
      float[] c,
      int stride,
      int column) {
    int row1 = Math.min(row + 1, lastRow);
    int row2 = Math.min(row + 2, lastRow);
    int row3 = Math.min(row + 3, lastRow);
    int c0 = row * stride + column;
    int c1 = row1 * stride + column;
    int c2 = row2 * stride + column;
    int c3 = row3 * stride + column;
    FloatVector s0 = FloatVector.fromArray(FLOATS, c, c0);
    FloatVector s1 = FloatVector.fromArray(FLOATS, c, c1);
    FloatVector s2 = FloatVector.fromArray(FLOATS, c, c2);
    FloatVector s3 = FloatVector.fromArray(FLOATS, c, c3);
    for (int k = 0, p = column; k < inner; k++, p += stride) {
      FloatVector y = FloatVector.fromArray(FLOATS, b, p);
      s0 = FloatVector.broadcast(FLOATS, a[row * aStride + k]).fma(y, s0);
      s1 = FloatVector.broadcast(FLOATS, a[row1 * aStride + k]).fma(y, s1);
      s2 = FloatVector.broadcast(FLOATS, a[row2 * aStride + k]).fma(y, s2);
      s3 = FloatVector.broadcast(FLOATS, a[row3 * aStride + k]).fma(y, s3);
    }
    s0.intoArray(c, c0);
    s1.intoArray(c, c1);
    s2.intoArray(c, c2);
    s3.intoArray(c, c3);
  }
}
