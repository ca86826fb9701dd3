package org.deepmovie.internal.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * F'F in tiles of 4 rows by 2 vectors, whose 8 sums stay in registers over all of F. The first tile
 * of a row starts on the diagonal, even where that is not a multiple of the lanes: loads across
 * cache lines cost less than computing the corners below the diagonal would.
 */
final class SimdGram {

  static final int TILE_ROWS = 4;

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  private SimdGram() {}

  static void add(float[] f, int count, int columns, int stride, float[] gram) {
    for (int row = 0; row < columns; row += TILE_ROWS) {
      int c = row;
      for (; c + LANES < columns; c += 2 * LANES) {
        addWideTile(f, count, stride, gram, row, c);
      }
      if (c < columns) {
        addNarrowTile(f, count, stride, gram, row, c);
      }
    }
  }

  private static void addWideTile(
      float[] f, int count, int stride, float[] gram, int row, int column) {
    int at = row * stride + column;
    FloatVector s00 = FloatVector.fromArray(FLOATS, gram, at);
    FloatVector s01 = FloatVector.fromArray(FLOATS, gram, at + LANES);
    FloatVector s10 = FloatVector.fromArray(FLOATS, gram, at + stride);
    FloatVector s11 = FloatVector.fromArray(FLOATS, gram, at + stride + LANES);
    FloatVector s20 = FloatVector.fromArray(FLOATS, gram, at + 2 * stride);
    FloatVector s21 = FloatVector.fromArray(FLOATS, gram, at + 2 * stride + LANES);
    FloatVector s30 = FloatVector.fromArray(FLOATS, gram, at + 3 * stride);
    FloatVector s31 = FloatVector.fromArray(FLOATS, gram, at + 3 * stride + LANES);
    for (int p = 0, end = count * stride; p < end; p += stride) {
      FloatVector y0 = FloatVector.fromArray(FLOATS, f, p + column);
      FloatVector y1 = FloatVector.fromArray(FLOATS, f, p + column + LANES);
      FloatVector x0 = FloatVector.broadcast(FLOATS, f[p + row]);
      FloatVector x1 = FloatVector.broadcast(FLOATS, f[p + row + 1]);
      FloatVector x2 = FloatVector.broadcast(FLOATS, f[p + row + 2]);
      FloatVector x3 = FloatVector.broadcast(FLOATS, f[p + row + 3]);
      s00 = x0.fma(y0, s00);
      s01 = x0.fma(y1, s01);
      s10 = x1.fma(y0, s10);
      s11 = x1.fma(y1, s11);
      s20 = x2.fma(y0, s20);
      s21 = x2.fma(y1, s21);
      s30 = x3.fma(y0, s30);
      s31 = x3.fma(y1, s31);
    }
    s00.intoArray(gram, at);
    s01.intoArray(gram, at + LANES);
    s10.intoArray(gram, at + stride);
    s11.intoArray(gram, at + stride + LANES);
    s20.intoArray(gram, at + 2 * stride);
    s21.intoArray(gram, at + 2 * stride + LANES);
    s30.intoArray(gram, at + 3 * stride);
    s31.intoArray(gram, at + 3 * stride + LANES);
  }

  private static void addNarrowTile(
      float[] f, int count, int stride, float[] gram, int row, int column) {
    int at = row * stride + column;
    FloatVector s0 = FloatVector.fromArray(FLOATS, gram, at);
    FloatVector s1 = FloatVector.fromArray(FLOATS, gram, at + stride);
    FloatVector s2 = FloatVector.fromArray(FLOATS, gram, at + 2 * stride);
    FloatVector s3 = FloatVector.fromArray(FLOATS, gram, at + 3 * stride);
    for (int p = 0, end = count * stride; p < end; p += stride) {
      FloatVector y = FloatVector.fromArray(FLOATS, f, p + column);
      s0 = FloatVector.broadcast(FLOATS, f[p + row]).fma(y, s0);
      s1 = FloatVector.broadcast(FLOATS, f[p + row + 1]).fma(y, s1);
      s2 = FloatVector.broadcast(FLOATS, f[p + row + 2]).fma(y, s2);
      s3 = FloatVector.broadcast(FLOATS, f[p + row + 3]).fma(y, s3);
    }
    s0.intoArray(gram, at);
    s1.intoArray(gram, at + stride);
    s2.intoArray(gram, at + 2 * stride);
    s3.intoArray(gram, at + 3 * stride);
  }
}
