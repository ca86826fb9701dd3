package org.deepmovie.text;

import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products of row-major matrices by the BLAS of ND4J's backend: C = op(A) op(B), with op(A) of m x
 * k, op(B) of k x n.
 *
 * <p>BLAS is column-major, and a row-major matrix is its transpose read by columns; so C' = op(B)'
 * op(A)' takes all arrays as they lie. The backend's memory for the three matrices grows to what
 * the largest product needs and lives until {@link #close}.
 */
final class Gemm implements AutoCloseable {

  private final boolean transposeA;
  private final boolean transposeB;
  private final Memory left = new Memory();
  private final Memory right = new Memory();
  private final Memory product = new Memory();

  Gemm(boolean transposeA, boolean transposeB) {
    this.transposeA = transposeA;
    this.transposeB = transposeB;
  }

  /** Overwrites the first m x n values of {@code c}. */
  void multiply(float[] a, float[] b, float[] c, int m, int n, int k) {
    if (m == 0) {
      return;
    }
    INDArray bTransposed = left.matrix(transposeB ? k : n, transposeB ? n : k);
    INDArray aTransposed = right.matrix(transposeA ? m : k, transposeA ? k : m);
    INDArray cTransposed = product.matrix(n, m);
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

  /** Memory of the backend, seen as a matrix in column-major order. */
  private static final class Memory {
    private DataBuffer buffer;

    INDArray matrix(int rows, int columns) {
      long length = (long) rows * columns;
      if (buffer == null || buffer.length() < length) {
        close();
        buffer = Nd4j.createBuffer(DataType.FLOAT, length, false);
      }
      return Nd4j.create(buffer, new long[] {rows, columns}, new long[] {1, rows}, 0, 'f');
    }

    void put(float[] values, int length) {
      buffer.asNioFloat().put(values, 0, length);
    }

    void get(float[] values, int length) {
      buffer.asNioFloat().get(values, 0, length);
    }

    void close() {
      if (buffer != null) {
        buffer.close();
        buffer = null;
      }
    }
  }
}
