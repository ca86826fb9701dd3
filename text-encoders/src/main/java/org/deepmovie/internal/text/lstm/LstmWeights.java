package org.deepmovie.internal.text.lstm;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixView;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;

/**
 * W, U and b of a {@link LstmDirection}: as parameters, whose rows hold all four gates side by
 * side, and as copies by gate with padded rows, which the kernels read.
 */
final class LstmWeights {

  private static final int GATES = LstmCell.GATES;

  private final int inputs;
  private final int units;
  private final int stride;
  private final Parameter inputWeights;
  private final Parameter recurrentWeights;
  private final Parameter bias;

  /** Of each gate W, inputs x stride. */
  private final MatrixView[] input;

  /** Of each gate U, units x stride. */
  private final MatrixView[] recurrent;

  /** Of each gate U', units x stride. */
  private final MatrixView[] recurrentTransposed;

  /** Of each gate b, repeated for each document of a group. */
  private final float[][] biases;

  /**
   * W uniform in +-sqrt(6 / (inputs + units)) (Glorot and Bengio 2010, eq. 16), U in +-1 /
   * sqrt(units), which keeps the size of the states at the start of training.
   */
  LstmWeights(String name, int inputs, int units, ParameterSource source, Kernels kernels) {
    this.inputs = inputs;
    this.units = units;
    this.stride = kernels.stride(units);
    int columns = columns();
    double inputBound = Math.sqrt(6.0 / (inputs + units));
    this.inputWeights = source.weights(name + ".input", (long) inputs * columns, inputBound);
    double recurrentBound = 1 / Math.sqrt(units);
    this.recurrentWeights =
        source.weights(name + ".recurrent", (long) units * columns, recurrentBound);
    this.bias = source.biases(name + ".bias", columns);
    this.input = byGate(inputs);
    this.recurrent = byGate(units);
    this.recurrentTransposed = byGate(units);
    this.biases = new float[GATES][DocumentGroups.SIZE * stride];
  }

  private MatrixView[] byGate(int rows) {
    MatrixView[] matrices = new MatrixView[GATES];
    Arrays.setAll(matrices, gate -> MatrixView.rows(new float[rows * stride], stride));
    return matrices;
  }

  /** W, inputs x gates x units; U, units x gates x units; b less 1 for the forget gate. */
  List<Parameter> parameters() {
    return List.of(inputWeights, recurrentWeights, bias);
  }

  Parameter inputWeights() {
    return inputWeights;
  }

  Parameter recurrentWeights() {
    return recurrentWeights;
  }

  Parameter bias() {
    return bias;
  }

  /** The length of x. */
  int inputs() {
    return inputs;
  }

  /** The length of the state. */
  int units() {
    return units;
  }

  /** The units of all gates together. */
  int columns() {
    return GATES * units;
  }

  /** The distance between rows of the copies. */
  int stride() {
    return stride;
  }

  MatrixView input(int gate) {
    return input[gate];
  }

  MatrixView recurrent(int gate) {
    return recurrent[gate];
  }

  MatrixView recurrentTransposed(int gate) {
    return recurrentTransposed[gate];
  }

  /** The biases as {@link LstmCell#forward} reads them. */
  float[][] biases() {
    return biases;
  }

  /** Updates the copies after the parameters have changed. */
  void copyParameters() {
    for (int gate = 0; gate < GATES; gate++) {
      float[] w = input[gate].values();
      for (int k = 0; k < inputs; k++) {
        System.arraycopy(inputWeights.value(), from(k, gate), w, k * stride, units);
      }
      float[] u = recurrent[gate].values();
      float[] transposed = recurrentTransposed[gate].values();
      for (int k = 0; k < units; k++) {
        int from = from(k, gate);
        System.arraycopy(recurrentWeights.value(), from, u, k * stride, units);
        for (int unit = 0; unit < units; unit++) {
          transposed[unit * stride + k] = recurrentWeights.value()[from + unit];
        }
      }
      float initial = gate == LstmCell.FORGET ? 1 : 0;
      for (int p = 0; p < biases[gate].length; p++) {
        int unit = p % stride;
        biases[gate][p] = unit < units ? initial + bias.value()[gate * units + unit] : 0;
      }
    }
  }

  /** Where a gate's weights of an input start in the parameters. */
  private int from(int input, int gate) {
    return (input * GATES + gate) * units;
  }
}
