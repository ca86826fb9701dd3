package org.deepmovie.internal.text.resnet;

import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.internal.nn.layer.BatchNorm;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.nn.rows.RowParts;
import org.deepmovie.internal.nn.rows.TokenRows;
import org.deepmovie.internal.text.resnet.NormalizedConvolution.NormalizedBackward;
import org.deepmovie.internal.text.resnet.NormalizedConvolution.NormalizedForward;
import org.deepmovie.internal.text.resnet.NormalizedConvolution.NormalizedOutput;
import org.deepmovie.internal.text.resnet.ProjectionShortcut.ShortcutBackward;
import org.deepmovie.internal.text.resnet.ProjectionShortcut.ShortcutForward;

/**
 * A residual block with a projection shortcut (He et al., CVPR 2016, eq. 2) over the words of each
 * text, and the maximum over the text:
 *
 * <pre>
 *   a = relu(BN(conv3(E[x])))     u = relu(BN(conv3(a)) + E[x] S)     z = max over t of u_t
 * </pre>
 *
 * <p>Convolutions see zeros beyond the ends of a text; a text without words has z = 0.
 *
 * <p>A batch is a chain of stages, each of which gives the next: {@link #begin}, {@link
 * FirstConvolution}, {@link SecondConvolution}, {@link PooledBlock}, and in training {@link
 * SecondBackward} and {@link FirstBackward}. A batch must be finished before the next one begins,
 * as both use the same memory.
 */
final class ResidualBlock implements AutoCloseable {

  private static final int TAPS = RowConvolution.WIDTH;

  private final int channels;
  private final Parameter entry;
  private final Parameter weights;
  private final NormalizedConvolution first;
  private final NormalizedConvolution second;
  private final ProjectionShortcut shortcut;

  /** dL/d(the first normalization's output), rows x channels. */
  private float[] gradient = new float[0];

  /** dL/d(word vectors), rows x dimensions. */
  private float[] dx = new float[0];

  /**
   * Weights uniform in +-sqrt(6 / (3 inputs)) (He et al. 2015, eq. 10), S as if it had the inputs
   * of the convolution.
   *
   * @param dimensions the length of a word vector
   */
  ResidualBlock(String name, int dimensions, int channels, ParameterSource source) {
    this.channels = channels;
    int columns = (TAPS + 1) * channels;
    this.entry =
        source.weights(
            name + ".entry", (long) dimensions * columns, Math.sqrt(6.0 / (TAPS * dimensions)));
    BatchNorm firstNorm = new BatchNorm(name + ".first", channels, source);
    long taps = (long) TAPS * channels;
    this.weights =
        source.weights(name + ".convolution.weights", taps * channels, Math.sqrt(6.0 / taps));
    BatchNorm secondNorm = new BatchNorm(name + ".second", channels, source);
    this.first =
        new NormalizedConvolution(
            new RowConvolution(dimensions, channels, entry, channels, columns),
            firstNorm,
            channels);
    this.second =
        new NormalizedConvolution(
            new RowConvolution(channels, channels, weights, channels * channels, channels),
            secondNorm,
            channels);
    this.shortcut = new ProjectionShortcut(dimensions, channels, entry, TAPS * channels, columns);
  }

  /**
   * The three taps of the first convolution and S side by side, dimensions x 4 channels; the
   * parameters of its normalization; the taps of the second convolution, 3 x channels in x channels
   * out; the parameters of its normalization.
   */
  List<Parameter> parameters() {
    return Stream.of(
            List.of(entry), first.normParameters(), List.of(weights), second.normParameters())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Starts a batch.
   *
   * @param training whether a backward pass follows
   */
  FirstConvolution begin(BatchInput input, boolean training) {
    return new FirstConvolution(input, training);
  }

  /** The first convolution, and the shortcut beside it. */
  final class FirstConvolution implements BlockStage<SecondConvolution> {

    private final BatchInput input;
    private final boolean training;
    private final NormalizedForward convolution;
    private final ShortcutForward projection;

    private FirstConvolution(BatchInput input, boolean training) {
      this.input = input;
      this.training = training;
      this.convolution = first.begin(input, training);
      this.projection = shortcut.begin(input);
    }

    @Override
    public void run(BlockWorkspace workspace, int slice) {
      convolution.run(workspace.vectors(), slice, input::wordVectors);
      projection.run(workspace.vectors(), slice);
    }

    @Override
    public SecondConvolution finish() {
      return new SecondConvolution(input, training, convolution.finish(), projection);
    }
  }

  /** The second convolution, of the first one's normalized and rectified output, a. */
  final class SecondConvolution implements BlockStage<PooledBlock> {

    private final BatchInput input;
    private final NormalizedOutput firstOutput;
    private final ShortcutForward projection;
    private final NormalizedForward convolution;

    private SecondConvolution(
        BatchInput input,
        boolean training,
        NormalizedOutput firstOutput,
        ShortcutForward projection) {
      this.input = input;
      this.firstOutput = firstOutput;
      this.projection = projection;
      this.convolution = second.begin(input, training);
    }

    @Override
    public void run(BlockWorkspace workspace, int slice) {
      convolution.run(workspace.channels(), slice, firstOutput.activations());
    }

    @Override
    public PooledBlock finish() {
      return new PooledBlock(input, firstOutput, projection, convolution.finish());
    }
  }

  /** The block's output for a batch. */
  final class PooledBlock {

    private final BatchInput input;
    private final NormalizedOutput firstOutput;
    private final ShortcutForward projection;
    private final MaximumPooling pooling;

    private PooledBlock(
        BatchInput input,
        NormalizedOutput firstOutput,
        ShortcutForward projection,
        NormalizedOutput secondOutput) {
      this.input = input;
      this.firstOutput = firstOutput;
      this.projection = projection;
      this.pooling =
          new MaximumPooling(input.rows(), secondOutput, projection.projected(), channels);
    }

    /** Makes a task that computes z of documents; it is for one thread. */
    TokenRows.DocumentTask poolingTask() {
      return pooling.task();
    }

    /** z, documents x channels, after the pooling tasks have run over all documents. */
    float[] features() {
      return pooling.features();
    }

    /** Starts the backward pass from dL/dz. */
    SecondBackward backward(float[] dz) {
      MaximumGradients maxima = pooling.backward(dz);
      return new SecondBackward(input, firstOutput, maxima, projection.beginBackward(maxima));
    }
  }

  /** The backward pass of the maximum and the second convolution. */
  final class SecondBackward implements BlockStage<FirstBackward> {

    private final BatchInput input;
    private final NormalizedOutput firstOutput;
    private final MaximumGradients maxima;
    private final ShortcutBackward projection;
    private final RectifierGradient[] slices;

    private SecondBackward(
        BatchInput input,
        NormalizedOutput firstOutput,
        MaximumGradients maxima,
        ShortcutBackward projection) {
      this.input = input;
      this.firstOutput = firstOutput;
      this.maxima = maxima;
      this.projection = projection;
      this.slices = new RectifierGradient[RowParts.SLICES];
      if (gradient.length < firstOutput.values().length) {
        int rows = firstOutput.values().length / channels;
        gradient = new float[firstOutput.values().length];
        dx = new float[Math.multiplyExact(rows, input.dimensions())];
      }
    }

    @Override
    public void run(BlockWorkspace workspace, int slice) {
      slices[slice] = new RectifierGradient(firstOutput, gradient, channels);
      maxima
          .convolution()
          .run(
              workspace.channels(),
              slice,
              firstOutput.activations(),
              maxima.outputGradients(),
              slices[slice]);
    }

    @Override
    public FirstBackward finish() {
      maxima.convolution().finish();
      double[] sums = new double[channels];
      double[] centeredSums = new double[channels];
      for (RectifierGradient slice : slices) {
        slice.addSums(sums, centeredSums);
      }
      return new FirstBackward(input, projection, firstOutput.beginBackward(sums, centeredSums));
    }
  }

  /** The backward pass of the first convolution and of the shortcut. */
  final class FirstBackward implements BlockStage<float[]> {

    private final BatchInput input;
    private final ShortcutBackward projection;
    private final NormalizedBackward convolution;

    private FirstBackward(
        BatchInput input, ShortcutBackward projection, NormalizedBackward convolution) {
      this.input = input;
      this.projection = projection;
      this.convolution = convolution;
    }

    @Override
    public void run(BlockWorkspace workspace, int slice) {
      int dimensions = input.dimensions();
      float[] values = new float[RowBlocks.ROWS * dimensions];
      convolution.run(
          workspace.vectors(),
          slice,
          input::wordVectors,
          convolution.outputGradients(gradient),
          (part, from, count) -> {
            RowBlocks.run(
                (row, block) -> {
                  part.inputGradients.get(row - from, block, values);
                  System.arraycopy(values, 0, dx, row * dimensions, block * dimensions);
                },
                from,
                count);
            projection.add(slice, from, count, dx);
          });
    }

    /** Gives dL/d(word vectors), rows x dimensions; separators are undefined. */
    @Override
    public float[] finish() {
      convolution.finish();
      projection.finish();
      return dx;
    }
  }

  @Override
  public void close() {
    first.close();
    second.close();
    shortcut.close();
  }
}
