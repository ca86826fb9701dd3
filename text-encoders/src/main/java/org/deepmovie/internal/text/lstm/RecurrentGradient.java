package org.deepmovie.internal.text.lstm;

import org.deepmovie.internal.nn.blas.BlasMemory;
import org.nd4j.linalg.factory.Nd4j;

/** The gradient of U: one product over all words of a batch, on the backend's BLAS. */
final class RecurrentGradient implements AutoCloseable {

  private final BlasMemory states = new BlasMemory();
  private final BlasMemory gates = new BlasMemory();
  private final BlasMemory gradient = new BlasMemory();

  /**
   * Sets dL/dU to the sum over all rows of h' of the step before times dL/da.
   *
   * @param trace after the backward pass of all groups
   * @param rows the number of rows
   */
  void set(LstmWeights weights, LstmTrace trace, int rows, boolean reversed) {
    int units = weights.units();
    int columns = weights.columns();
    float[] target = weights.recurrentWeights().gradient();
    states.reserve((long) rows * units);
    gates.reserve((long) rows * columns);
    gradient.reserve(target.length);
    states.put(trace.states(), rows * units);
    gates.put(trace.gates(), rows * columns);
    int pairs = rows - 1;
    Nd4j.gemm(
        gates.matrix(columns, pairs, reversed ? 0 : columns),
        states.matrix(units, pairs, reversed ? units : 0),
        gradient.matrix(columns, units, 0),
        false,
        true,
        1,
        0);
    gradient.get(target, target.length);
  }

  @Override
  public void close() {
    states.close();
    gates.close();
    gradient.close();
  }
}
