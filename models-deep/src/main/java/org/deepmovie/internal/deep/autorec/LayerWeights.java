package org.deepmovie.internal.deep.autorec;

import java.util.Arrays;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.MatrixView;

/**
 * The weights of a hidden layer: a row for every input, the last being the bias, whose input is
 * always 1. Rows are padded with zeros to a length that kernels like, and so are the layer's
 * outputs: its units, a 1, and zeros.
 *
 * @param inputs the number of rows
 * @param units the number of units
 * @param stride the length of a row, longer than {@code units}
 * @param values row by row: not a copy
 */
public record LayerWeights(int inputs, int units, int stride, float[] values) {

  /** The weights in {@code padded}, of which the first {@code units} columns count. */
  static LayerWeights on(FloatMatrix padded, int units) {
    return new LayerWeights(padded.rows(), units, padded.columns(), padded.values());
  }

  /** A padded copy of {@code weights}, inputs x units. */
  public static LayerWeights copyOf(FloatMatrix weights) {
    FloatMatrix padded = new FloatMatrix(weights.rows(), stride(weights.columns()));
    for (int row = 0; row < weights.rows(); row++) {
      System.arraycopy(
          weights.values(),
          weights.offset(row),
          padded.values(),
          padded.offset(row),
          weights.columns());
    }
    return on(padded, weights.columns());
  }

  /** The length of a row of {@code units} units and a 1. */
  static int stride(int units) {
    return Kernels.best().stride(units + 1);
  }

  /** The weights, inputs x stride. */
  MatrixView view() {
    return MatrixView.rows(values, stride);
  }

  /** Sets what follows the units of a row of outputs: the 1, and zeros. */
  void finish(float[] outputs, int at) {
    outputs[at + units] = 1;
    Arrays.fill(outputs, at + units + 1, at + stride, 0);
  }
}
