package org.deepmovie.internal.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deepmovie.data.RatingScale;
import org.junit.jupiter.api.Test;

class ScaleBoundedErrorTest {

  private static final RatingScale SCALE = new RatingScale(0.5, 5, 0.5);

  private static double loss(ScaleBoundedError loss, double y, double rating) {
    double outside = Math.max(0, Math.max(y - SCALE.max(), SCALE.min() - y)) / SCALE.unit();
    double error = (y - rating) / SCALE.unit();
    return error * error / 2 + loss.penalty() / 2 * outside * outside;
  }

  @Test
  void theGradientIsTheLimitOfDifferencesInsideAndOutsideTheScale() {
    ScaleBoundedError loss = new ScaleBoundedError(SCALE, 0.7);
    for (double prediction : new double[] {-1, 0.2, 1.7, 4.9, 5.3, 8}) {
      double gradient = loss.gradient(prediction, loss.error(prediction, 3.5));
      double[] difference =
          NumericGradient.of(new double[] {prediction}, y -> loss(loss, y[0], 3.5));
      assertThat(gradient / SCALE.unit()).isEqualTo(difference[0], within(1e-7));
    }
  }

  @Test
  void thePenaltyAddsTheDistanceToTheScaleInQuartersOfItsWidth() {
    ScaleBoundedError loss = new ScaleBoundedError(SCALE, 3);
    double above = SCALE.max() + 2 * SCALE.unit();
    double error = loss.error(above, SCALE.max());
    assertThat(error).isEqualTo(2, within(1e-12));
    assertThat(loss.gradient(above, error)).isEqualTo(2 + 3 * 2, within(1e-12));
    assertThat(loss.gradient(1, -0.5)).isEqualTo(-0.5);
  }
}
