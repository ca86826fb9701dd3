package org.deepmovie.text;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products of row-major matrices by the BLAS of ND4J's backend: C = op(A) op(B), with op(A) of m x
 * k, op(B) of k x n.
 *
 * <p>BLAS is column-major, and a row-major matrix is its transpose read by columns; so C' = op(B)'
 * op(A)' takes all arrays as they lie. The backend's own copies of the operands live as long as the
 * shapes stay the same.
 */
final class Gemm implements AutoCloseable {

  private final boolean transposeA;
  private final boolean transposeB;
  private INDArray left;
  private INDArray right;
  private INDArray product;

  Gemm(boolean transposeA, boolean transposeB) {
    this.transposeA = transposeA;
    this.transposeB = transposeB;
  }

  /** Overwrites the first m x n values of {@code c}. */
  void multiply(float[] a, float[] b, float[] c, int m, int n, int k) {
    if (m == 0) {
      return;
    }
    left = filled(left, b, transposeB ? k : n, transposeB ? n : k);
    right = filled(right, a, transposeA ? m : k, transposeA ? k : m);
    product = shaped(product, n, m);
    Nd4j.gemm(left, right, product, transposeB, transposeA, 1, 0);
    product.data().asNioFloat().get(c, 0, m * n);
  }

  private static INDArray filled(INDArray old, float[] values, int rows, int columns) {
    INDArray array = shaped(old, rows, columns);
    array.data().asNioFloat().put(values, 0, rows * columns);
    return array;
  }

  private static INDArray shaped(INDArray old, int rows, int columns) {
    if (old != null && old.rows() == rows && old.columns() == columns) {
      return old;
    }
    free(old);
    return Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, columns}, 'f');
  }

  private static void free(INDArray array) {
    if (array != null) {
      array.close();
    }
  }

  @Override
  public void close() {
    free(left);
    free(right);
    free(product);
    left = null;
    right = null;
    product = null;
  }
}
