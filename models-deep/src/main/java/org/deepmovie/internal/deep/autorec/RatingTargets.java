package org.deepmovie.internal.deep.autorec;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.nn.loss.ScaleBoundedError;

/**
 * The ratings that the network predicts, and the loss of its predictions ({@link
 * ScaleBoundedError}). Errors are measured in quarters of the width of the scale, so that
 * stretching the ratings stretches the predictions.
 */
public final class RatingTargets {

  private final CsrMatrix rows;
  private final OutputTransform output;
  private final double unit;
  private final double globalBias;
  private final ScaleBoundedError loss;

  /** By position what is added to an output that is a deviation; otherwise empty. */
  private final double[] centers;

  /**
   * Targets.
   *
   * @param rows the ratings
   * @param centered the ratings after centering, in the unit of inputs
   * @param globalBias what is added to the outputs if they are no deviations
   * @param outOfScalePenalty weight of the distance to the scale
   */
  public RatingTargets(
      CsrMatrix rows,
      CsrMatrix centered,
      OutputTransform output,
      RatingScale scale,
      double globalBias,
      double outOfScalePenalty) {
    this.rows = rows;
    this.output = output;
    this.unit = scale.unit();
    this.globalBias = globalBias;
    this.loss = new ScaleBoundedError(scale, outOfScalePenalty);
    this.centers = new double[output.isDeviation() ? rows.size() : 0];
    Arrays.setAll(centers, p -> rows.value(p) - unit * centered.value(p));
  }

  /** The ratings. */
  public CsrMatrix rows() {
    return rows;
  }

  /** What is added to outputs that are no deviations. */
  public double globalBias() {
    return globalBias;
  }

  /** The prediction of the rating at {@code position} from the output {@code x}. */
  double prediction(int position, double x) {
    return output.isDeviation() ? centers[position] + unit * x : output.rating(globalBias + x);
  }

  /** How far {@code prediction} lies above the rating at {@code position}. */
  double error(int position, double prediction) {
    return loss.error(prediction, rows.value(position));
  }

  /** The derivative of the loss by the output whose prediction is {@code prediction}. */
  double gradient(double prediction, double error) {
    double slope = output.isDeviation() ? 1 : output.slope(prediction, unit);
    return loss.gradient(prediction, error) * slope;
  }
}
