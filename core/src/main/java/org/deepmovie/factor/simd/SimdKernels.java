package org.deepmovie.factor.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.deepmovie.factor.Kernels;

/** Kernels on the CPU's vector units, made by {@link Kernels#best()}. */
public final class SimdKernels extends Kernels {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();
  private static final int DOUBLE_LANES = DOUBLES.length();
  private static final int TILE_ROWS = 4;
  private static final VectorShuffle<Float> ROTATE_HALF = rotation(2);
  private static final VectorShuffle<Float> ROTATE_QUARTER = rotation(4);
  private static final VectorShuffle<Float> ROTATE_EIGHTH = rotation(8);
  private static final VectorShuffle<Float> ROTATE_SIXTEENTH = rotation(16);

  /** Made by reflection. */
  public SimdKernels() {}

  @Override
  public String description() {
    return "vector units, " + FLOATS.vectorBitSize() + " bits";
  }

  @Override
  public int lanes() {
    return Math.max(LANES, TILE_ROWS);
  }

  /**
   * Works in tiles of 4 rows by 2 vectors, whose 8 sums stay in registers over all of F; a tile
   * that holds nothing of the upper triangle is left out.
   */
  @Override
  public void addGram(float[] f, int count, int stride, float[] gram) {
    for (int row = 0; row < stride; row += TILE_ROWS) {
      int c = row - row % LANES;
      for (; c + 2 * LANES <= stride; c += 2 * LANES) {
        addWideTile(f, count, stride, gram, row, c);
      }
      if (c < stride) {
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

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    int whole = length - length % LANES;
    FloatVector sums = FloatVector.zero(FLOATS);
    for (int k = 0; k < whole; k += LANES) {
      sums =
          FloatVector.fromArray(FLOATS, a, aOffset + k)
              .fma(FloatVector.fromArray(FLOATS, b, bOffset + k), sums);
    }
    float sum = sum(sums);
    for (int k = whole; k < length; k++) {
      sum += a[aOffset + k] * b[bOffset + k];
    }
    return sum;
  }

  private static VectorShuffle<Float> rotation(int parts) {
    return VectorShuffle.fromOp(FLOATS, lane -> (lane + LANES / parts) % LANES);
  }

  /**
   * The sum of the lanes in a fixed order. That of {@code reduceLanes} is not fixed: on JDK 25 its
   * result changes when the JIT compiler gets to it, and with it what a seed gives.
   */
  private static float sum(FloatVector v) {
    FloatVector sums = v.add(v.rearrange(ROTATE_HALF));
    if (LANES >= 4) {
      sums = sums.add(sums.rearrange(ROTATE_QUARTER));
    }
    if (LANES >= 8) {
      sums = sums.add(sums.rearrange(ROTATE_EIGHTH));
    }
    if (LANES >= 16) {
      sums = sums.add(sums.rearrange(ROTATE_SIXTEENTH));
    }
    return sums.lane(0);
  }

  @Override
  public void addMultiple(
      float[] sum, int sumOffset, float multiple, float[] v, int vOffset, int length) {
    int whole = length - length % LANES;
    FloatVector m = FloatVector.broadcast(FLOATS, multiple);
    for (int k = 0; k < whole; k += LANES) {
      m.fma(
              FloatVector.fromArray(FLOATS, v, vOffset + k),
              FloatVector.fromArray(FLOATS, sum, sumOffset + k))
          .intoArray(sum, sumOffset + k);
    }
    for (int k = whole; k < length; k++) {
      sum[sumOffset + k] += multiple * v[vOffset + k];
    }
  }

  @Override
  public void pull(
      float[] a, int aOffset, float[] b, int bOffset, int length, float keep, float pull) {
    FloatVector keeps = FloatVector.broadcast(FLOATS, keep);
    FloatVector pulls = FloatVector.broadcast(FLOATS, pull);
    for (int k = 0; k < length; k += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, a, aOffset + k);
      FloatVector y = FloatVector.fromArray(FLOATS, b, bOffset + k);
      pulls.fma(y, keeps.mul(x)).intoArray(a, aOffset + k);
      pulls.fma(x, keeps.mul(y)).intoArray(b, bOffset + k);
    }
  }

  @Override
  public void pullAboutMeans(
      float[] a,
      float[] aMeans,
      int aOffset,
      float aKeep,
      float aPull,
      float[] b,
      float[] bMeans,
      int bOffset,
      float bKeep,
      float bPull,
      int length) {
    FloatVector aKeeps = FloatVector.broadcast(FLOATS, aKeep);
    FloatVector aPulls = FloatVector.broadcast(FLOATS, aPull);
    FloatVector bKeeps = FloatVector.broadcast(FLOATS, bKeep);
    FloatVector bPulls = FloatVector.broadcast(FLOATS, bPull);
    for (int k = 0; k < length; k += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, a, aOffset + k);
      FloatVector y = FloatVector.fromArray(FLOATS, b, bOffset + k);
      FloatVector m = FloatVector.fromArray(FLOATS, aMeans, aOffset + k);
      FloatVector n = FloatVector.fromArray(FLOATS, bMeans, bOffset + k);
      aPulls.fma(y, aKeeps.fma(x.sub(m), m)).intoArray(a, aOffset + k);
      bPulls.fma(x, bKeeps.fma(y.sub(n), n)).intoArray(b, bOffset + k);
    }
  }

  @Override
  public void shrinkAndAdd(
      float[] a, int aOffset, float keep, float multiple, float[] v, int vOffset, int length) {
    FloatVector keeps = FloatVector.broadcast(FLOATS, keep);
    FloatVector multiples = FloatVector.broadcast(FLOATS, multiple);
    for (int k = 0; k < length; k += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, a, aOffset + k);
      multiples
          .fma(FloatVector.fromArray(FLOATS, v, vOffset + k), keeps.mul(x))
          .intoArray(a, aOffset + k);
    }
  }

  @Override
  public boolean cholesky(double[] a, int d, int stride) {
    for (int k = 0; k < d; k++) {
      int pivotRow = k * stride;
      double pivot = a[pivotRow + k];
      if (!(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
        return false;
      }
      double root = Math.sqrt(pivot);
      scale(a, pivotRow, k - k % DOUBLE_LANES, stride, 1 / root);
      a[pivotRow + k] = root;
      for (int row = k + 1; row < d; row++) {
        int from = row - row % DOUBLE_LANES;
        subtractMultiple(a, row * stride, pivotRow, a[pivotRow + row], from, stride);
      }
    }
    return true;
  }

  private static void scale(double[] a, int at, int from, int to, double by) {
    for (int c = from; c < to; c += DOUBLE_LANES) {
      DoubleVector.fromArray(DOUBLES, a, at + c).mul(by).intoArray(a, at + c);
    }
  }

  private static void subtractMultiple(
      double[] a, int target, int source, double multiple, int from, int to) {
    DoubleVector m = DoubleVector.broadcast(DOUBLES, -multiple);
    for (int c = from; c < to; c += DOUBLE_LANES) {
      m.fma(
              DoubleVector.fromArray(DOUBLES, a, source + c),
              DoubleVector.fromArray(DOUBLES, a, target + c))
          .intoArray(a, target + c);
    }
  }
}
