package org.deepmovie.internal.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.VectorMath;

/**
 * Kernels on the CPU's vector units, made by {@link Kernels#best()}.
 *
 * <p>No code of this package may use a second species of floats or doubles, nor convert between
 * them: as soon as the JVM has loaded another vector class of the same elements, the JIT compiler
 * of JDK 17 no longer sees through the calls of any of these loops, and all become ten times as
 * slow.
 */
public final class SimdKernels extends Kernels {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  /** Made by reflection. */
  public SimdKernels() {}

  @Override
  public String description() {
    return "vector units, " + FLOATS.vectorBitSize() + " bits";
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public int tileStride(int columns) {
    int rows = (columns + SimdGram.TILE_ROWS - 1) / SimdGram.TILE_ROWS * SimdGram.TILE_ROWS;
    return (rows + 2 * LANES - SimdGram.TILE_ROWS - 1) / LANES * LANES;
  }

  @Override
  public void addGram(float[] f, int count, int columns, int stride, float[] gram) {
    SimdGram.add(f, count, columns, stride, gram);
  }

  @Override
  public void addNormalProduct(float[] f, int count, int stride, float[] x, float[] sum) {
    SimdNormalProduct.add(f, count, stride, x, sum);
  }

  @Override
  public boolean cholesky(double[] a, int d, int columns, int stride) {
    return SimdCholesky.factor(a, d, columns, stride);
  }

  @Override
  public void solveUpper(double[] r, int d, int stride, double[] b) {
    SimdCholesky.solveUpper(r, d, stride, b);
  }

  @Override
  public void addProduct(
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
    SimdMatrixProduct.add(
        a, aOffset, aRow, aColumn, b, bStride, c, cOffset, cStride, rows, columns, depth);
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
    float sum = LaneSum.sum(sums).lane(0);
    for (int k = whole; k < length; k++) {
      sum += a[aOffset + k] * b[bOffset + k];
    }
    return sum;
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
  public void addRows(
      float[] sum,
      int sumOffset,
      float[] multiples,
      int[] rows,
      int from,
      int to,
      float[] matrix,
      int stride) {
    SimdRowSums.add(sum, sumOffset, multiples, rows, from, to, matrix, stride);
  }

  @Override
  public void pull(
      float[] a, int aOffset, float[] b, int bOffset, int length, float keep, float pull) {
    int whole = length - length % LANES;
    FloatVector keeps = FloatVector.broadcast(FLOATS, keep);
    FloatVector pulls = FloatVector.broadcast(FLOATS, pull);
    for (int k = 0; k < whole; k += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, a, aOffset + k);
      FloatVector y = FloatVector.fromArray(FLOATS, b, bOffset + k);
      pulls.fma(y, keeps.mul(x)).intoArray(a, aOffset + k);
      pulls.fma(x, keeps.mul(y)).intoArray(b, bOffset + k);
    }
    VectorMath.pull(a, aOffset + whole, b, bOffset + whole, length - whole, keep, pull);
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
}
