package org.deepmovie.internal.deep.autorec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deepmovie.data.RatingScale;
import org.deepmovie.nn.Activation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputTransformTest {

  @ParameterizedTest
  @EnumSource
  void theRatingOfTheInputOfARatingIsThatRating(Activation activation) {
    OutputTransform output = OutputTransform.of(activation, RatingScale.HALF_STARS);
    for (double rating : new double[] {1, 2.5, 4.5}) {
      assertThat(output.rating(output.input(rating))).isEqualTo(rating, within(1e-9));
    }
    assertThat(output.rating(output.input(0.5))).isEqualTo(0.5, within(0.1));
    assertThat(output.rating(output.input(5))).isEqualTo(5.0, within(0.1));
  }

  @ParameterizedTest
  @EnumSource
  void theSlopeIsTheLimitOfDifferences(Activation activation) {
    OutputTransform output = OutputTransform.of(activation, RatingScale.HALF_STARS);
    double unit = RatingScale.HALF_STARS.unit();
    for (double x : new double[] {-1.3, 0.2, 2}) {
      double difference = output.rating(x + 1e-6) - output.rating(x - 1e-6);
      assertThat(unit * output.slope(output.rating(x), unit))
          .isEqualTo(difference / 2e-6, within(1e-6));
    }
  }
}
