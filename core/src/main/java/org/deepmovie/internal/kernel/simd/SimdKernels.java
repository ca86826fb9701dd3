package org.deepmovie.internal.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.deepmovie.internal.kernel.CenteredRows;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.internal.kernel.VectorMath;

/**
 * Kernels on the CPU's vector units; {@link Kernels#best()} creates them.
 *
 * <p>No code of this package may use a second species of floats or doubles, nor convert between
 * them: as soon as the JVM has loaded another vector class of the same elements, the JIT compiler
 * of JDK 17 no longer inlines the calls in any of these loops, and all become ten times as slow.
 */
public final class SimdKernels extends Kernels {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  /** Called by reflection. */
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
  protected void addRowMajorProduct(
      MatrixView a, MatrixView b, MatrixView c, int rows, int columns, int depth) {
    SimdMatrixProduct.add(a, b, c, rows, columns, depth);
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
  protected void addScatteredRows(
      MatrixView matrix,
      int[] rows,
      float[] multiples,
      int from,
      int to,
      float[] sum,
      int sumOffset) {
    SimdRowSums.add(matrix, rows, multiples, from, to, sum, sumOffset);
  }

  @Override
  public void updatePair(
      float[] a, int aOffset, float[] b, int bOffset, int length, float decay, float step) {
    int whole = length - length % LANES;
    FloatVector decays = FloatVector.broadcast(FLOATS, decay);
    FloatVector steps = FloatVector.broadcast(FLOATS, step);
    for (int k = 0; k < whole; k += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, a, aOffset + k);
      FloatVector y = FloatVector.fromArray(FLOATS, b, bOffset + k);
      steps.fma(y, decays.mul(x)).intoArray(a, aOffset + k);
      steps.fma(x, decays.mul(y)).intoArray(b, bOffset + k);
    }
    VectorMath.updatePair(a, aOffset + whole, b, bOffset + whole, length - whole, decay, step);
  }

  @Override
  public void updatePair(
      CenteredRows a,
      int aRow,
      float aDecay,
      float aStep,
      CenteredRows b,
      int bRow,
      float bDecay,
      float bStep) {
    int length = a.columns();
    int aOffset = aRow * length;
    int bOffset = bRow * length;
    float[] aValues = a.values();
    float[] aMeans = a.means();
    float[] bValues = b.values();
    float[] bMeans = b.means();
    FloatVector aDecays = FloatVector.broadcast(FLOATS, aDecay);
    FloatVector aSteps = FloatVector.broadcast(FLOATS, aStep);
    FloatVector bDecays = FloatVector.broadcast(FLOATS, bDecay);
    FloatVector bSteps = FloatVector.broadcast(FLOATS, bStep);
    for (int k = 0; k < length; k += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, aValues, aOffset + k);
      FloatVector y = FloatVector.fromArray(FLOATS, bValues, bOffset + k);
      FloatVector m = FloatVector.fromArray(FLOATS, aMeans, aOffset + k);
      FloatVector n = FloatVector.fromArray(FLOATS, bMeans, bOffset + k);
      aSteps.fma(y, aDecays.fma(x.sub(m), m)).intoArray(aValues, aOffset + k);
      bSteps.fma(x, bDecays.fma(y.sub(n), n)).intoArray(bValues, bOffset + k);
    }
  }

  @Override
  public void scaleAndAdd(
      float[] a, int aOffset, float scale, float multiple, float[] v, int vOffset, int length) {
    FloatVector scales = FloatVector.broadcast(FLOATS, scale);
    FloatVector multiples = FloatVector.broadcast(FLOATS, multiple);
    for (int k = 0; k < length; k += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, a, aOffset + k);
      multiples
          .fma(FloatVector.fromArray(FLOATS, v, vOffset + k), scales.mul(x))
          .intoArray(a, aOffset + k);
    }
  }
}
