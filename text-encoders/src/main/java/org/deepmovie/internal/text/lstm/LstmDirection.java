package org.deepmovie.internal.text.lstm;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.train.Workers;

/**
 * A long short-term memory that reads each text from its first word to its last, or from its last
 * word to its first. The inputs of the gates are
 *
 * <pre>
 *   a = W x + U h'     b_f starts at 1 (Gers et al. 2000), all other biases at 0
 * </pre>
 *
 * <p>where h' is the state one word before; {@link LstmCell} has the other formulas. W x is
 * computed once for each distinct x of a batch; U h' takes a small product per word and group of
 * documents, on the worker that has the group; the gradients of W and U take one large product
 * each.
 */
final class LstmDirection implements AutoCloseable {

  private static final int GATES = LstmCell.GATES;

  private final boolean reversed;
  private final LstmWeights weights;
  private final LstmInputProjection projection;
  private final LstmTrace trace;
  private final RecurrentGradient recurrentGradient = new RecurrentGradient();
  private final Kernels kernels;

  /**
   * A direction with the parameters of {@code source}.
   *
   * @param inputs the length of an input
   * @param units the length of the state
   */
  LstmDirection(
      String name,
      int inputs,
      int units,
      boolean reversed,
      ParameterSource source,
      Workers workers,
      Kernels kernels) {
    this.reversed = reversed;
    this.kernels = kernels;
    this.weights = new LstmWeights(name, inputs, units, source, kernels);
    this.projection = new LstmInputProjection(weights, workers, kernels);
    this.trace = new LstmTrace(weights);
  }

  List<Parameter> parameters() {
    return weights.parameters();
  }

  /**
   * Starts a batch; groups of documents then run in any order and on any thread.
   *
   * @param x the distinct inputs, {@code count} x inputs
   * @param inputOfRow for each row its input among {@code x}
   * @param training whether a backward pass follows
   */
  LstmForward begin(
      DocumentGroups groups, float[] x, int count, int[] inputOfRow, boolean training) {
    weights.copyParameters();
    projection.forward(x, count);
    if (training) {
      trace.resize(groups.rows());
    }
    return new LstmForward(groups, x, count, inputOfRow, training);
  }

  /** The forward pass over a batch. */
  final class LstmForward {

    private final DocumentGroups groups;
    private final float[] x;
    private final int count;
    private final int[] inputOfRow;
    private final boolean training;

    private LstmForward(
        DocumentGroups groups, float[] x, int count, int[] inputOfRow, boolean training) {
      this.groups = groups;
      this.x = x;
      this.count = count;
      this.inputOfRow = inputOfRow;
      this.training = training;
    }

    /**
     * Computes the states of a group's documents.
     *
     * @param output rows x {@code width}, of which this sets units columns from {@code column} on
     */
    void run(int group, LstmCell cell, float[] output, int width, int column) {
      int units = weights.units();
      int stride = weights.stride();
      cell.start();
      for (int step = 0; step < groups.steps(group); step++) {
        int active = groups.active(group, step);
        for (int place = 0; place < active; place++) {
          int row = groups.row(group, place, step, reversed);
          projection.load(inputOfRow[row], cell, place);
        }
        for (int gate = 0; gate < GATES; gate++) {
          kernels.addProduct(
              cell.stateView, weights.recurrent(gate), cell.gateViews[gate], active, stride, units);
        }
        cell.forward(weights.biases(), active * stride);
        for (int place = 0; place < active; place++) {
          int row = groups.row(group, place, step, reversed);
          System.arraycopy(cell.state, place * stride, output, row * width + column, units);
          if (training) {
            trace.store(cell, place, row);
          }
        }
      }
    }

    /**
     * Starts the backward pass, after all groups have run.
     *
     * @throws IllegalStateException if the batch was not begun for training
     */
    LstmBackward beginBackward() {
      if (!training) {
        throw new IllegalStateException("only a training batch has a backward pass");
      }
      groups.rows().clearSeparators(trace.gates(), weights.columns());
      return new LstmBackward(this);
    }
  }

  /** The backward pass over a batch. */
  final class LstmBackward {

    private final DocumentGroups groups;
    private final float[] x;
    private final int count;

    /** dL/db of each group. */
    private final float[] biasGradients;

    private LstmBackward(LstmForward forward) {
      this.groups = forward.groups;
      this.x = forward.x;
      this.count = forward.count;
      this.biasGradients = new float[groups.count() * weights.columns()];
    }

    /**
     * Computes dL/da of a group's documents from dL/d(output).
     *
     * @param dOutput rows x {@code width}, with this direction's columns from {@code column} on
     */
    void run(int group, LstmCell cell, float[] dOutput, int width, int column) {
      int units = weights.units();
      int stride = weights.stride();
      cell.startBackward();
      for (int step = groups.steps(group) - 1; step >= 0; step--) {
        int active = groups.active(group, step);
        for (int place = 0; place < active; place++) {
          int row = groups.row(group, place, step, reversed);
          trace.load(cell, place, row, reversed ? row + 1 : row - 1);
          System.arraycopy(
              dOutput, row * width + column, cell.outputGradient, place * stride, units);
        }
        cell.backward(active * stride);
        for (int place = 0; place < active; place++) {
          trace.storeGates(cell, place, groups.row(group, place, step, reversed));
        }
        Arrays.fill(cell.stateGradient, 0, active * stride, 0);
        for (int gate = 0; gate < GATES; gate++) {
          kernels.addProduct(
              cell.gateViews[gate],
              weights.recurrentTransposed(gate),
              cell.stateGradientView,
              active,
              stride,
              units);
        }
      }
      sumBiasGradients(group, cell);
    }

    private void sumBiasGradients(int group, LstmCell cell) {
      int columns = weights.columns();
      for (int p = 0; p < DocumentGroups.SIZE * columns; p++) {
        int place = p / columns;
        int gate = p % columns / weights.units();
        int at = place * weights.stride() + p % weights.units();
        biasGradients[group * columns + p % columns] += cell.biasGradient(gate, at);
      }
    }

    /** Sets the gradients of U and b, after all groups have run. */
    LstmInputGradient finish() {
      float[] gradient = weights.bias().gradient();
      Arrays.fill(gradient, 0);
      for (int p = 0; p < biasGradients.length; p++) {
        gradient[p % weights.columns()] += biasGradients[p];
      }
      recurrentGradient.set(weights, trace, groups.rows().count(), reversed);
      return new LstmInputGradient(this);
    }
  }

  /** The last part of the backward pass: from dL/d(W x) to the gradients of W and x. */
  final class LstmInputGradient {

    private final float[] x;
    private final int count;

    private LstmInputGradient(LstmBackward backward) {
      this.x = backward.x;
      this.count = backward.count;
    }

    /** dL/da, rows x {@link #columns}; zero between texts. */
    float[] gateGradients() {
      return trace.gates();
    }

    /** The length of a row of dL/da and of dL/d(W x). */
    int columns() {
      return weights.columns();
    }

    /**
     * Sets the gradient of W.
     *
     * @param dProducts dL/d(W x), a row for each x
     */
    void setWeightGradient(float[] dProducts) {
      projection.weightGradient(x, dProducts, count);
    }

    /** Sets {@code dx} to dL/dx from dL/d(W x). */
    void setInputGradient(float[] dProducts, float[] dx) {
      projection.inputGradient(dProducts, dx, count);
    }
  }

  @Override
  public void close() {
    projection.close();
    recurrentGradient.close();
  }
}
