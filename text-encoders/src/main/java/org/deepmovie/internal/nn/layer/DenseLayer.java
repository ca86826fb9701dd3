package org.deepmovie.internal.nn.layer;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.internal.nn.blas.Gemm;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;

/** An affine layer, Y = X W + b: X is rows x inputs, W inputs x outputs, b of length outputs. */
public final class DenseLayer implements AutoCloseable {

  private final int inputs;
  private final int outputs;
  private final Parameter weights;
  private final Parameter bias;
  private final Gemm forward = new Gemm(false, false);
  private final Gemm weightGradient = new Gemm(true, false);
  private final Gemm inputGradient = new Gemm(false, true);

  /** Weights uniform in +-gain sqrt(6 / (inputs + outputs)) (Glorot and Bengio 2010, eq. 16). */
  public DenseLayer(String name, int inputs, int outputs, double gain, ParameterSource source) {
    this.inputs = inputs;
    this.outputs = outputs;
    double bound = gain * Math.sqrt(6.0 / (inputs + outputs));
    this.weights = source.weights(name + ".weights", (long) inputs * outputs, bound);
    this.bias = source.biases(name + ".bias", outputs);
  }

  /** W and b. */
  public List<Parameter> parameters() {
    return List.of(weights, bias);
  }

  /** Returns Y for {@code x}, rows x inputs. */
  public float[] forward(float[] x, int rows) {
    float[] y = new float[rows * outputs];
    forward.multiply(x, weights.value(), y, rows, outputs, inputs);
    for (int r = 0; r < rows; r++) {
      for (int o = 0; o < outputs; o++) {
        y[r * outputs + o] += bias.value()[o];
      }
    }
    return y;
  }

  /**
   * Sets the gradients dL/dW = X' dL/dY and dL/db.
   *
   * @return dL/dX = dL/dY W'
   */
  public float[] backward(float[] x, float[] dy, int rows) {
    weightGradient.multiply(x, dy, weights.gradient(), inputs, outputs, rows);
    Arrays.fill(bias.gradient(), 0);
    for (int r = 0; r < rows; r++) {
      for (int o = 0; o < outputs; o++) {
        bias.gradient()[o] += dy[r * outputs + o];
      }
    }
    float[] dx = new float[rows * inputs];
    inputGradient.multiply(dy, weights.value(), dx, rows, inputs, outputs);
    return dx;
  }

  @Override
  public void close() {
    forward.close();
    weightGradient.close();
    inputGradient.close();
  }
}
