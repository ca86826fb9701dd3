package org.deepmovie.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingScaleTest {

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "3, true",
    "5, true",
    "3.5, false",
    "0, false",
    "6, false",
    "5.0000001, true",
    "NaN, false",
    "Infinity, false"
  })
  void onlyTheScalesOwnValuesAreRatings(double value, boolean expected) {
    assertEquals(expected, RatingScale.FIVE_STARS.isRating(value));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 4, 5, 1",
    "1, 4.5, 5, 0.5",
    "1, 4.7, 4, 0.1",
    "0.7, 0.1, 0.3, 0.1",
    "1, 2, 4.7, 0.1"
  })
  void theStepIsTheLargestOfWhichAllValuesAreMultiples(float a, float b, float c, double step) {
    RatingMatrix.Builder ratings =
        new RatingMatrix.Builder().add(0, 0, a).add(0, 1, b).add(0, 2, c);
    RatingScale scale = RatingScale.of(ratings.build(1, 3));
    assertEquals(step, scale.step());
    assertEquals(Math.min(a, Math.min(b, c)), scale.min());
    assertEquals(Math.max(a, Math.max(b, c)), scale.max());
    assertEquals(scale, ratings.scale());
  }

  @Test
  void theBuildersScaleCountsDuplicatesBeforeTheyAreMerged() {
    RatingMatrix.Builder ratings =
        new RatingMatrix.Builder().add(0, 0, 1).add(0, 0, 5).add(0, 1, 4);
    assertEquals(RatingScale.FIVE_STARS, ratings.scale());
    RatingMatrix merged = ratings.build(1, 2, DuplicatePolicy.MEAN);
    assertEquals(new RatingScale(3, 4, 1), RatingScale.of(merged));
  }

  @Test
  void ratingsThatAreAllAlikeShowNoScale() {
    RatingMatrix.Builder ratings = new RatingMatrix.Builder().add(0, 0, 3).add(0, 1, 3);
    assertThrows(IllegalArgumentException.class, ratings::scale);
  }
}
