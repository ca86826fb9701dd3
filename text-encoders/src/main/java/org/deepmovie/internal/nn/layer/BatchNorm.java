package org.deepmovie.internal.nn.layer;

import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;

/**
 * Batch normalization (Ioffe and Szegedy, ICML 2015, algorithms 1 and 2), each channel over all
 * words of a batch, and over nothing else:
 *
 * <pre>
 *   y = scale (x - m) / sqrt(v + 1e-5) + shift
 * </pre>
 *
 * <p>In training m and v are the batch's mean and variance, and running means of both go a tenth of
 * the way towards them; in encoding those are m and v. Either way y = {@link #factor} x + {@link
 * #offset}, which the caller works out together with what it does next.
 */
public final class BatchNorm {

  private static final double EPSILON = 1e-5;
  private static final float MOMENTUM = 0.1f;

  private final int channels;
  private final Parameter scale;
  private final Parameter shift;
  private final Parameter runningMean;
  private final Parameter runningVariance;

  /** m. */
  public final float[] center;

  /** What y gains per x. */
  public final float[] factor;

  /** y at x = 0. */
  public final float[] offset;

  /** After {@link #backward}: what dL/dx gains per x. */
  public final float[] slope;

  /** After {@link #backward}: dL/dx at x = 0 and dL/dy = 0. */
  public final float[] constant;

  private final double[] inverse;
  private int count;

  public BatchNorm(String name, int channels, ParameterSource source) {
    this.channels = channels;
    this.scale = source.scales(name + ".scale", channels);
    this.shift = source.biases(name + ".shift", channels);
    this.runningMean = source.state(name + ".mean", channels, 0);
    this.runningVariance = source.state(name + ".variance", channels, 1);
    this.center = new float[channels];
    this.factor = new float[channels];
    this.offset = new float[channels];
    this.slope = new float[channels];
    this.constant = new float[channels];
    this.inverse = new double[channels];
  }

  /** Scale, shift, running mean and running variance. */
  public List<Parameter> parameters() {
    return List.of(scale, shift, runningMean, runningVariance);
  }

  /**
   * Sets {@link #center}, {@link #factor} and {@link #offset} for a batch, and moves the running
   * means towards it.
   *
   * @param slices of the batch, together at least one word
   */
  public void fit(ChannelMoments[] slices) {
    count = Stream.of(slices).mapToInt(ChannelMoments::count).sum();
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
    fitLine();
  }

  /** Sets {@link #center}, {@link #factor} and {@link #offset} for encoding. */
  public void fitToRunningMeans() {
    for (int c = 0; c < channels; c++) {
      center[c] = runningMean.value()[c];
      inverse[c] = 1 / Math.sqrt(Math.max(0, runningVariance.value()[c]) + EPSILON);
    }
    fitLine();
  }

  private void fitLine() {
    for (int c = 0; c < channels; c++) {
      factor[c] = (float) (scale.value()[c] * inverse[c]);
      offset[c] = (float) (shift.value()[c] - center[c] * (double) factor[c]);
    }
  }

  /**
   * Sets the gradients of scale and shift, and {@link #slope} and {@link #constant}, by which dL/dx
   * = factor dL/dy + slope x + constant.
   *
   * @param dy the sum of dL/dy per channel
   * @param dyCentered the sum of dL/dy (x - {@link #center})
   */
  public void backward(double[] dy, double[] dyCentered) {
    for (int c = 0; c < channels; c++) {
      double dScale = inverse[c] * dyCentered[c];
      scale.gradient()[c] = (float) dScale;
      shift.gradient()[c] = (float) dy[c];
      double perWord = -(double) factor[c] / Math.max(1, count);
      double steepness = perWord * inverse[c] * dScale;
      slope[c] = (float) steepness;
      constant[c] = (float) (perWord * dy[c] - steepness * center[c]);
    }
  }
}
