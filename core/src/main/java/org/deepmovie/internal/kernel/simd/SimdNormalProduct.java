package org.deepmovie.internal.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** F'(F x), four rows of F at a time: first their dot products with x, then their multiples. */
final class SimdNormalProduct {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  private SimdNormalProduct() {}

  static void add(float[] f, int count, int stride, float[] x, float[] sum) {
    int row = 0;
    for (; row + 4 <= count; row += 4) {
      addFourRows(f, row * stride, stride, x, sum);
    }
    for (; row < count; row++) {
      addRow(f, row * stride, stride, x, sum);
    }
  }

  private static void addFourRows(float[] f, int at0, int stride, float[] x, float[] sum) {
    int at1 = at0 + stride;
    int at2 = at1 + stride;
    int at3 = at2 + stride;
    FloatVector s0 = FloatVector.zero(FLOATS);
    FloatVector s1 = FloatVector.zero(FLOATS);
    FloatVector s2 = FloatVector.zero(FLOATS);
    FloatVector s3 = FloatVector.zero(FLOATS);
    for (int c = 0; c < stride; c += LANES) {
      FloatVector y = FloatVector.fromArray(FLOATS, x, c);
      s0 = FloatVector.fromArray(FLOATS, f, at0 + c).fma(y, s0);
      s1 = FloatVector.fromArray(FLOATS, f, at1 + c).fma(y, s1);
      s2 = FloatVector.fromArray(FLOATS, f, at2 + c).fma(y, s2);
      s3 = FloatVector.fromArray(FLOATS, f, at3 + c).fma(y, s3);
    }
    FloatVector m0 = LaneSum.sum(s0);
    FloatVector m1 = LaneSum.sum(s1);
    FloatVector m2 = LaneSum.sum(s2);
    FloatVector m3 = LaneSum.sum(s3);
    for (int c = 0; c < stride; c += LANES) {
      FloatVector a = FloatVector.fromArray(FLOATS, f, at0 + c).mul(m0);
      FloatVector b = FloatVector.fromArray(FLOATS, f, at1 + c).mul(m1);
      a = FloatVector.fromArray(FLOATS, f, at2 + c).fma(m2, a);
      b = FloatVector.fromArray(FLOATS, f, at3 + c).fma(m3, b);
      FloatVector.fromArray(FLOATS, sum, c).add(a.add(b)).intoArray(sum, c);
    }
  }

  private static void addRow(float[] f, int at, int stride, float[] x, float[] sum) {
    FloatVector s = FloatVector.zero(FLOATS);
    for (int c = 0; c < stride; c += LANES) {
      s = FloatVector.fromArray(FLOATS, f, at + c).fma(FloatVector.fromArray(FLOATS, x, c), s);
    }
    FloatVector m = LaneSum.sum(s);
    for (int c = 0; c < stride; c += LANES) {
      FloatVector.fromArray(FLOATS, f, at + c)
          .fma(m, FloatVector.fromArray(FLOATS, sum, c))
          .intoArray(sum, c);
    }
  }
}
