package org.deepmovie.internal.text.resnet;

import java.util.stream.Stream;
import org.deepmovie.internal.nn.layer.BatchNorm;
import org.deepmovie.internal.nn.layer.ChannelMoments;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.nn.rows.RowParts;
import org.deepmovie.internal.nn.rows.RowSource;
import org.deepmovie.internal.nn.rows.TokenRows;

/**
 * A {@link RowConvolution} and the {@link BatchNorm} of what it gives. {@link #output} is that
 * before normalization: factors and offsets are applied by whoever reads it.
 */
final class NormalizedConvolution implements AutoCloseable {

  private final int channels;
  private final RowConvolution convolution;
  private final ChannelMoments[] moments;
  private TokenRows rows;
  private RowParts parts;

  final BatchNorm norm;

  /** Rows x channels; those without a word have no meaning. */
  float[] output = new float[0];

  NormalizedConvolution(RowConvolution convolution, BatchNorm norm, int channels) {
    this.channels = channels;
    this.convolution = convolution;
    this.norm = norm;
    this.moments =
        Stream.generate(() -> new ChannelMoments(channels))
            .limit(RowParts.SLICES)
            .toArray(ChannelMoments[]::new);
  }

  /** Reads the weights, before {@link #forward}. */
  void begin(TokenRows rows, RowParts parts) {
    this.rows = rows;
    this.parts = parts;
    int length = Math.multiplyExact(rows.count(), channels);
    if (output.length < length) {
      output = new float[length];
    }
    convolution.begin();
  }

  /**
   * Sets the output in a slice.
   *
   * @param x zero in rows without a word
   * @param training whether to gather statistics
   */
  void forward(ConvolutionScratch scratch, int slice, RowSource x, boolean training) {
    ChannelMoments own = moments[slice];
    own.clear();
    float[] values = new float[RowBlocks.ROWS * channels];
    parts.forEach(
        slice,
        (first, count) -> {
          scratch.readInputWindows(first, count, parts.rows(), x);
          convolution.forward(scratch);
          RowBlocks.run(
              (row, block) -> {
                scratch.outputs.get(row - first, block, values);
                System.arraycopy(values, 0, output, row * channels, block * channels);
                if (training) {
                  own.add(rows, row, block, values);
                }
              },
              first,
              count);
        });
    own.end();
  }

  /** After all slices. */
  void fit(boolean training) {
    if (training) {
      norm.fit(moments);
    } else {
      norm.fitToRunningMeans();
    }
  }

  /** Reads the weights, before {@link #backward}. */
  void beginBackward() {
    convolution.beginBackward();
  }

  /** Reads dL/dX, count x inputs, of a part. */
  interface GradientReader {
    void read(ConvolutionScratch part, int first, int count);
  }

  /**
   * Gives dL/dX in a slice and gathers dL/dW.
   *
   * @param x zero in rows without a word
   * @param dy dL/d({@link #output}), zero in rows without a word
   */
  void backward(
      ConvolutionScratch scratch, int slice, RowSource x, RowSource dy, GradientReader reader) {
    boolean[] add = {false};
    parts.forEach(
        slice,
        (first, count) -> {
          scratch.readInputs(first, count, x);
          scratch.readGradientWindows(first, count, parts.rows(), dy);
          convolution.backward(scratch, slice, add[0]);
          add[0] = true;
          reader.read(scratch, first, count);
        });
  }

  /** Sets dL/dW, after all slices. */
  void endBackward() {
    convolution.endBackward(parts);
  }

  @Override
  public void close() {
    convolution.close();
  }
}
