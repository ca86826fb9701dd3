package org.deepmovie.internal.text.resnet;

import java.util.Arrays;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.blas.BlasMemory;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.nn.rows.RowParts;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The projection shortcut x S of a {@link ResidualBlock}. It depends on the word alone, so it is
 * computed once for each distinct word of a batch; and as the maximum over a text passes the
 * gradient of one word per channel, the backward pass visits those words alone.
 */
final class ProjectionShortcut implements AutoCloseable {

  private final int dimensions;
  private final int channels;
  private final Parameter weights;
  private final int offset;
  private final int distance;
  private final BlasMemory memory = new BlasMemory();
  private final Kernels kernels = Kernels.best();
  private final float[] transposed;
  private final float[][] gradients;

  /** Distinct words x channels, then a row of zeros for separators. */
  private float[] projected = new float[0];

  /** A projection whose S is a part of {@code weights}: its row i starts at offset + i distance. */
  ProjectionShortcut(int dimensions, int channels, Parameter weights, int offset, int distance) {
    this.dimensions = dimensions;
    this.channels = channels;
    this.weights = weights;
    this.offset = offset;
    this.distance = distance;
    this.transposed = new float[channels * dimensions];
    this.gradients = new float[RowParts.SLICES][transposed.length];
  }

  private int indexOf(int dimension) {
    return offset + dimension * distance;
  }

  /** Starts a forward pass with the current weights. */
  ShortcutForward begin(BatchInput input) {
    return new ShortcutForward(input);
  }

  /** The forward pass over a batch. */
  final class ShortcutForward {

    private final BatchInput input;
    private final RowParts parts;
    private final INDArray s;

    private ShortcutForward(BatchInput input) {
      this.input = input;
      int words = input.rows().words().size();
      this.parts = new RowParts(words, input.parts().size(), input.parts().perSlice());
      int length = Math.multiplyExact(words + 1, channels);
      if (projected.length < length) {
        projected = new float[length];
      }
      Arrays.fill(projected, length - channels, length, 0);
      float[] values = new float[dimensions * channels];
      for (int i = 0; i < dimensions; i++) {
        System.arraycopy(weights.value(), indexOf(i), values, i * channels, channels);
      }
      memory.reserve(values.length);
      memory.put(values, values.length);
      s = memory.matrix(channels, dimensions, 0);
    }

    /** Projects a slice of the distinct words. */
    void run(ConvolutionWorkspace workspace, int slice) {
      float[] values = new float[RowBlocks.ROWS * channels];
      parts.forEach(
          slice,
          (first, count) -> {
            workspace.readInputs(first, count, input::distinctVectors);
            workspace.product.multiply(
                s,
                false,
                workspace.inputs.transposed(),
                false,
                workspace.outputs.transposed(),
                false);
            RowBlocks.run(
                (word, block) -> {
                  workspace.outputs.get(word - first, block, values);
                  System.arraycopy(values, 0, projected, word * channels, block * channels);
                },
                first,
                count);
          });
    }

    /** x S by distinct word, then zeros for separators, after all slices have run. */
    float[] projected() {
      return projected;
    }

    /** Starts the backward pass. */
    ShortcutBackward beginBackward(MaximumGradients maxima) {
      return new ShortcutBackward(input, maxima);
    }
  }

  /** The backward pass over a batch. */
  final class ShortcutBackward {

    private final BatchInput input;
    private final MaximumGradients maxima;

    private ShortcutBackward(BatchInput input, MaximumGradients maxima) {
      this.input = input;
      this.maxima = maxima;
      for (int p = 0; p < transposed.length; p++) {
        transposed[p] = weights.value()[indexOf(p % dimensions) + p / dimensions];
      }
      for (float[] gradient : gradients) {
        Arrays.fill(gradient, 0);
      }
    }

    /** Adds what the maxima in some rows pass: to the slice's dL/dS, and to dL/dx of the rows. */
    void add(int slice, int first, int count, float[] dx) {
      maxima.forEach(
          first,
          count,
          (row, c, slope) -> {
            int vector = input.rows().wordOfRow()[row] * dimensions;
            int own = c * dimensions;
            kernels.addMultiple(gradients[slice], own, slope, input.vectors(), vector, dimensions);
            kernels.addMultiple(dx, row * dimensions, slope, transposed, own, dimensions);
          });
    }

    /** Sets the gradient of S, after all slices have run. */
    void finish() {
      for (int p = 0; p < transposed.length; p++) {
        double sum = 0;
        for (float[] gradient : gradients) {
          sum += gradient[p];
        }
        weights.gradient()[indexOf(p % dimensions) + p / dimensions] = (float) sum;
      }
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
