package org.deepmovie.internal.nn.layer;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.internal.nn.blas.Gemm;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.nn.KanBasis;
import org.deepmovie.train.Workers;

/**
 * A Kolmogorov-Arnold layer (Liu et al., 2024, eqs. 2.5 and 2.10 to 2.12): a learned function on
 * each edge between an input and an output.
 *
 * <pre>
 *   y_o = sum_i w_io silu(x_i) + s_io sum_k c_iok B_k(x_i)      silu(x) = x / (1 + exp(-x))
 * </pre>
 *
 * <p>All edges together are one matrix product: the values of silu and B_k, (1 + functions) columns
 * per input, times w and s c.
 */
public final class KanLayer implements AutoCloseable {

  private static final int ROWS = 16;
  private static final int INPUTS = 16;

  private final KanFunctions basis;
  private final int functions;
  private final int inputs;
  private final int outputs;
  private final int columns;
  private final Parameter base;
  private final Parameter scales;
  private final Parameter coefficients;
  private final Workers workers;
  private final Gemm forward = new Gemm(false, false);
  private final Gemm weightGradient = new Gemm(true, false);
  private final Gemm inputGradient = new Gemm(false, true);
  private int rows;
  private float[] values = new float[0];
  private float[] slopes = new float[0];
  private float[] weights = new float[0];

  /**
   * Base weights uniform in +-gain sqrt(6 / (inputs + outputs)), scales of 1, coefficients in a
   * tenth of the base weights' range, so that a function starts near its base.
   *
   * @param functions the number of functions B_k
   */
  public KanLayer(
      String name,
      KanBasis basis,
      int functions,
      int inputs,
      int outputs,
      double gain,
      ParameterSource source,
      Workers workers) {
    this.basis = KanFunctions.of(basis);
    this.functions = functions;
    this.inputs = inputs;
    this.outputs = outputs;
    this.columns = 1 + functions;
    this.workers = workers;
    long edges = (long) inputs * outputs;
    double bound = gain * Math.sqrt(6.0 / (inputs + outputs));
    this.base = source.weights(name + ".base", edges, bound);
    this.scales = source.scales(name + ".scales", edges);
    this.coefficients = source.weights(name + ".coefficients", edges * functions, 0.1 * bound);
  }

  /** w and s, both inputs x outputs; c, inputs x functions x outputs. */
  public List<Parameter> parameters() {
    return List.of(base, scales, coefficients);
  }

  /** Returns Y for {@code x}, rows x inputs, whose values are from -1 to 1. */
  public float[] forward(float[] x, int rows) {
    this.rows = rows;
    values = new float[x.length * columns];
    slopes = new float[values.length];
    workers.forEach(rows, ROWS, (worker, from, to) -> evaluate(x, from * inputs, to * inputs));
    weights = new float[inputs * columns * outputs];
    workers.forEach(inputs, INPUTS, (worker, from, to) -> multiplyScales(from, to));
    float[] y = new float[rows * outputs];
    forward.multiply(values, weights, y, rows, outputs, inputs * columns);
    return y;
  }

  private void evaluate(float[] x, int from, int to) {
    for (int p = from; p < to; p++) {
      double sigmoid = 1 / (1 + Math.exp(-x[p]));
      values[p * columns] = (float) (x[p] * sigmoid);
      slopes[p * columns] = (float) (sigmoid * (1 + x[p] * (1 - sigmoid)));
      basis.evaluate(x[p], values, slopes, p * columns + 1, functions);
    }
  }

  private void multiplyScales(int fromInput, int toInput) {
    for (int i = fromInput; i < toInput; i++) {
      System.arraycopy(base.value(), i * outputs, weights, i * columns * outputs, outputs);
      for (int k = 0; k < functions; k++) {
        int target = (i * columns + 1 + k) * outputs;
        int source = (i * functions + k) * outputs;
        for (int o = 0; o < outputs; o++) {
          weights[target + o] = scales.value()[i * outputs + o] * coefficients.value()[source + o];
        }
      }
    }
  }

  /** Sets the gradients of all parameters from dL/dY, and returns dL/dX. */
  public float[] backward(float[] dy) {
    float[] dWeights = new float[weights.length];
    weightGradient.multiply(values, dy, dWeights, inputs * columns, outputs, rows);
    workers.forEach(inputs, INPUTS, (worker, from, to) -> edgeGradients(dWeights, from, to));
    float[] dValues = new float[values.length];
    inputGradient.multiply(dy, weights, dValues, rows, inputs * columns, outputs);
    float[] dx = new float[rows * inputs];
    for (int p = 0; p < dx.length; p++) {
      for (int k = p * columns; k < (p + 1) * columns; k++) {
        dx[p] += dValues[k] * slopes[k];
      }
    }
    return dx;
  }

  private void edgeGradients(float[] dWeights, int fromInput, int toInput) {
    Arrays.fill(scales.gradient(), fromInput * outputs, toInput * outputs, 0);
    for (int i = fromInput; i < toInput; i++) {
      System.arraycopy(dWeights, i * columns * outputs, base.gradient(), i * outputs, outputs);
      for (int k = 0; k < functions; k++) {
        int source = (i * columns + 1 + k) * outputs;
        int target = (i * functions + k) * outputs;
        for (int o = 0; o < outputs; o++) {
          int edge = i * outputs + o;
          coefficients.gradient()[target + o] = scales.value()[edge] * dWeights[source + o];
          scales.gradient()[edge] += coefficients.value()[target + o] * dWeights[source + o];
        }
      }
    }
  }

  @Override
  public void close() {
    forward.close();
    weightGradient.close();
    inputGradient.close();
  }
}
