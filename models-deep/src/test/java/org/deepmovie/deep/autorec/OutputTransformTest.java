package org.deepmovie.deep.autorec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deepmovie.data.RatingScale;
import org.deepmovie.nn.Activation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputTransformTest {

  @ParameterizedTest
  @EnumSource
  void anAnswerIsTheRatingThatItsInputWasFoundFor(Activation activation) {
    OutputTransform answer = OutputTransform.of(activation, RatingScale.HALF_STARS);
    for (double rating : new double[] {1, 2.5, 4.5}) {
      assertEquals(rating, answer.rating(answer.input(rating)), 1e-9);
    }
    assertEquals(0.5, answer.rating(answer.input(0.5)), 0.1);
    assertEquals(5, answer.rating(answer.input(5)), 0.1);
  }
}
