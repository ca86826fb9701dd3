package org.deepmovie.internal.nn.blas;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;

/**
 * C = op(A) op(B) on the BLAS of ND4J's backend, as {@link Nd4j#gemm} has it, but with the call's
 * frame kept from one to the next: a call then costs 2 microseconds and not 15. The columns of all
 * matrices may be further apart than their rows are many. Not for use by several threads.
 */
public final class FramedGemm implements AutoCloseable {

  private final Mmul operation = new Mmul();
  private final OpContext frame = Nd4j.getExecutioner().buildContext();

  /**
   * Sets {@code c}, or adds to it.
   *
   * @param add whether to add
   */
  public void multiply(
      INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray c, boolean add) {
    frame.setInputArray(0, a);
    frame.setInputArray(1, b);
    frame.setOutputArray(0, c);
    frame.setIArguments(transposeA ? 1 : 0, transposeB ? 1 : 0, 0);
    frame.setTArguments(1, add ? 1 : 0);
    Nd4j.exec(operation, frame);
  }

  @Override
  public void close() {
    try {
      frame.close();
    } catch (Exception e) {
      throw new IllegalStateException("a frame of the BLAS cannot be closed", e);
    }
  }
}
