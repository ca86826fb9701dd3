package org.deepmovie.internal.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A B in tiles of 4 rows by 2 vectors, whose 8 sums stay in registers over the whole depth; rows
 * that are left over in tiles of 4 vectors. Each entry is the same chain of operations whatever
 * tile it falls into.
 */
final class SimdMatrixProduct {

  private static final int TILE_ROWS = 4;

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  private SimdMatrixProduct() {}

  static void add(
      float[] a,
      int aOffset,
      int aRow,
      int aColumn,
      float[] b,
      int bStride,
      float[] c,
      int cOffset,
      int cStride,
      int rows,
      int columns,
      int depth) {
    int row = 0;
    for (; row + TILE_ROWS <= rows; row += TILE_ROWS) {
      int column = 0;
      for (; column + LANES < columns; column += 2 * LANES) {
        addWideTile(
            a,
            aOffset + row * aRow,
            aRow,
            aColumn,
            b,
            column,
            bStride,
            c,
            cOffset + row * cStride,
            cStride,
            depth);
      }
      if (column < columns) {
        addNarrowTile(
            a,
            aOffset + row * aRow,
            aRow,
            aColumn,
            b,
            column,
            bStride,
            c,
            cOffset + row * cStride,
            cStride,
            depth);
      }
    }
    for (; row < rows; row++) {
      int column = 0;
      for (; column + 3 * LANES < columns; column += 4 * LANES) {
        addRowTile(
            a,
            aOffset + row * aRow,
            aColumn,
            b,
            column,
            bStride,
            c,
            cOffset + row * cStride + column,
            depth);
      }
      for (; column < columns; column += LANES) {
        addVector(
            a,
            aOffset + row * aRow,
            aColumn,
            b,
            column,
            bStride,
            c,
            cOffset + row * cStride + column,
            depth);
      }
    }
  }

  private static void addWideTile(
      float[] a,
      int from,
      int aRow,
      int aColumn,
      float[] b,
      int column,
      int bStride,
      float[] c,
      int rowStart,
      int cStride,
      int depth) {
    int at = rowStart + column;
    FloatVector s00 = FloatVector.fromArray(FLOATS, c, at);
    FloatVector s01 = FloatVector.fromArray(FLOATS, c, at + LANES);
    FloatVector s10 = FloatVector.fromArray(FLOATS, c, at + cStride);
    FloatVector s11 = FloatVector.fromArray(FLOATS, c, at + cStride + LANES);
    FloatVector s20 = FloatVector.fromArray(FLOATS, c, at + 2 * cStride);
    FloatVector s21 = FloatVector.fromArray(FLOATS, c, at + 2 * cStride + LANES);
    FloatVector s30 = FloatVector.fromArray(FLOATS, c, at + 3 * cStride);
    FloatVector s31 = FloatVector.fromArray(FLOATS, c, at + 3 * cStride + LANES);
    int x = from;
    int y = column;
    for (int p = 0; p < depth; p++) {
      FloatVector y0 = FloatVector.fromArray(FLOATS, b, y);
      FloatVector y1 = FloatVector.fromArray(FLOATS, b, y + LANES);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[x]);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[x + aRow]);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[x + 2 * aRow]);
      FloatVector x3 = FloatVector.broadcast(FLOATS, a[x + 3 * aRow]);
      s00 = x0.fma(y0, s00);
      s01 = x0.fma(y1, s01);
      s10 = x1.fma(y0, s10);
      s11 = x1.fma(y1, s11);
      s20 = x2.fma(y0, s20);
      s21 = x2.fma(y1, s21);
      s30 = x3.fma(y0, s30);
      s31 = x3.fma(y1, s31);
      x += aColumn;
      y += bStride;
    }
    s00.intoArray(c, at);
    s01.intoArray(c, at + LANES);
    s10.intoArray(c, at + cStride);
    s11.intoArray(c, at + cStride + LANES);
    s20.intoArray(c, at + 2 * cStride);
    s21.intoArray(c, at + 2 * cStride + LANES);
    s30.intoArray(c, at + 3 * cStride);
    s31.intoArray(c, at + 3 * cStride + LANES);
  }

  private static void addNarrowTile(
      float[] a,
      int from,
      int aRow,
      int aColumn,
      float[] b,
      int column,
      int bStride,
      float[] c,
      int rowStart,
      int cStride,
      int depth) {
    int at = rowStart + column;
    FloatVector s0 = FloatVector.fromArray(FLOATS, c, at);
    FloatVector s1 = FloatVector.fromArray(FLOATS, c, at + cStride);
    FloatVector s2 = FloatVector.fromArray(FLOATS, c, at + 2 * cStride);
    FloatVector s3 = FloatVector.fromArray(FLOATS, c, at + 3 * cStride);
    int x = from;
    int y = column;
    for (int p = 0; p < depth; p++) {
      FloatVector y0 = FloatVector.fromArray(FLOATS, b, y);
      s0 = FloatVector.broadcast(FLOATS, a[x]).fma(y0, s0);
      s1 = FloatVector.broadcast(FLOATS, a[x + aRow]).fma(y0, s1);
      s2 = FloatVector.broadcast(FLOATS, a[x + 2 * aRow]).fma(y0, s2);
      s3 = FloatVector.broadcast(FLOATS, a[x + 3 * aRow]).fma(y0, s3);
      x += aColumn;
      y += bStride;
    }
    s0.intoArray(c, at);
    s1.intoArray(c, at + cStride);
    s2.intoArray(c, at + 2 * cStride);
    s3.intoArray(c, at + 3 * cStride);
  }

  private static void addRowTile(
      float[] a,
      int from,
      int aColumn,
      float[] b,
      int column,
      int bStride,
      float[] c,
      int at,
      int depth) {
    FloatVector s0 = FloatVector.fromArray(FLOATS, c, at);
    FloatVector s1 = FloatVector.fromArray(FLOATS, c, at + LANES);
    FloatVector s2 = FloatVector.fromArray(FLOATS, c, at + 2 * LANES);
    FloatVector s3 = FloatVector.fromArray(FLOATS, c, at + 3 * LANES);
    int x = from;
    int y = column;
    for (int p = 0; p < depth; p++) {
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[x]);
      s0 = x0.fma(FloatVector.fromArray(FLOATS, b, y), s0);
      s1 = x0.fma(FloatVector.fromArray(FLOATS, b, y + LANES), s1);
      s2 = x0.fma(FloatVector.fromArray(FLOATS, b, y + 2 * LANES), s2);
      s3 = x0.fma(FloatVector.fromArray(FLOATS, b, y + 3 * LANES), s3);
      x += aColumn;
      y += bStride;
    }
    s0.intoArray(c, at);
    s1.intoArray(c, at + LANES);
    s2.intoArray(c, at + 2 * LANES);
    s3.intoArray(c, at + 3 * LANES);
  }

  private static void addVector(
      float[] a,
      int from,
      int aColumn,
      float[] b,
      int column,
      int bStride,
      float[] c,
      int at,
      int depth) {
    FloatVector sum = FloatVector.fromArray(FLOATS, c, at);
    int x = from;
    int y = column;
    for (int p = 0; p < depth; p++) {
      FloatVector y0 = FloatVector.fromArray(FLOATS, b, y);
      sum = FloatVector.broadcast(FLOATS, a[x]).fma(y0, sum);
      x += aColumn;
      y += bStride;
    }
    sum.intoArray(c, at);
  }
}
