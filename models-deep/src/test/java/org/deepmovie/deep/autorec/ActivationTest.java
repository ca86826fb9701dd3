package org.deepmovie.deep.autorec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deepmovie.data.RatingScale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {

  private static final double[] POINTS = {-2.5, -0.7, 0.2, 0.9, 2.4};

  @ParameterizedTest
  @EnumSource
  void theSlopeIsThatOfTheValue(Activation activation) {
    for (double x : POINTS) {
      double difference = (activation.value(x + 1e-6) - activation.value(x - 1e-6)) / 2e-6;
      assertEquals(difference, activation.slope(activation.value(x)), 1e-6, "at " + x);
    }
  }

  @ParameterizedTest
  @EnumSource
  void unitsAreActivatedInPlaceAndOthersAreLeftAlone(Activation activation) {
    float[] units = {7, -2.5f, -0.7f, 0.2f, 2.4f, 7};
    float[] before = units.clone();
    activation.apply(units, 1, 4);
    for (int k = 1; k < 5; k++) {
      assertEquals(activation.value(before[k]), units[k], 1e-6);
    }
    assertEquals(7, units[0]);
    assertEquals(7, units[5]);
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerIsTheRatingThatItsInputWasFoundFor(Activation activation) {
    Answer answer = Answer.of(activation, RatingScale.HALF_STARS);
    for (double rating : new double[] {1, 2.5, 4.5}) {
      assertEquals(rating, answer.rating(answer.input(rating)), 1e-9);
    }
    assertEquals(0.5, answer.rating(answer.input(0.5)), 0.1);
    assertEquals(5, answer.rating(answer.input(5)), 0.1);
  }
}
