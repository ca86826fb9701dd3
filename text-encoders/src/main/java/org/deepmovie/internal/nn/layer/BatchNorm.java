package org.deepmovie.internal.nn.layer;

import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;

/**
 * Batch normalization (Ioffe and Szegedy, ICML 2015, algorithms 1 and 2), of each channel over all
 * words of a batch:
 *
 * <pre>
 *   y = scale (x - m) / sqrt(v + 1e-5) + shift
 * </pre>
 *
 * <p>In training m and v are the batch's mean and variance, and running means of both move a tenth
 * of the way towards them; in encoding m and v are the running means. Either way y is affine in x;
 * the caller applies it together with its next operation.
 */
public final class BatchNorm {

  private static final double EPSILON = 1e-5;
  private static final float MOMENTUM = 0.1f;

  private final int channels;
  private final Parameter scale;
  private final Parameter shift;
  private final Parameter runningMean;
  private final Parameter runningVariance;

  /** A normalization with the parameters of {@code source}. */
  public BatchNorm(String name, int channels, ParameterSource source) {
    this.channels = channels;
    this.scale = source.scales(name + ".scale", channels);
    this.shift = source.biases(name + ".shift", channels);
    this.runningMean = source.state(name + ".mean", channels, 0);
    this.runningVariance = source.state(name + ".variance", channels, 1);
  }

  /** Scale, shift, running mean and running variance. */
  public List<Parameter> parameters() {
    return List.of(scale, shift, runningMean, runningVariance);
  }

  /**
   * The normalization by the statistics of a batch, towards which the running means move.
   *
   * @param slices of the batch, with at least one word in all
   */
  public BatchScaling fit(ChannelMoments[] slices) {
    int count = Stream.of(slices).mapToInt(ChannelMoments::count).sum();
    float[] center = new float[channels];
    double[] inverse = new double[channels];
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      for (ChannelMoments slice : slices) {
        sum += slice.count() * slice.mean(c);
      }
      double mean = sum / count;
      double squares = 0;
      for (ChannelMoments slice : slices) {
        squares += slice.squares(c, mean);
      }
      center[c] = (float) mean;
      inverse[c] = 1 / Math.sqrt(squares / count + EPSILON);
      double unbiased = squares / Math.max(1, count - 1);
      runningMean.value()[c] += MOMENTUM * (center[c] - runningMean.value()[c]);
      runningVariance.value()[c] += MOMENTUM * (float) (unbiased - runningVariance.value()[c]);
    }
    return new BatchScaling(center, inverse, count);
  }

  /** The normalization by the running means, for encoding. */
  public BatchScaling fitToRunningMeans() {
    float[] center = new float[channels];
    double[] inverse = new double[channels];
    for (int c = 0; c < channels; c++) {
      center[c] = runningMean.value()[c];
      inverse[c] = 1 / Math.sqrt(Math.max(0, runningVariance.value()[c]) + EPSILON);
    }
    return new BatchScaling(center, inverse, 0);
  }

  /** The normalization of one batch: y = {@link #factor} x + {@link #offset}, by channel. */
  public final class BatchScaling {

    private final float[] center;
    private final double[] inverse;
    private final int count;
    private final float[] factor = new float[channels];
    private final float[] offset = new float[channels];

    private BatchScaling(float[] center, double[] inverse, int count) {
      this.center = center;
      this.inverse = inverse;
      this.count = count;
      for (int c = 0; c < channels; c++) {
        factor[c] = (float) (scale.value()[c] * inverse[c]);
        offset[c] = (float) (shift.value()[c] - center[c] * (double) factor[c]);
      }
    }

    /** m: not a copy. */
    public float[] center() {
      return center;
    }

    /** The slope of y in x: not a copy. */
    public float[] factor() {
      return factor;
    }

    /** y at x = 0: not a copy. */
    public float[] offset() {
      return offset;
    }

    /**
     * Sets the gradients of scale and shift.
     *
     * @param dy the sum of dL/dy per channel
     * @param dyCentered the sum of dL/dy (x - {@link #center})
     * @return the gradient by x
     */
    public BatchGradient backward(double[] dy, double[] dyCentered) {
      float[] slope = new float[channels];
      float[] constant = new float[channels];
      for (int c = 0; c < channels; c++) {
        double dScale = inverse[c] * dyCentered[c];
        scale.gradient()[c] = (float) dScale;
        shift.gradient()[c] = (float) dy[c];
        double perWord = -(double) factor[c] / Math.max(1, count);
        double steepness = perWord * inverse[c] * dScale;
        slope[c] = (float) steepness;
        constant[c] = (float) (perWord * dy[c] - steepness * center[c]);
      }
      return new BatchGradient(factor, slope, constant);
    }
  }

  /**
   * The gradient by x of one batch: dL/dx = factor dL/dy + slope x + constant, by channel.
   *
   * @param factor the slope of y in x
   * @param slope what reaches x by way of the variance, per x
   * @param constant what reaches x by way of the mean and the variance, at x = 0
   */
  public record BatchGradient(float[] factor, float[] slope, float[] constant) {}
}
