package org.deepmovie.internal.nn.loss;

import org.deepmovie.data.RatingScale;

/**
 * The squared error of a predicted rating y with a penalty for predictions outside the rating
 * scale:
 *
 * <pre>
 *   L = 1/2 ((y - r) / c)^2 + penalty / 2 (distance of y to the scale / c)^2
 * </pre>
 *
 * <p>c is {@link RatingScale#unit}, a quarter of the width of the scale, so that the loss does not
 * depend on the width.
 *
 * @param scale the rating scale
 * @param penalty the weight of the distance to the scale, from 0
 */
public record ScaleBoundedError(RatingScale scale, double penalty) {

  /** (y - r) / c of the prediction {@code y} of the rating {@code rating}. */
  public double error(double y, double rating) {
    return (y - rating) / scale.unit();
  }

  /**
   * c dL/dy at the prediction {@code y}, in the unit of errors.
   *
   * @param error of the prediction, as {@link #error} gives it
   */
  public double gradient(double y, double error) {
    double outside = (y - scale.clip(y)) / scale.unit();
    return SquaredError.gradient(error + penalty * outside, 0.5);
  }
}
