package org.deepmovie.internal.text.resnet;

import org.deepmovie.internal.nn.rows.RowParts;

/**
 * The memory of one worker for a {@link ResidualBlock}.
 *
 * @param vectors for the convolution of word vectors
 * @param channels for the convolution of channels
 */
record BlockWorkspace(ConvolutionWorkspace vectors, ConvolutionWorkspace channels)
    implements AutoCloseable {

  static BlockWorkspace of(int dimensions, int channels) {
    return new BlockWorkspace(
        new ConvolutionWorkspace(dimensions, channels),
        new ConvolutionWorkspace(channels, channels));
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
