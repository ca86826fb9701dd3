package org.deepmovie.internal.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.deepmovie.internal.kernel.MatrixView;

/**
 * C += A B in tiles of 4 rows by 2 vectors, whose 8 sums stay in registers over the whole depth;
 * the remaining rows in tiles of 1 row by 4 vectors. Every entry is the same chain of operations in
 * whatever tile it lies, so its bits do not depend on the tiling.
 */
final class SimdMatrixProduct {

  private static final int TILE_ROWS = 4;

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  private SimdMatrixProduct() {}

  static void add(MatrixView a, MatrixView b, MatrixView c, int rows, int columns, int depth) {
    int row = 0;
    for (; row + TILE_ROWS <= rows; row += TILE_ROWS) {
      int column = 0;
      for (; column + LANES < columns; column += 2 * LANES) {
        addWideTile(a, b, c, row, column, depth);
      }
      if (column < columns) {
        addNarrowTile(a, b, c, row, column, depth);
      }
    }
    for (; row < rows; row++) {
      int column = 0;
      for (; column + 3 * LANES < columns; column += 4 * LANES) {
        addRowTile(a, b, c, row, column, depth);
      }
      for (; column < columns; column += LANES) {
        addVector(a, b, c, row, column, depth);
      }
    }
  }

  private static void addWideTile(
      MatrixView left, MatrixView right, MatrixView sum, int row, int column, int depth) {
    float[] a = left.values();
    int aRow = left.rowStride();
    int aColumn = left.columnStride();
    float[] b = right.values();
    int bRow = right.rowStride();
    float[] c = sum.values();
    int cRow = sum.rowStride();
    int at = sum.rowOffset(row) + column;
    FloatVector s00 = FloatVector.fromArray(FLOATS, c, at);
    FloatVector s01 = FloatVector.fromArray(FLOATS, c, at + LANES);
    FloatVector s10 = FloatVector.fromArray(FLOATS, c, at + cRow);
    FloatVector s11 = FloatVector.fromArray(FLOATS, c, at + cRow + LANES);
    FloatVector s20 = FloatVector.fromArray(FLOATS, c, at + 2 * cRow);
    FloatVector s21 = FloatVector.fromArray(FLOATS, c, at + 2 * cRow + LANES);
    FloatVector s30 = FloatVector.fromArray(FLOATS, c, at + 3 * cRow);
    FloatVector s31 = FloatVector.fromArray(FLOATS, c, at + 3 * cRow + LANES);
    int x = left.rowOffset(row);
    int y = right.offset() + column;
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
      y += bRow;
    }
    s00.intoArray(c, at);
    s01.intoArray(c, at + LANES);
    s10.intoArray(c, at + cRow);
    s11.intoArray(c, at + cRow + LANES);
    s20.intoArray(c, at + 2 * cRow);
    s21.intoArray(c, at + 2 * cRow + LANES);
    s30.intoArray(c, at + 3 * cRow);
    s31.intoArray(c, at + 3 * cRow + LANES);
  }

  private static void addNarrowTile(
      MatrixView left, MatrixView right, MatrixView sum, int row, int column, int depth) {
    float[] a = left.values();
    int aRow = left.rowStride();
    int aColumn = left.columnStride();
    float[] b = right.values();
    int bRow = right.rowStride();
    float[] c = sum.values();
    int cRow = sum.rowStride();
    int at = sum.rowOffset(row) + column;
    FloatVector s0 = FloatVector.fromArray(FLOATS, c, at);
    FloatVector s1 = FloatVector.fromArray(FLOATS, c, at + cRow);
    FloatVector s2 = FloatVector.fromArray(FLOATS, c, at + 2 * cRow);
    FloatVector s3 = FloatVector.fromArray(FLOATS, c, at + 3 * cRow);
    int x = left.rowOffset(row);
    int y = right.offset() + column;
    for (int p = 0; p < depth; p++) {
      FloatVector y0 = FloatVector.fromArray(FLOATS, b, y);
      s0 = FloatVector.broadcast(FLOATS, a[x]).fma(y0, s0);
      s1 = FloatVector.broadcast(FLOATS, a[x + aRow]).fma(y0, s1);
      s2 = FloatVector.broadcast(FLOATS, a[x + 2 * aRow]).fma(y0, s2);
      s3 = FloatVector.broadcast(FLOATS, a[x + 3 * aRow]).fma(y0, s3);
      x += aColumn;
      y += bRow;
    }
    s0.intoArray(c, at);
    s1.intoArray(c, at + cRow);
    s2.intoArray(c, at + 2 * cRow);
    s3.intoArray(c, at + 3 * cRow);
  }

  private static void addRowTile(
      MatrixView left, MatrixView right, MatrixView sum, int row, int column, int depth) {
    float[] a = left.values();
    int aColumn = left.columnStride();
    float[] b = right.values();
    int bRow = right.rowStride();
    float[] c = sum.values();
    int at = sum.rowOffset(row) + column;
    FloatVector s0 = FloatVector.fromArray(FLOATS, c, at);
    FloatVector s1 = FloatVector.fromArray(FLOATS, c, at + LANES);
    FloatVector s2 = FloatVector.fromArray(FLOATS, c, at + 2 * LANES);
    FloatVector s3 = FloatVector.fromArray(FLOATS, c, at + 3 * LANES);
    int x = left.rowOffset(row);
    int y = right.offset() + column;
    for (int p = 0; p < depth; p++) {
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[x]);
      s0 = x0.fma(FloatVector.fromArray(FLOATS, b, y), s0);
      s1 = x0.fma(FloatVector.fromArray(FLOATS, b, y + LANES), s1);
      s2 = x0.fma(FloatVector.fromArray(FLOATS, b, y + 2 * LANES), s2);
      s3 = x0.fma(FloatVector.fromArray(FLOATS, b, y + 3 * LANES), s3);
      x += aColumn;
      y += bRow;
    }
    s0.intoArray(c, at);
    s1.intoArray(c, at + LANES);
    s2.intoArray(c, at + 2 * LANES);
    s3.intoArray(c, at + 3 * LANES);
  }

  private static void addVector(
      MatrixView left, MatrixView right, MatrixView sum, int row, int column, int depth) {
    float[] a = left.values();
    int aColumn = left.columnStride();
    float[] b = right.values();
    int bRow = right.rowStride();
    float[] c = sum.values();
    int at = sum.rowOffset(row) + column;
    FloatVector s = FloatVector.fromArray(FLOATS, c, at);
    int x = left.rowOffset(row);
    int y = right.offset() + column;
    for (int p = 0; p < depth; p++) {
      FloatVector y0 = FloatVector.fromArray(FLOATS, b, y);
      s = FloatVector.broadcast(FLOATS, a[x]).fma(y0, s);
      x += aColumn;
      y += bRow;
    }
    s.intoArray(c, at);
  }
}
