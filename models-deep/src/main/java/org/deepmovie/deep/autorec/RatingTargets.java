package org.deepmovie.deep.autorec;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingScale;

/**
 * What the network shall answer. All errors are in units in which the scale is 4 wide, so that
 * stretching the ratings stretches the predictions. The loss of a rating r with the answer a is
 *
 * <pre>
 *   1/2 (a - r)^2 + offScale / 2 (distance of a to the scale)^2
 * </pre>
 */
final class RatingTargets {

  private final CsrMatrix rows;
  private final OutputTransform answer;
  private final RatingScale scale;
  private final double offset;
  private final double offScale;
  private final double[] centres;

  /**
   * RatingTargets for the ratings {@code rows}.
   *
   * @param centred the ratings less what is taken off them, in the units of inputs
   * @param offset what is added to the outputs if they are no deviations
   * @param offScale weight of the distance to the scale
   */
  RatingTargets(
      CsrMatrix rows,
      CsrMatrix centred,
      OutputTransform answer,
      RatingScale scale,
      double offset,
      double offScale) {
    this.rows = rows;
    this.answer = answer;
    this.scale = scale;
    this.offset = offset;
    this.offScale = offScale;
    this.centres = new double[answer.deviates() ? rows.size() : 0];
    Arrays.setAll(centres, p -> rows.value(p) - scale.unit() * centred.value(p));
  }

  /** The ratings. */
  CsrMatrix rows() {
    return rows;
  }

  /** The answer to the output {@code x} at {@code position}. */
  double answer(int position, double x) {
    return answer.deviates() ? centres[position] + scale.unit() * x : answer.rating(offset + x);
  }

  /** How far the answer {@code rating} lies above the rating at {@code position}. */
  double error(int position, double rating) {
    return (rating - rows.value(position)) / scale.unit();
  }

  /** The derivative of the loss by the output whose answer is {@code rating}. */
  double gradient(double rating, double error) {
    double outside = (rating - scale.clip(rating)) / scale.unit();
    double slope =
        answer.deviates()
            ? 1
            : answer.gain()
                / scale.unit()
                * answer.activation().slope((rating - answer.low()) / answer.gain());
    return (error + offScale * outside) * slope;
  }

  /** What is added to outputs that are no deviations. */
  double offset() {
    return offset;
  }
}
