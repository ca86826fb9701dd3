package org.deepmovie.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.deepmovie.internal.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The kernels of alternating least squares with 100 factors on data in the first-level cache. An
 * operation is a necessary floating point operation, so ops/ns are GFLOP/s, to be compared with
 * {@link RooflineBenchmark#sgemm}. {@code -t 2} runs them on two threads.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class KernelBenchmark {

  private static final int FACTORS = 100;
  private static final int ROWS = 64;
  private static final int TRIANGLE = FACTORS * (FACTORS + 1) / 2;

  private final Kernels kernels = Kernels.best();
  private final int stride = kernels.tileStride(FACTORS);
  private final float[] f = new float[ROWS * stride];
  private final float[] x = new float[stride];
  private final float[] sum = new float[stride];
  private final float[] gram = new float[stride * stride];
  private final double[] matrix = new double[FACTORS * stride];
  private final double[] factor = new double[FACTORS * stride];

  /** Generates vectors of rated items and a positive definite matrix. */
  public KernelBenchmark() {
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < FACTORS; k++) {
      x[k] = (float) random.nextDouble(-0.1, 0.1);
      for (int row = 0; row < ROWS; row++) {
        f[row * stride + k] = (float) random.nextDouble(-0.1, 0.1);
      }
      for (int c = k; c < FACTORS; c++) {
        matrix[k * stride + c] = c == k ? FACTORS : random.nextDouble();
      }
    }
  }

  /** F'F of 64 vectors: two operations per vector and entry of the triangle. */
  @Benchmark
  @OperationsPerInvocation(2 * ROWS * TRIANGLE)
  public float[] gram() {
    kernels.addGram(f, ROWS, FACTORS, stride, gram);
    return gram;
  }

  /** The Cholesky factor, K^3 / 3 operations, in double; including the copy of the matrix. */
  @Benchmark
  @OperationsPerInvocation(FACTORS * FACTORS * FACTORS / 3)
  public boolean cholesky() {
    System.arraycopy(matrix, 0, factor, 0, matrix.length);
    return kernels.cholesky(factor, FACTORS, FACTORS, stride);
  }

  /** F'(F x) on 64 vectors, 4 K operations each: a step of conjugate gradients. */
  @Benchmark
  @OperationsPerInvocation(4 * ROWS * FACTORS)
  public float[] normalProduct() {
    kernels.addNormalProduct(f, ROWS, stride, x, sum);
    return sum;
  }
}
