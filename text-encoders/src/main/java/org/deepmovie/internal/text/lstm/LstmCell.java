package org.deepmovie.internal.text.lstm;

import java.util.Arrays;
import org.deepmovie.internal.nn.math.RationalTanh;

/**
 * What happens at one word in each unit of a long short-term memory, for several documents at once
 * (Hochreiter and Schmidhuber, Neural Computation 1997, with the forget gate of Gers, Schmidhuber
 * and Cummins, Neural Computation 2000, section 3, and without peepholes). From the gates' inputs
 *
 * <pre>
 *   i = sigmoid(a_i + b_i)     f = sigmoid(a_f + b_f)     g = tanh(a_g + b_g)
 *   o = sigmoid(a_o + b_o)     c = f c' + i g             h = o tanh(c)
 * </pre>
 *
 * <p>c' being the cell's state one word before. All arrays are documents x stride, so that each
 * loop runs over all of them from the same index and HotSpot vectorizes it.
 */
final class LstmCell {

  /** The number of gates; i, f, g and o stand in this order. */
  static final int GATES = 4;

  static final int FORGET = 1;
  static final int CANDIDATE = 2;

  /** Before {@link #forward} a, after it i, f, g and o; after {@link #backward} dL/da. */
  final float[][] gates;

  /** c; for {@link #backward} as {@link #forward} left it. */
  final float[] cell;

  /** For {@link #backward}: c'. */
  final float[] previousCell;

  /** h. */
  final float[] state;

  /** For {@link #backward}: dL/dh by way of what comes after this word in the text. */
  final float[] stateGradient;

  /** For {@link #backward}: dL/dh by way of what reads the state. */
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
  }

  /** Before the first word all states are zero. */
  void start() {
    Arrays.fill(cell, 0);
    Arrays.fill(state, 0);
  }

  /**
   * The step itself.
   *
   * @param biases b, those of each gate as often as there are documents
   * @param length the number of values that count
   */
  void forward(float[][] biases, int length) {
    RationalTanh.addAndSigmoid(biases[0], gates[0], length);
    RationalTanh.addAndSigmoid(biases[1], gates[1], length);
    RationalTanh.addAndTanh(biases[2], gates[2], length);
    RationalTanh.addAndSigmoid(biases[3], gates[3], length);
    keep(gates[0], gates[1], gates[2], cell, length);
    RationalTanh.tanh(cell, squashed, length);
    multiply(gates[3], squashed, state, length);
  }

  private static void keep(float[] i, float[] f, float[] g, float[] c, int length) {
    for (int p = 0; p < length; p++) {
      c[p] = f[p] * c[p] + i[p] * g[p];
    }
  }

  private static void multiply(float[] x, float[] y, float[] product, int length) {
    for (int p = 0; p < length; p++) {
      product[p] = x[p] * y[p];
    }
  }

  /** Before the last word no gradient comes from words after it. */
  void startBackward() {
    Arrays.fill(stateGradient, 0);
    Arrays.fill(cellGradient, 0);
    for (float[] sums : biasSums) {
      Arrays.fill(sums, 0);
    }
  }

  /** From the gradients by h those by a; that by c' is kept for the word before. */
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

  /** Adds to {@code dc}, and turns {@code o} into its dL/da. */
  private static void throughOutput(float[] dh, float[] o, float[] t, float[] dc, int length) {
    for (int p = 0; p < length; p++) {
      float dt = dh[p] * o[p];
      dc[p] += dt * (1 - t[p] * t[p]);
      o[p] = dt * t[p] * (1 - o[p]);
    }
  }

  /** Turns {@code dc} into the gradient by c', and the gates into their dL/da. */
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

  /** The sum of dL/da since {@link #startBackward} in the gate's value at {@code p}. */
  float biasGradient(int gate, int p) {
    return biasSums[gate][p];
  }
}
