package org.deepmovie.internal.text.resnet;

import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.internal.nn.layer.BatchNorm;
import org.deepmovie.internal.nn.layer.ChannelMoments;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.nn.rows.RowParts;
import org.deepmovie.internal.nn.rows.RowSource;

/**
 * A {@link RowConvolution}, Y, followed by a {@link BatchNorm}. Only Y is stored; whoever reads the
 * output applies the normalization to it.
 *
 * <p>The passes over a batch are objects: {@link #begin} gives the forward pass, whose end gives
 * the output, which starts the backward pass. A batch must be finished before the next one begins,
 * as both use the same memory.
 */
final class NormalizedConvolution implements AutoCloseable {

  private final int channels;
  private final RowConvolution convolution;
  private final BatchNorm norm;
  private final ChannelMoments[] moments;
  private float[] output = new float[0];

  NormalizedConvolution(RowConvolution convolution, BatchNorm norm, int channels) {
    this.channels = channels;
    this.convolution = convolution;
    this.norm = norm;
    this.moments =
        Stream.generate(() -> new ChannelMoments(channels))
            .limit(RowParts.SLICES)
            .toArray(ChannelMoments[]::new);
  }

  /** The parameters of the normalization; the owner of the convolution's weights lists those. */
  List<Parameter> normParameters() {
    return norm.parameters();
  }

  /**
   * Starts a batch.
   *
   * @param training whether to normalize by the statistics of the batch
   */
  NormalizedForward begin(BatchInput input, boolean training) {
    int length = Math.multiplyExact(input.rows().count(), channels);
    if (output.length < length) {
      output = new float[length];
    }
    return new NormalizedForward(input, training);
  }

  /** The forward pass over a batch. */
  final class NormalizedForward {

    private final BatchInput input;
    private final boolean training;
    private final RowConvolution.ConvolutionForward pass = convolution.begin();

    private NormalizedForward(BatchInput input, boolean training) {
      this.input = input;
      this.training = training;
    }

    /**
     * Computes Y in a slice.
     *
     * @param x X; separators must be zero
     */
    void run(ConvolutionWorkspace workspace, int slice, RowSource x) {
      ChannelMoments own = moments[slice];
      own.clear();
      float[] values = new float[RowBlocks.ROWS * channels];
      RowParts parts = input.parts();
      parts.forEach(
          slice,
          (first, count) -> {
            workspace.readInputWindows(first, count, parts.rows(), x);
            pass.run(workspace);
            RowBlocks.run(
                (row, block) -> {
                  workspace.outputs.get(row - first, block, values);
                  System.arraycopy(values, 0, output, row * channels, block * channels);
                  if (training) {
                    own.add(input.rows(), row, block, values);
                  }
                },
                first,
                count);
          });
      own.end();
    }

    /** Normalizes, after all slices have run. */
    NormalizedOutput finish() {
      return new NormalizedOutput(input, training ? norm.fit(moments) : norm.fitToRunningMeans());
    }
  }

  /** The output for a batch: Y and its normalization. */
  final class NormalizedOutput {

    private final BatchInput input;
    private final BatchNorm.BatchScaling scaling;

    private NormalizedOutput(BatchInput input, BatchNorm.BatchScaling scaling) {
      this.input = input;
      this.scaling = scaling;
    }

    /** Y, rows x channels; separators are undefined, and the array may be longer. */
    float[] values() {
      return output;
    }

    /** The normalization, to be applied to {@link #values}. */
    BatchNorm.BatchScaling scaling() {
      return scaling;
    }

    /** The rows of relu(BN(Y)); separators are zero. For one thread. */
    RowSource activations() {
      float[] y = output;
      float[] factors = RowBlocks.tile(scaling.factor());
      float[] offsets = RowBlocks.tile(scaling.offset());
      return (from, count, values) -> {
        System.arraycopy(y, from * channels, values, 0, count * channels);
        for (int p = 0; p < count * channels; p++) {
          values[p] = Math.max(0, factors[p] * values[p] + offsets[p]);
        }
        input.rows().clearSeparators(from, count, values, channels);
      };
    }

    /**
     * Sets the gradients of the normalization and starts the backward pass of the convolution.
     *
     * @param gradients the sum over all words of the gradient by the normalized output, per channel
     * @param centered the sum of these gradients times the distance of Y from its center
     */
    NormalizedBackward beginBackward(double[] gradients, double[] centered) {
      return new NormalizedBackward(input, scaling.backward(gradients, centered));
    }
  }

  /** Reads dL/dX, count x inputs, of a part. */
  interface InputGradientReader {
    void read(ConvolutionWorkspace part, int first, int count);
  }

  /** The backward pass over a batch. */
  final class NormalizedBackward {

    private final BatchInput input;
    private final BatchNorm.BatchGradient gradient;
    private final RowConvolution.ConvolutionBackward pass = convolution.beginBackward();

    private NormalizedBackward(BatchInput input, BatchNorm.BatchGradient gradient) {
      this.input = input;
      this.gradient = gradient;
    }

    /** How dL/dY follows from the gradient by the normalized output. */
    BatchNorm.BatchGradient gradient() {
      return gradient;
    }

    /**
     * The rows of dL/dY; separators are zero. For one thread.
     *
     * @param dNormalized the gradient by the normalized output, rows x channels
     */
    RowSource outputGradients(float[] dNormalized) {
      float[] y = output;
      float[] factors = RowBlocks.tile(gradient.factor());
      float[] slopes = RowBlocks.tile(gradient.slope());
      float[] constants = RowBlocks.tile(gradient.constant());
      float[] outputs = new float[factors.length];
      return (from, count, values) -> {
        int length = count * channels;
        System.arraycopy(dNormalized, from * channels, values, 0, length);
        System.arraycopy(y, from * channels, outputs, 0, length);
        for (int p = 0; p < length; p++) {
          values[p] = factors[p] * values[p] + slopes[p] * outputs[p] + constants[p];
        }
        input.rows().clearSeparators(from, count, values, channels);
      };
    }

    /**
     * Computes dL/dX in a slice, and the slice's share of the gradient of the weights.
     *
     * @param x X; separators must be zero
     * @param dy dL/dY; separators must be zero
     */
    void run(
        ConvolutionWorkspace workspace,
        int slice,
        RowSource x,
        RowSource dy,
        InputGradientReader reader) {
      RowParts parts = input.parts();
      parts.forEach(
          slice,
          (first, count) -> {
            workspace.readInputs(first, count, x);
            workspace.readGradientWindows(first, count, parts.rows(), dy);
            pass.run(workspace, slice);
            reader.read(workspace, first, count);
          });
    }

    /** Sets the gradient of the weights, after all slices have run. */
    void finish() {
      pass.finish();
    }
  }

  @Override
  public void close() {
    convolution.close();
  }
}
