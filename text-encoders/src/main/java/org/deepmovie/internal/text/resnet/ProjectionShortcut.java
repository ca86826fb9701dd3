package org.deepmovie.internal.text.resnet;

import java.util.Arrays;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.blas.BlasMemory;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.nn.rows.RowParts;
import org.deepmovie.internal.nn.rows.TokenRows;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The projection shortcut x S of a {@link ResidualBlock}. It depends on the word alone, so it is
 * worked out once for each distinct word of a batch; and as the maximum over a text lets the
 * gradient of one word per channel through, the way back visits those words alone.
 */
final class ProjectionShortcut implements AutoCloseable {

  private final int dimensions;
  private final int channels;
  private final Parameter weights;
  private final int offset;
  private final int distance;
  private final BlasMemory s = new BlasMemory();
  private final Kernels kernels = Kernels.best();
  private final float[] transposed;
  private final float[][] gradients;
  private TokenRows rows;
  private RowParts parts;
  private float[] vectors;
  private INDArray matrix;

  /** Distinct words x channels, and at last a row of zeros for what is no word. */
  float[] projected = new float[0];

  /** The projection whose row i stands in {@code weights} from offset + i distance on. */
  ProjectionShortcut(int dimensions, int channels, Parameter weights, int offset, int distance) {
    this.dimensions = dimensions;
    this.channels = channels;
    this.weights = weights;
    this.offset = offset;
    this.distance = distance;
    this.transposed = new float[channels * dimensions];
    this.gradients = new float[RowParts.SLICES][transposed.length];
  }

  /**
   * Reads S, before {@link #forward}.
   *
   * @param vectors those of the distinct words
   * @param size how many words are to be worked out at once
   */
  void begin(TokenRows rows, float[] vectors, RowParts rowParts) {
    this.rows = rows;
    this.vectors = vectors;
    int words = rows.words().size();
    this.parts = new RowParts(words, rowParts.size(), rowParts.perSlice());
    int length = Math.multiplyExact(words + 1, channels);
    if (projected.length < length) {
      projected = new float[length];
    }
    Arrays.fill(projected, length - channels, length, 0);
    float[] values = new float[dimensions * channels];
    for (int i = 0; i < dimensions; i++) {
      System.arraycopy(weights.value(), at(i), values, i * channels, channels);
    }
    s.reserve(values.length);
    s.put(values, values.length);
    matrix = s.matrix(channels, dimensions, 0);
  }

  private int at(int dimension) {
    return offset + dimension * distance;
  }

  /** Projects a slice of the words. */
  void forward(ConvolutionScratch scratch, int slice) {
    float[] values = new float[RowBlocks.ROWS * channels];
    parts.forEach(
        slice,
        (first, count) -> {
          scratch.readInputs(first, count, this::vectors);
          scratch.product.multiply(
              matrix,
              false,
              scratch.inputs.transposed(),
              false,
              scratch.outputs.transposed(),
              false);
          RowBlocks.run(
              (word, block) -> {
                scratch.outputs.get(word - first, block, values);
                System.arraycopy(values, 0, projected, word * channels, block * channels);
              },
              first,
              count);
        });
  }

  private void vectors(int first, int count, float[] values) {
    System.arraycopy(vectors, first * dimensions, values, 0, count * dimensions);
  }

  /** Reads S, before {@link #backward}. */
  void beginBackward() {
    for (int p = 0; p < transposed.length; p++) {
      transposed[p] = weights.value()[at(p % dimensions) + p / dimensions];
    }
  }

  /** Makes the gradient of S that a slice gathers zero. */
  void clearGradient(int slice) {
    Arrays.fill(gradients[slice], 0);
  }

  /** Adds to dL/dS and to dL/dx, rows x dimensions, what {@code peaks} let through in some rows. */
  void backward(MaximumPooling peaks, int slice, int first, int count, float[] dx) {
    peaks.forEach(
        first,
        count,
        (row, c, slope) -> {
          int vector = rows.wordOfRow()[row] * dimensions;
          int own = c * dimensions;
          kernels.addMultiple(gradients[slice], own, slope, vectors, vector, dimensions);
          kernels.addMultiple(dx, row * dimensions, slope, transposed, own, dimensions);
        });
  }

  /** Sets dL/dS, after all slices. */
  void endBackward() {
    for (int p = 0; p < transposed.length; p++) {
      double sum = 0;
      for (float[] gradient : gradients) {
        sum += gradient[p];
      }
      weights.gradient()[at(p % dimensions) + p / dimensions] = (float) sum;
    }
  }

  @Override
  public void close() {
    s.close();
  }
}
