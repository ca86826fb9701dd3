package org.deepmovie.benchmarks;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The product of two square matrices by the BLAS of the backend, as a reference. */
final class Sgemm {

  private static final int ORDER = 1000;

  /** Floating point operations of a product. */
  static final int FLOPS = 2 * ORDER * ORDER * ORDER;

  private final INDArray a = Nd4j.rand(ORDER, ORDER);
  private final INDArray b = Nd4j.rand(ORDER, ORDER);
  private final INDArray product = Nd4j.create(new long[] {ORDER, ORDER}, 'f');

  INDArray multiply() {
    return a.mmuli(b, product);
  }

  /** Operations per second over at least {@code seconds} seconds. */
  double rate(double seconds) {
    long start = System.nanoTime();
    double elapsed;
    int products = 0;
    do {
      multiply();
      products++;
      elapsed = (System.nanoTime() - start) / 1e9;
    } while (elapsed < seconds);
    return products * (double) FLOPS / elapsed;
  }
}
