package org.deepmovie.internal.text.lstm;

import java.util.Arrays;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.internal.nn.math.RationalTanh;

/**
 * One step of a long short-term memory, which reads one word of each of several documents
 * (Hochreiter and Schmidhuber, Neural Computation 1997, with the forget gate of Gers, Schmidhuber
 * and Cummins, Neural Computation 2000, section 3, and without peepholes). From the inputs a of the
 * gates
 *
 * <pre>
 *   i = sigmoid(a_i + b_i)     f = sigmoid(a_f + b_f)     g = tanh(a_g + b_g)
 *   o = sigmoid(a_o + b_o)     c = f c' + i g             h = o tanh(c)
 * </pre>
 *
 * <p>where c' is the cell one word before. All arrays are documents x stride, so that each loop
 * runs over all of them from the same index and HotSpot vectorizes it.
 */
final class LstmCell {

  /** The number of gates; i, f, g and o stand in this order. */
  static final int GATES = 4;

  static final int FORGET = 1;
  static final int CANDIDATE = 2;

  /** Before {@link #forward} a, after it i, f, g and o; after {@link #backward} dL/da. */
  final float[][] gates;

  /** {@link #gates} as matrices, documents x stride. */
  final MatrixView[] gateViews;

  /** c; for {@link #backward} as {@link #forward} left it. */
  final float[] cell;

  /** For {@link #backward}: c'. */
  final float[] previousCell;

  /** h. */
  final float[] state;

  /** {@link #state} as a matrix, documents x stride. */
  final MatrixView stateView;

  /** For {@link #backward}: the part of dL/dh that comes from the step read after this one. */
  final float[] stateGradient;

  /** {@link #stateGradient} as a matrix, documents x stride. */
  final MatrixView stateGradientView;

  /** For {@link #backward}: the part of dL/dh that comes from the reader of the states. */
  final float[] outputGradient;

  private final float[] cellGradient;
  private final float[] squashed;
  private final float[][] biasSums;

  LstmCell(int documents, int stride) {
    int length = documents * stride;
    gates = new float[GATES][length];
    biasSums = new float[GATES][length];
    cell = new float[length];
    previousCell = new float[length];
    state = new float[length];
    stateGradient = new float[length];
    outputGradient = new float[length];
    cellGradient = new float[length];
    squashed = new float[length];
    stateView = MatrixView.rows(state, stride);
    stateGradientView = MatrixView.rows(stateGradient, stride);
    gateViews = new MatrixView[GATES];
    Arrays.setAll(gateViews, gate -> MatrixView.rows(gates[gate], stride));
  }

  /** Sets all states to zero, as they are before the first step. */
  void start() {
    Arrays.fill(cell, 0);
    Arrays.fill(state, 0);
  }

  /**
   * Computes the step from a.
   *
   * @param biases b of each gate, repeated for each document
   * @param length the number of values to compute: documents times stride
   */
  void forward(float[][] biases, int length) {
    RationalTanh.addAndSigmoid(biases[0], gates[0], length);
    RationalTanh.addAndSigmoid(biases[1], gates[1], length);
    RationalTanh.addAndTanh(biases[2], gates[2], length);
    RationalTanh.addAndSigmoid(biases[3], gates[3], length);
    updateCell(gates[0], gates[1], gates[2], cell, length);
    RationalTanh.tanh(cell, squashed, length);
    multiply(gates[3], squashed, state, length);
  }

  private static void updateCell(float[] i, float[] f, float[] g, float[] c, int length) {
    for (int p = 0; p < length; p++) {
      c[p] = f[p] * c[p] + i[p] * g[p];
    }
  }

  private static void multiply(float[] x, float[] y, float[] product, int length) {
    for (int p = 0; p < length; p++) {
      product[p] = x[p] * y[p];
    }
  }

  /** Sets all gradients to zero, as they are after the last step. */
  void startBackward() {
    Arrays.fill(stateGradient, 0);
    Arrays.fill(cellGradient, 0);
    for (float[] sums : biasSums) {
      Arrays.fill(sums, 0);
    }
  }

  /** Computes dL/da from dL/dh, and dL/dc' for the step before. */
  void backward(int length) {
    RationalTanh.tanh(cell, squashed, length);
    add(outputGradient, stateGradient, length);
    throughOutput(stateGradient, gates[3], squashed, cellGradient, length);
    throughCell(cellGradient, gates[0], gates[1], gates[2], previousCell, length);
    for (int gate = 0; gate < GATES; gate++) {
      add(gates[gate], biasSums[gate], length);
    }
  }

  private static void add(float[] x, float[] sum, int length) {
    for (int p = 0; p < length; p++) {
      sum[p] += x[p];
    }
  }

  /** Adds to {@code dc}, and replaces {@code o} by its dL/da. */
  private static void throughOutput(float[] dh, float[] o, float[] t, float[] dc, int length) {
    for (int p = 0; p < length; p++) {
      float dt = dh[p] * o[p];
      dc[p] += dt * (1 - t[p] * t[p]);
      o[p] = dt * t[p] * (1 - o[p]);
    }
  }

  /** Replaces {@code dc} by dL/dc', and the gates by their dL/da. */
  private static void throughCell(
      float[] dc, float[] i, float[] f, float[] g, float[] previous, int length) {
    for (int p = 0; p < length; p++) {
      float di = dc[p] * i[p];
      float df = dc[p] * f[p];
      i[p] = di * g[p] * (1 - i[p]);
      f[p] = df * previous[p] * (1 - f[p]);
      g[p] = di * (1 - g[p] * g[p]);
      dc[p] = df;
    }
  }

  /** The sum of dL/da since {@link #startBackward} at index {@code p} of a gate. */
  float biasGradient(int gate, int p) {
    return biasSums[gate][p];
  }
}
