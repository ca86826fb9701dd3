package org.deepmovie.internal.nn.blas;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products of row-major matrices by the BLAS of ND4J's backend: C = op(A) op(B), with op(A) of m x
 * k, op(B) of k x n.
 *
 * <p>BLAS is column-major, and a row-major matrix read by columns is its transpose; so C' = op(B)'
 * op(A)' needs no transposition. The backend's memory for the three matrices grows to the largest
 * product and is freed by {@link #close}.
 */
public final class Gemm implements AutoCloseable {

  private final boolean transposeA;
  private final boolean transposeB;
  private final BlasMemory left = new BlasMemory();
  private final BlasMemory right = new BlasMemory();
  private final BlasMemory product = new BlasMemory();

  /** Products of A or A' and B or B'. */
  public Gemm(boolean transposeA, boolean transposeB) {
    this.transposeA = transposeA;
    this.transposeB = transposeB;
  }

  /** Overwrites the first m x n values of {@code c}. */
  public void multiply(float[] a, float[] b, float[] c, int m, int n, int k) {
    if (m == 0) {
      return;
    }
    left.reserve((long) k * n);
    right.reserve((long) m * k);
    product.reserve((long) m * n);
    INDArray bTransposed = left.matrix(transposeB ? k : n, transposeB ? n : k, 0);
    INDArray aTransposed = right.matrix(transposeA ? m : k, transposeA ? k : m, 0);
    INDArray cTransposed = product.matrix(n, m, 0);
    left.put(b, k * n);
    right.put(a, m * k);
    Nd4j.gemm(bTransposed, aTransposed, cTransposed, transposeB, transposeA, 1, 0);
    product.get(c, m * n);
  }

  @Override
  public void close() {
    left.close();
    right.close();
    product.close();
  }
}
