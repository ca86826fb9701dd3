package org.deepmovie.internal.nn.layer;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.RowBlocks;

/**
 * Layer normalization (Ba, Kiros and Hinton 2016, eq. 4), each row x by itself:
 *
 * <pre>
 *   y = scale (x - mean) / sqrt(variance + 1e-5) + shift
 * </pre>
 *
 * <p>It processes blocks of {@link RowBlocks}, so that callers can fuse it with the operations
 * before and after it. Different threads may process different rows.
 */
public final class LayerNorm {

  private static final double EPSILON = 1e-5;

  private final int columns;
  private final Parameter scale;
  private final Parameter shift;
  private final Kernels kernels = Kernels.best();
  private final float[] ones;
  private float[] scales = new float[0];
  private float[] shifts = new float[0];
  private float[] means = new float[0];
  private float[] inverses = new float[0];

  /** A normalization of rows of {@code columns}. */
  public LayerNorm(String name, int columns, ParameterSource source) {
    this.columns = columns;
    this.scale = source.scales(name + ".scale", columns);
    this.shift = source.biases(name + ".shift", columns);
    this.ones = new float[columns];
    Arrays.fill(ones, 1);
  }

  /** Scale and shift. */
  public List<Parameter> parameters() {
    return List.of(scale, shift);
  }

  /** Starts a batch of {@code rows} rows with the current parameters. */
  public void begin(int rows) {
    scales = RowBlocks.tile(scale.value());
    shifts = RowBlocks.tile(shift.value());
    if (means.length < rows) {
      means = new float[rows];
      inverses = new float[rows];
    }
  }

  /** Sets {@code y} to the output for the block {@code x}, whose first row is {@code first}. */
  public void forward(float[] x, int first, int count, float[] y) {
    for (int r = 0; r < count; r++) {
      int from = r * columns;
      int to = from + columns;
      float mean = kernels.dot(x, from, ones, 0, columns) / columns;
      for (int p = from; p < to; p++) {
        y[p] = x[p] - mean;
      }
      float squares = kernels.dot(y, from, y, from, columns);
      float inverse = (float) (1 / Math.sqrt(squares / columns + EPSILON));
      for (int p = from; p < to; p++) {
        y[p] = y[p] * inverse * scales[p] + shifts[p];
      }
      means[first + r] = mean;
      inverses[first + r] = inverse;
    }
  }

  /** The backward pass of one thread. */
  public final class LayerNormBackward {

    private final float[] normal = new float[RowBlocks.ROWS * columns];
    private final float[] slope = new float[RowBlocks.ROWS * columns];
    private final float[] sums;
    private final int offset;

    /**
     * A backward pass that adds the gradients of scale and shift to {@code sums}.
     *
     * @param offset where the gradient of scale starts in {@code sums}; that of shift follows
     */
    public LayerNormBackward(float[] sums, int offset) {
      this.sums = sums;
      this.offset = offset;
    }

    /** Replaces dL/dy of a block by dL/dx. */
    public void run(float[] x, int first, int count, float[] dy) {
      for (int r = 0; r < count; r++) {
        int from = r * columns;
        int to = from + columns;
        float mean = means[first + r];
        float inverse = inverses[first + r];
        for (int p = from; p < to; p++) {
          normal[p] = (x[p] - mean) * inverse;
        }
        for (int p = from; p < to; p++) {
          slope[p] = dy[p] * normal[p];
        }
        kernels.addMultiple(sums, offset, 1, slope, from, columns);
        kernels.addMultiple(sums, offset + columns, 1, dy, from, columns);
        for (int p = from; p < to; p++) {
          slope[p] = dy[p] * scales[p];
        }
        float level = kernels.dot(slope, from, ones, 0, columns) / columns;
        float along = kernels.dot(slope, from, normal, from, columns) / columns;
        for (int p = from; p < to; p++) {
          dy[p] = inverse * (slope[p] - level - along * normal[p]);
        }
      }
    }
  }
}
