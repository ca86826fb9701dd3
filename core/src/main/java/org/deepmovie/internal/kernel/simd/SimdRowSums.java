package org.deepmovie.internal.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of multiples of rows, four rows at a time, so that the sum is read and written once each.
 */
final class SimdRowSums {

  private static final int TOGETHER = 4;

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  private SimdRowSums() {}

  static void add(
      float[] sum,
      int sumOffset,
      float[] multiples,
      int[] rows,
      int from,
      int to,
      float[] matrix,
      int stride) {
    int p = from;
    for (; p + TOGETHER <= to; p += TOGETHER) {
      addFour(sum, sumOffset, multiples, rows, p, matrix, stride);
    }
    for (; p < to; p++) {
      addOne(sum, sumOffset, multiples[p], matrix, rows[p] * stride, stride);
    }
  }

  private static void addFour(
      float[] sum, int at, float[] multiples, int[] rows, int p, float[] matrix, int stride) {
    FloatVector m0 = FloatVector.broadcast(FLOATS, multiples[p]);
    FloatVector m1 = FloatVector.broadcast(FLOATS, multiples[p + 1]);
    FloatVector m2 = FloatVector.broadcast(FLOATS, multiples[p + 2]);
    FloatVector m3 = FloatVector.broadcast(FLOATS, multiples[p + 3]);
    int row0 = rows[p] * stride;
    int row1 = rows[p + 1] * stride;
    int row2 = rows[p + 2] * stride;
    int row3 = rows[p + 3] * stride;
    for (int c = 0; c < stride; c += LANES) {
      FloatVector s = FloatVector.fromArray(FLOATS, sum, at + c);
      s = FloatVector.fromArray(FLOATS, matrix, row0 + c).fma(m0, s);
      s = FloatVector.fromArray(FLOATS, matrix, row1 + c).fma(m1, s);
      s = FloatVector.fromArray(FLOATS, matrix, row2 + c).fma(m2, s);
      s = FloatVector.fromArray(FLOATS, matrix, row3 + c).fma(m3, s);
      s.intoArray(sum, at + c);
    }
  }

  private static void addOne(
      float[] sum, int at, float multiple, float[] matrix, int row, int stride) {
    FloatVector m = FloatVector.broadcast(FLOATS, multiple);
    for (int c = 0; c < stride; c += LANES) {
      FloatVector.fromArray(FLOATS, matrix, row + c)
          .fma(m, FloatVector.fromArray(FLOATS, sum, at + c))
          .intoArray(sum, at + c);
    }
  }
}
