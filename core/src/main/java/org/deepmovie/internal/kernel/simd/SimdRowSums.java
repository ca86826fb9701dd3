package org.deepmovie.internal.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.deepmovie.internal.kernel.MatrixView;

/**
 * Sums of multiples of rows, four rows at a time, so that the sum is read and written once for each
 * four.
 */
final class SimdRowSums {

  private static final int TOGETHER = 4;

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  private SimdRowSums() {}

  static void add(
      MatrixView matrix,
      int[] rows,
      float[] multiples,
      int from,
      int to,
      float[] sum,
      int sumOffset) {
    int p = from;
    for (; p + TOGETHER <= to; p += TOGETHER) {
      addFour(matrix, rows, multiples, p, sum, sumOffset);
    }
    for (; p < to; p++) {
      addOne(matrix, rows[p], multiples[p], sum, sumOffset);
    }
  }

  private static void addFour(
      MatrixView matrix, int[] rows, float[] multiples, int p, float[] sum, int at) {
    FloatVector m0 = FloatVector.broadcast(FLOATS, multiples[p]);
    FloatVector m1 = FloatVector.broadcast(FLOATS, multiples[p + 1]);
    FloatVector m2 = FloatVector.broadcast(FLOATS, multiples[p + 2]);
    FloatVector m3 = FloatVector.broadcast(FLOATS, multiples[p + 3]);
    float[] values = matrix.values();
    int stride = matrix.rowStride();
    int row0 = matrix.rowOffset(rows[p]);
    int row1 = matrix.rowOffset(rows[p + 1]);
    int row2 = matrix.rowOffset(rows[p + 2]);
    int row3 = matrix.rowOffset(rows[p + 3]);
    for (int c = 0; c < stride; c += LANES) {
      FloatVector s = FloatVector.fromArray(FLOATS, sum, at + c);
      s = FloatVector.fromArray(FLOATS, values, row0 + c).fma(m0, s);
      s = FloatVector.fromArray(FLOATS, values, row1 + c).fma(m1, s);
      s = FloatVector.fromArray(FLOATS, values, row2 + c).fma(m2, s);
      s = FloatVector.fromArray(FLOATS, values, row3 + c).fma(m3, s);
      s.intoArray(sum, at + c);
    }
  }

  private static void addOne(MatrixView matrix, int row, float multiple, float[] sum, int at) {
    FloatVector m = FloatVector.broadcast(FLOATS, multiple);
    float[] values = matrix.values();
    int stride = matrix.rowStride();
    int from = matrix.rowOffset(row);
    for (int c = 0; c < stride; c += LANES) {
      FloatVector.fromArray(FLOATS, values, from + c)
          .fma(m, FloatVector.fromArray(FLOATS, sum, at + c))
          .intoArray(sum, at + c);
    }
  }
}
