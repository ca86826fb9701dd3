package org.deepmovie.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingScaleTest {

  private static RatingMatrix ratings(float... values) {
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    for (int item = 0; item < values.length; item++) {
      builder.add(0, item, values[item]);
    }
    return builder.build(1, values.length);
  }

  @Test
  void seesWholeHalfQuarterTenthAndHundredthStepsInRatings() {
    assertEquals(new RatingScale(1, 5, 1), RatingScale.of(ratings(5, 1, 4)));
    assertEquals(new RatingScale(0.5, 5, 0.5), RatingScale.of(ratings(0.5f, 2, 5)));
    assertEquals(new RatingScale(1, 5, 0.25), RatingScale.of(ratings(1, 1.25f, 5)));
    assertEquals(new RatingScale(1, 5, 0.1), RatingScale.of(ratings(1, 1.3f, 5)));
    assertEquals(new RatingScale(1, 5, 0.01), RatingScale.of(ratings(1, 1.37f, 5)));
  }

  @Test
  void hasTheEndsThatStandInTheFileWhereTheyAreNoExactFloats() {
    RatingScale scale = RatingScale.of(ratings(0.1f, 0.9f));
    assertEquals(0.1, scale.min());
    assertEquals(0.9, scale.max());
    assertThat(scale.contains(0.9f)).as("scale.contains(0.9f)").isTrue();
    assertThat(scale.contains(0.1f)).as("scale.contains(0.1f)").isTrue();
  }

  @Test
  void cannotBeSeenFromRatingsThatAreAllAlike() {
    assertThrows(IllegalArgumentException.class, () -> RatingScale.of(ratings()));
  }

  @ParameterizedTest
  @CsvSource({"5, 1, 1", "1, 1, 1", "1, 5, 0", "1, 5, -1", "NaN, 5, 1", "1, NaN, 1", "1, 5, NaN"})
  void refusesAnEmptyRangeOrAStepThatIsNotPositive(double min, double max, double step) {
    assertThrows(IllegalArgumentException.class, () -> new RatingScale(min, max, step));
  }

  @Test
  void refusesInfiniteEndsAndSteps() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThrows(IllegalArgumentException.class, () -> new RatingScale(1, infinity, 1));
    assertThrows(IllegalArgumentException.class, () -> new RatingScale(-infinity, 5, 1));
    assertThrows(IllegalArgumentException.class, () -> new RatingScale(1, 5, infinity));
  }

  @Test
  void clipsToItsEnds() {
    assertEquals(1, RatingScale.FIVE_STARS.clip(-7));
    assertEquals(5, RatingScale.FIVE_STARS.clip(5.01));
    assertEquals(3.3, RatingScale.FIVE_STARS.clip(3.3));
  }

  @Test
  void roundsToTheNearestRating() {
    assertEquals(4, RatingScale.FIVE_STARS.round(3.6));
    assertEquals(1, RatingScale.FIVE_STARS.round(-3));
    assertEquals(5, RatingScale.FIVE_STARS.round(9));
    assertEquals(3.5, RatingScale.HALF_STARS.round(3.6));
    assertEquals(0.5, RatingScale.HALF_STARS.round(0.7));
  }

  @Test
  void containsItsEndsAndWhatLiesBetween() {
    assertThat(RatingScale.FIVE_STARS.contains(1))
        .as("RatingScale.FIVE_STARS.contains(1)")
        .isTrue();
    assertThat(RatingScale.FIVE_STARS.contains(5))
        .as("RatingScale.FIVE_STARS.contains(5)")
        .isTrue();
    assertThat(RatingScale.FIVE_STARS.contains(2.5))
        .as("RatingScale.FIVE_STARS.contains(2.5)")
        .isTrue();
    assertThat(RatingScale.FIVE_STARS.contains(0.99))
        .as("RatingScale.FIVE_STARS.contains(0.99)")
        .isFalse();
    assertThat(RatingScale.FIVE_STARS.contains(5.01))
        .as("RatingScale.FIVE_STARS.contains(5.01)")
        .isFalse();
    assertThat(RatingScale.FIVE_STARS.contains(Double.NaN))
        .as("RatingScale.FIVE_STARS.contains(Double.NaN)")
        .isFalse();
  }

  @Test
  void equalValuesAreInteractionsAndWholeNumbersBeyondAHundredAreCounts() {
    assertEquals(RatingScale.UNARY, RatingScale.of(ratings(3, 3)));
    assertEquals(RatingScale.counts(2000), RatingScale.of(ratings(1, 0, 2000)));
    assertEquals(new RatingScale(0, 100, 1), RatingScale.of(ratings(0, 30, 100)));
    assertEquals(new RatingScale(-5, 200, 1), RatingScale.of(ratings(-5, 200)));
    assertEquals(new RatingScale(0.5, 200, 0.5), RatingScale.of(ratings(0.5f, 200)));
    assertEquals(RatingScale.counts(4), RatingScale.ofInteractions(ratings(1, 4)));
    assertEquals(RatingScale.UNARY, RatingScale.ofInteractions(ratings(1, 1)));
  }

  @Test
  void aCountMayGrowBeyondThoseOfTheTrainingSet() {
    assertThat(RatingScale.counts(7).contains(1000)).isTrue();
    assertThat(RatingScale.counts(7).contains(0)).isFalse();
    assertThat(RatingScale.UNARY.contains(3)).isTrue();
  }

  @Test
  void countsTheUpperQuarterAsLiked() {
    assertEquals(4, RatingScale.FIVE_STARS.relevanceThreshold());
    assertEquals(4, RatingScale.HALF_STARS.relevanceThreshold());
    assertEquals(8, new RatingScale(1, 10, 1).relevanceThreshold());
    assertEquals(1, new RatingScale(0, 1, 1).relevanceThreshold());
  }

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
  void onlyItsOwnValuesAreRatings(double value, boolean expected) {
    assertEquals(expected, RatingScale.FIVE_STARS.isRating(value));
  }

  @Test
  void aGreatestRatingThatIsOffTheStepMakesTheStepFiner() {
    assertEquals(new RatingScale(1, 4.7, 0.1), RatingScale.of(ratings(1, 2, 4.7f)));
  }

  @Test
  void anOverwrittenRatingDoesNotSetTheScale() {
    RatingMatrix ratings =
        new RatingMatrixBuilder().add(0, 0, 9).add(0, 0, 5).add(0, 1, 1).build(1, 2);
    assertEquals(RatingScale.FIVE_STARS, RatingScale.of(ratings));
  }

  @Test
  void ofARangeTheStepIsTheLargestThatReachesAllRatings() {
    assertEquals(new RatingScale(-10, 10, 0.5), RatingScale.of(-10, 10, ratings(-9.5f, 3, 7)));
    assertEquals(new RatingScale(1, 10, 1), RatingScale.of(1, 10, ratings(2, 2)));
  }

  @Test
  void isMeasuredAgainstFiveStars() {
    assertEquals(1, RatingScale.FIVE_STARS.unit());
    assertEquals(2.5, new RatingScale(0, 10, 0.5).unit());
  }
}
