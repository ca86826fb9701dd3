package org.deepmovie.internal.text.lstm;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.blas.BlasMemory;
import org.deepmovie.internal.nn.blas.Gemm;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.TokenRows;
import org.deepmovie.train.Workers;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A long short-term memory that reads each text from its first word to its last, or from the last
 * to the first. With the gates' inputs
 *
 * <pre>
 *   a = W x + U h'     b_f starts at 1 (Gers et al. 2000), all other biases at 0
 * </pre>
 *
 * <p>and h' the state one word before, {@link LstmCell} tells the rest. W x is worked out once for
 * each different x of a batch; U h' takes a small product per word and group of documents, on the
 * worker that has the group; the gradients of W and U take one large product each over all words.
 */
final class LstmDirection implements AutoCloseable {

  private static final int GATES = LstmCell.GATES;
  private static final int INPUTS = 64;
  private static final int GROUP = DocumentGroups.SIZE;

  private final int inputs;
  private final int units;
  private final int columns;
  private final int stride;
  private final boolean reversed;
  private final Workers workers;
  private final Kernels kernels;
  private final Parameter inputWeights;
  private final Parameter recurrentWeights;
  private final Parameter bias;
  private final Gemm weightGradient = new Gemm(true, false);
  private final Gemm inputGradient = new Gemm(false, true);
  private final BlasMemory stateMemory = new BlasMemory();
  private final BlasMemory gateMemory = new BlasMemory();
  private final BlasMemory recurrentMemory = new BlasMemory();

  /** W of each gate, inputs x stride. */
  private final float[][] input;

  /** U of each gate, units x stride, and transposed. */
  private final float[][] recurrent;

  private final float[][] transposed;

  /** b of each gate, as often as a group has documents. */
  private final float[][] biases;

  /** W x of each gate, inputs x stride. */
  private final float[][] projected = new float[GATES][0];

  /** Rows x gates x units: after forward i, f, g and o, after backward dL/da. */
  private float[] gates = new float[0];

  /** Rows x units; rows between texts are zero: the states before the first word. */
  private float[] cells = new float[0];

  private float[] states = new float[0];
  private float[] biasParts;

  /**
   * W uniform in +-sqrt(6 / (inputs + units)) (Glorot and Bengio 2010, eq. 16), U in +-1 /
   * sqrt(units), which keeps states of the same size at the beginning.
   */
  LstmDirection(
      String name,
      int inputs,
      int units,
      boolean reversed,
      ParameterSource source,
      Workers workers,
      Kernels kernels) {
    this.inputs = inputs;
    this.units = units;
    this.columns = GATES * units;
    this.stride = kernels.stride(units);
    this.reversed = reversed;
    this.workers = workers;
    this.kernels = kernels;
    double inputBound = Math.sqrt(6.0 / (inputs + units));
    this.inputWeights = source.weights(name + ".input", (long) inputs * columns, inputBound);
    double recurrentBound = 1 / Math.sqrt(units);
    this.recurrentWeights =
        source.weights(name + ".recurrent", (long) units * columns, recurrentBound);
    this.bias = source.biases(name + ".bias", columns);
    this.input = new float[GATES][inputs * stride];
    this.recurrent = new float[GATES][units * stride];
    this.transposed = new float[GATES][units * stride];
    this.biases = new float[GATES][GROUP * stride];
  }

  /** W, inputs x gates x units; U, units x gates x units; b less 1 for the forget gate. */
  List<Parameter> parameters() {
    return List.of(inputWeights, recurrentWeights, bias);
  }

  /** The length of a row of dL/da. */
  int columns() {
    return columns;
  }

  /**
   * Before {@link #forward}: W x, and weights and biases in the order in which steps read them.
   *
   * @param x different inputs, {@code count} x inputs
   */
  void prepare(float[] x, int count, TokenRows rows, boolean training) {
    arrangeParameters();
    for (int gate = 0; gate < GATES; gate++) {
      projected[gate] = atLeast(projected[gate], (long) count * stride);
    }
    workers.forEach(count, INPUTS, (worker, from, to) -> project(x, from, to));
    if (training) {
      gates = atLeast(gates, (long) rows.count() * columns);
      cells = atLeast(cells, (long) rows.count() * units);
      states = atLeast(states, (long) rows.count() * units);
      rows.clearSeparators(cells, units);
      rows.clearSeparators(states, units);
    }
  }

  private void project(float[] x, int from, int to) {
    for (int gate = 0; gate < GATES; gate++) {
      Arrays.fill(projected[gate], from * stride, to * stride, 0);
      kernels.addProduct(
          x,
          from * inputs,
          inputs,
          1,
          input[gate],
          stride,
          projected[gate],
          from * stride,
          stride,
          to - from,
          stride,
          inputs);
    }
  }

  private void arrangeParameters() {
    for (int gate = 0; gate < GATES; gate++) {
      for (int k = 0; k < inputs; k++) {
        int from = (k * GATES + gate) * units;
        System.arraycopy(inputWeights.value(), from, input[gate], k * stride, units);
      }
      for (int k = 0; k < units; k++) {
        int from = (k * GATES + gate) * units;
        System.arraycopy(recurrentWeights.value(), from, recurrent[gate], k * stride, units);
        for (int u = 0; u < units; u++) {
          transposed[gate][u * stride + k] = recurrentWeights.value()[from + u];
        }
      }
      for (int p = 0; p < GROUP * stride; p++) {
        float initial = gate == LstmCell.FORGET ? 1 : 0;
        int u = p % stride;
        biases[gate][p] = u < units ? initial + bias.value()[gate * units + u] : 0;
      }
    }
  }

  private static float[] atLeast(float[] array, long length) {
    return array.length >= length ? array : new float[Math.toIntExact(length)];
  }

  /**
   * The states of a group's documents.
   *
   * @param inputOfRow for each row which of the x it has
   * @param output rows x {@code width}, of which this writes units columns from {@code column}
   */
  void forward(
      DocumentGroups groups,
      int group,
      LstmCell step,
      int[] inputOfRow,
      boolean training,
      float[] output,
      int width,
      int column) {
    step.start();
    for (int s = 0; s < groups.steps(group); s++) {
      int active = groups.active(group, s);
      for (int a = 0; a < active; a++) {
        int row = groups.row(group, a, s, reversed);
        for (int gate = 0; gate < GATES; gate++) {
          int from = inputOfRow[row] * stride;
          System.arraycopy(projected[gate], from, step.gates[gate], a * stride, stride);
        }
      }
      for (int gate = 0; gate < GATES; gate++) {
        kernels.addProduct(
            step.state,
            0,
            stride,
            1,
            recurrent[gate],
            stride,
            step.gates[gate],
            0,
            stride,
            active,
            stride,
            units);
      }
      step.forward(biases, active * stride);
      for (int a = 0; a < active; a++) {
        int row = groups.row(group, a, s, reversed);
        System.arraycopy(step.state, a * stride, output, row * width + column, units);
        if (training) {
          store(step.gates, a, gates, row * columns);
          System.arraycopy(step.cell, a * stride, cells, row * units, units);
          System.arraycopy(step.state, a * stride, states, row * units, units);
        }
      }
    }
  }

  private void load(float[] from, int offset, float[][] gates, int place) {
    for (int gate = 0; gate < GATES; gate++) {
      System.arraycopy(from, offset + gate * units, gates[gate], place * stride, units);
    }
  }

  private void store(float[][] gates, int place, float[] to, int offset) {
    for (int gate = 0; gate < GATES; gate++) {
      System.arraycopy(gates[gate], place * stride, to, offset + gate * units, units);
    }
  }

  /** Before {@link #backward}. */
  void prepareBackward(DocumentGroups groups) {
    biasParts = new float[groups.count() * columns];
    groups.rows().clearSeparators(gates, columns);
  }

  /** Turns the gates of a group's documents into dL/da, from dL/d(output). */
  void backward(
      DocumentGroups groups, int group, LstmCell step, float[] dOutput, int width, int column) {
    step.startBackward();
    for (int s = groups.steps(group) - 1; s >= 0; s--) {
      int active = groups.active(group, s);
      for (int a = 0; a < active; a++) {
        int row = groups.row(group, a, s, reversed);
        int before = reversed ? row + 1 : row - 1;
        load(gates, row * columns, step.gates, a);
        System.arraycopy(cells, row * units, step.cell, a * stride, units);
        System.arraycopy(cells, before * units, step.previousCell, a * stride, units);
        System.arraycopy(dOutput, row * width + column, step.outputGradient, a * stride, units);
      }
      step.backward(active * stride);
      for (int a = 0; a < active; a++) {
        store(step.gates, a, gates, groups.row(group, a, s, reversed) * columns);
      }
      Arrays.fill(step.stateGradient, 0, active * stride, 0);
      for (int gate = 0; gate < GATES; gate++) {
        kernels.addProduct(
            step.gates[gate],
            0,
            stride,
            1,
            transposed[gate],
            stride,
            step.stateGradient,
            0,
            stride,
            active,
            stride,
            units);
      }
    }
    for (int p = 0; p < GROUP * columns; p++) {
      int place = p / columns;
      int gate = p % columns / units;
      int at = place * stride + p % units;
      biasParts[group * columns + p % columns] += step.biasGradient(gate, at);
    }
  }

  /** After {@link #backward} of all groups sets the gradients of U and b. */
  void recurrentGradients(TokenRows rows) {
    Arrays.fill(bias.gradient(), 0);
    for (int p = 0; p < biasParts.length; p++) {
      bias.gradient()[p % columns] += biasParts[p];
    }
    stateMemory.reserve((long) rows.count() * units);
    gateMemory.reserve((long) rows.count() * columns);
    recurrentMemory.reserve(recurrentWeights.value().length);
    stateMemory.put(states, rows.count() * units);
    gateMemory.put(gates, rows.count() * columns);
    int pairs = rows.count() - 1;
    Nd4j.gemm(
        gateMemory.matrix(columns, pairs, reversed ? 0 : columns),
        stateMemory.matrix(units, pairs, reversed ? units : 0),
        recurrentMemory.matrix(columns, units, 0),
        false,
        true,
        1,
        0);
    recurrentMemory.get(recurrentWeights.gradient(), recurrentWeights.gradient().length);
  }

  /** dL/da, rows x gates x units; zero between texts. */
  float[] gateGradients() {
    return gates;
  }

  /**
   * Sets the gradient of W.
   *
   * @param x as for {@link #prepare}
   * @param dProjected dL/d(W x), count x gates x units
   */
  void inputWeightGradient(float[] x, float[] dProjected, int count) {
    weightGradient.multiply(x, dProjected, inputWeights.gradient(), inputs, columns, count);
  }

  /** Sets {@code dx} to dL/dx from dL/d(W x). */
  void inputGradient(float[] dProjected, float[] dx, int count) {
    inputGradient.multiply(dProjected, inputWeights.value(), dx, count, inputs, columns);
  }

  @Override
  public void close() {
    weightGradient.close();
    inputGradient.close();
    stateMemory.close();
    gateMemory.close();
    recurrentMemory.close();
  }
}
