package org.deepmovie.internal.text.resnet;

import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.text.resnet.NormalizedConvolution.InputGradientReader;
import org.deepmovie.internal.text.resnet.NormalizedConvolution.NormalizedOutput;
import org.deepmovie.nn.Activation;

/**
 * The backward pass of the ReLU between the two convolutions of a block, over one slice: stores the
 * gradient by the first normalization's output, and the sums that the normalization needs.
 */
final class RectifierGradient implements InputGradientReader {

  private final int channels;
  private final float[] y;
  private final float[] gradient;
  private final float[] centers;
  private final float[] sums;
  private final float[] centeredSums;
  private final float[] activations;
  private final float[] passed;
  private final float[] values;

  /**
   * For one slice.
   *
   * @param normalized the first convolution's output
   * @param gradient rows x channels; this sets the rows of the slice
   */
  RectifierGradient(NormalizedOutput normalized, float[] gradient, int channels) {
    this.channels = channels;
    this.y = normalized.values();
    this.gradient = gradient;
    this.centers = RowBlocks.tile(normalized.scaling().center());
    this.sums = new float[centers.length];
    this.centeredSums = new float[centers.length];
    this.activations = new float[centers.length];
    this.passed = new float[centers.length];
    this.values = new float[centers.length];
  }

  @Override
  public void read(ConvolutionWorkspace part, int from, int count) {
    RowBlocks.run((row, block) -> read(part, row, row - from, block), from, count);
  }

  private void read(ConvolutionWorkspace part, int row, int rowOfPart, int block) {
    int length = block * channels;
    part.inputs.get(rowOfPart, block, activations);
    part.inputGradients.get(rowOfPart, block, passed);
    Activation.RELU.backpropagate(activations, passed, 0, length);
    System.arraycopy(y, row * channels, values, 0, length);
    for (int p = 0; p < length; p++) {
      sums[p] += passed[p];
      centeredSums[p] += passed[p] * (values[p] - centers[p]);
    }
    System.arraycopy(passed, 0, gradient, row * channels, length);
  }

  /**
   * Adds the sums of the slice per channel.
   *
   * @param gradients of the gradient
   * @param centered of the gradient times the distance of the convolution's output from its center
   */
  void addSums(double[] gradients, double[] centered) {
    float[] total = new float[channels];
    float[] centeredTotal = new float[channels];
    for (int p = 0; p < sums.length; p++) {
      total[p % channels] += sums[p];
      centeredTotal[p % channels] += centeredSums[p];
    }
    for (int c = 0; c < channels; c++) {
      gradients[c] += total[c];
      centered[c] += centeredTotal[c];
    }
  }
}
