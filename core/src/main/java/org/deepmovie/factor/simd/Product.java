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

  static void add(
      float[] a,
      int aOffset,
      int aStride,
      int rows,
      int inner,
      float[] b,
      float[] c,
      int cOffset,
      int stride) {
    int last = rows - 1;
    for (int column = 0; column < stride; column += 2 * LANES) {
      boolean wide = column + LANES < stride;
      for (int row = 0; row < rows; row += TILE_ROWS) {
        int row1 = Math.min(row + 1, last);
        int row2 = Math.min(row + 2, last);
        int row3 = Math.min(row + 3, last);
        int a0 = aOffset + row * aStride;
        int a1 = aOffset + row1 * aStride;
        int a2 = aOffset + row2 * aStride;
        int a3 = aOffset + row3 * aStride;
        int c0 = cOffset + row * stride + column;
        int c1 = cOffset + row1 * stride + column;
        int c2 = cOffset + row2 * stride + column;
        int c3 = cOffset + row3 * stride + column;
        if (wide) {
          addWideTile(a, a0, a1, a2, a3, inner, b, column, stride, c, c0, c1, c2, c3);
        } else {
          addNarrowTile(a, a0, a1, a2, a3, inner, b, column, stride, c, c0, c1, c2, c3);
        }
      }
    }
  }

  private static void addWideTile(
      float[] a,
      int a0,
      int a1,
      int a2,
      int a3,
      int inner,
      float[] b,
      int column,
      int stride,
      float[] c,
      int c0,
      int c1,
      int c2,
      int c3) {
    FloatVector s00 = FloatVector.fromArray(FLOATS, c, c0);
    FloatVector s01 = FloatVector.fromArray(FLOATS, c, c0 + LANES);
    FloatVector s10 = FloatVector.fromArray(FLOATS, c, c1);
    FloatVector s11 = FloatVector.fromArray(FLOATS, c, c1 + LANES);
    FloatVector s20 = FloatVector.fromArray(FLOATS, c, c2);
    FloatVector s21 = FloatVector.fromArray(FLOATS, c, c2 + LANES);
    FloatVector s30 = FloatVector.fromArray(FLOATS, c, c3);
    FloatVector s31 = FloatVector.fromArray(FLOATS, c, c3 + LANES);
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
      int a0,
      int a1,
      int a2,
      int a3,
      int inner,
      float[] b,
      int column,
      int stride,
      float[] c,
      int c0,
      int c1,
      int c2,
      int c3) {
    FloatVector s0 = FloatVector.fromArray(FLOATS, c, c0);
    FloatVector s1 = FloatVector.fromArray(FLOATS, c, c1);
    FloatVector s2 = FloatVector.fromArray(FLOATS, c, c2);
    FloatVector s3 = FloatVector.fromArray(FLOATS, c, c3);
    for (int k = 0, p = column; k < inner; k++, p += stride) {
      FloatVector y = FloatVector.fromArray(FLOATS, b, p);
      s0 = FloatVector.broadcast(FLOATS, a[a0 + k]).fma(y, s0);
      s1 = FloatVector.broadcast(FLOATS, a[a1 + k]).fma(y, s1);
      s2 = FloatVector.broadcast(FLOATS, a[a2 + k]).fma(y, s2);
      s3 = FloatVector.broadcast(FLOATS, a[a3 + k]).fma(y, s3);
    }
    s0.intoArray(c, c0);
    s1.intoArray(c, c1);
    s2.intoArray(c, c2);
    s3.intoArray(c, c3);
  }
}
