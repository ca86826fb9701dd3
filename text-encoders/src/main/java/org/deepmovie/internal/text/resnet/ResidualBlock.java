package org.deepmovie.internal.text.resnet;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.internal.nn.layer.BatchNorm;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.nn.rows.RowParts;
import org.deepmovie.internal.nn.rows.RowSource;
import org.deepmovie.internal.nn.rows.TokenRows;
import org.deepmovie.nn.Activation;

/**
 * A residual block with a projection shortcut (He et al., CVPR 2016, eq. 2) over the words of each
 * text, and the maximum over the text:
 *
 * <pre>
 *   a = relu(BN(conv3(E[x])))     u = relu(BN(conv3(a)) + E[x] S)     z = max over t of u_t
 * </pre>
 *
 * <p>Convolutions see zeros beyond the ends of a text; a text without words has z = 0. Each of the
 * methods that take a slice is to be run for all slices, by any thread, before the next method.
 */
final class ResidualBlock implements AutoCloseable {

  private static final int TAPS = RowConvolution.WIDTH;

  private final int dimensions;
  private final int channels;
  private final Parameter entry;
  private final Parameter weights;
  private final NormalizedConvolution first;
  private final NormalizedConvolution second;
  private final ProjectionShortcut shortcut;
  private final MaximumPooling pooling;
  private final float[][] slopes = new float[RowParts.SLICES][];
  private TokenRows rows;
  private float[] vectors;
  private float[] gradient = new float[0];
  private float[] dx = new float[0];

  /** What a worker needs, for convolutions of word vectors and for those of channels. */
  record Scratch(ConvolutionScratch vectors, ConvolutionScratch channels) implements AutoCloseable {

    static Scratch of(int dimensions, int channels) {
      return new Scratch(
          new ConvolutionScratch(dimensions, channels), new ConvolutionScratch(channels, channels));
    }

    void resize(RowParts parts) {
      vectors.resize(parts.size());
      channels.resize(parts.size());
    }

    @Override
    public void close() {
      vectors.close();
      channels.close();
    }
  }

  /**
   * Weights uniform in +-sqrt(6 / (3 inputs)) (He et al. 2015, eq. 10), S with as many inputs as a
   * convolution has.
   *
   * @param dimensions the length of a word vector
   */
  ResidualBlock(String name, int dimensions, int channels, ParameterSource source) {
    this.dimensions = dimensions;
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
    this.pooling = new MaximumPooling(channels);
  }

  /**
   * The three taps of the first convolution and S side by side, dimensions x 4 channels; then those
   * of its normalization; the taps of the second convolution, 3 x channels in x channels out, and
   * those of its normalization.
   */
  List<Parameter> parameters() {
    return Stream.of(
            List.of(entry), first.norm.parameters(), List.of(weights), second.norm.parameters())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Before all slices of the way forward.
   *
   * @param vectors those of the distinct words
   */
  void begin(TokenRows rows, RowParts parts, float[] vectors) {
    this.rows = rows;
    this.vectors = vectors;
    first.begin(rows, parts);
    second.begin(rows, parts);
    shortcut.begin(rows, vectors, parts);
    pooling.begin(rows);
  }

  void firstConvolution(Scratch scratch, int slice, boolean training) {
    first.forward(scratch.vectors(), slice, this::vectors, training);
    shortcut.forward(scratch.vectors(), slice);
  }

  void firstNormalization(boolean training) {
    first.fit(training);
  }

  void secondConvolution(Scratch scratch, int slice, boolean training) {
    second.forward(scratch.channels(), slice, activations(), training);
  }

  /** Gives what is to be run for all documents before {@link #features}. */
  TokenRows.BodyMaker secondNormalization(boolean training) {
    second.fit(training);
    return () -> pooling.forward(second, shortcut.projected);
  }

  /** z, documents x channels. */
  float[] features() {
    return pooling.pooled();
  }

  private void vectors(int from, int count, float[] values) {
    for (int r = 0; r < count; r++) {
      if (rows.isWord(from + r)) {
        int vector = rows.wordOfRow()[from + r] * dimensions;
        System.arraycopy(vectors, vector, values, r * dimensions, dimensions);
      } else {
        Arrays.fill(values, r * dimensions, (r + 1) * dimensions, 0);
      }
    }
  }

  /** The rows of a. */
  private RowSource activations() {
    float[] factors = RowBlocks.tile(first.norm.factor);
    float[] offsets = RowBlocks.tile(first.norm.offset);
    return (from, count, values) -> {
      System.arraycopy(first.output, from * channels, values, 0, count * channels);
      for (int p = 0; p < count * channels; p++) {
        values[p] = Math.max(0, factors[p] * values[p] + offsets[p]);
      }
      rows.clearSeparators(from, count, values, channels);
    };
  }

  /** Before all slices of the way back, from dL/dz, of which it takes what the ReLU let through. */
  void beginBackward(float[] dz) {
    pooling.beginBackward(dz, second.norm);
    second.beginBackward();
    first.beginBackward();
    shortcut.beginBackward();
    if (gradient.length < first.output.length) {
      gradient = new float[first.output.length];
      dx = new float[Math.multiplyExact(first.output.length / channels, dimensions)];
    }
  }

  void secondBackward(Scratch scratch, int slice) {
    RowSource dy = pooling.gradients(second);
    ActivationBackward back = new ActivationBackward();
    second.backward(scratch.channels(), slice, activations(), dy, back);
    slopes[slice] = back.sums();
  }

  /** Sets the gradient by what comes out of the first normalization, and sums it. */
  private final class ActivationBackward implements NormalizedConvolution.GradientReader {
    private final float[] centers = RowBlocks.tile(first.norm.center);
    private final float[] sums = new float[centers.length];
    private final float[] centeredSums = new float[centers.length];
    private final float[] above = new float[centers.length];
    private final float[] passed = new float[centers.length];
    private final float[] values = new float[centers.length];

    @Override
    public void read(ConvolutionScratch part, int from, int count) {
      RowBlocks.run((row, block) -> read(part, row, row - from, block), from, count);
    }

    private void read(ConvolutionScratch part, int row, int rowOfPart, int block) {
      int length = block * channels;
      part.inputs.get(rowOfPart, block, above);
      part.inputGradients.get(rowOfPart, block, passed);
      Activation.RELU.backpropagate(above, passed, 0, length);
      System.arraycopy(first.output, row * channels, values, 0, length);
      for (int p = 0; p < length; p++) {
        sums[p] += passed[p];
        centeredSums[p] += passed[p] * (values[p] - centers[p]);
      }
      System.arraycopy(passed, 0, gradient, row * channels, length);
    }

    /** The sums of all channels, then those times the distance from the center. */
    float[] sums() {
      float[] total = new float[2 * channels];
      for (int p = 0; p < sums.length; p++) {
        total[p % channels] += sums[p];
        total[channels + p % channels] += centeredSums[p];
      }
      return total;
    }
  }

  void firstNormalizationBackward() {
    double[] sums = new double[channels];
    double[] centeredSums = new double[channels];
    for (float[] slice : slopes) {
      for (int c = 0; c < channels; c++) {
        sums[c] += slice[c];
        centeredSums[c] += slice[channels + c];
      }
    }
    first.norm.backward(sums, centeredSums);
  }

  void firstBackward(Scratch scratch, int slice) {
    float[] values = new float[RowBlocks.ROWS * dimensions];
    shortcut.clearGradient(slice);
    first.backward(
        scratch.vectors(),
        slice,
        this::vectors,
        normalizationGradients(),
        (part, from, count) -> {
          RowBlocks.run(
              (row, block) -> {
                part.inputGradients.get(row - from, block, values);
                System.arraycopy(values, 0, dx, row * dimensions, block * dimensions);
              },
              from,
              count);
          shortcut.backward(pooling, slice, from, count, dx);
        });
  }

  /** The gradient by what the first convolution gave. */
  private RowSource normalizationGradients() {
    float[] factors = RowBlocks.tile(first.norm.factor);
    float[] steepness = RowBlocks.tile(first.norm.slope);
    float[] constants = RowBlocks.tile(first.norm.constant);
    float[] above = new float[factors.length];
    return (from, count, values) -> {
      int length = count * channels;
      System.arraycopy(gradient, from * channels, values, 0, length);
      System.arraycopy(first.output, from * channels, above, 0, length);
      for (int p = 0; p < length; p++) {
        values[p] = factors[p] * values[p] + steepness[p] * above[p] + constants[p];
      }
      rows.clearSeparators(from, count, values, channels);
    };
  }

  /** Sets the gradients of the weights. */
  void endBackward() {
    first.endBackward();
    second.endBackward();
    shortcut.endBackward();
  }

  /** dL/d(word vectors), rows x dimensions; rows without a word have no meaning. */
  float[] vectorGradients() {
    return dx;
  }

  @Override
  public void close() {
    first.close();
    second.close();
    shortcut.close();
  }
}
