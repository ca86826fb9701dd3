package org.deepmovie.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deepmovie.data.RatingScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionIntervalTest {

  private static final RatingScale WIDE = new RatingScale(-1000, 1000, 1);

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.6744897502",
    "0.6826894921, 1",
    "0.8, 1.2815515655",
    "0.95, 1.9599639845",
    "0.9973002039, 3",
    "0.999999, 4.8916384757"
  })
  void reachesAsFarAsTheTablesOfTheNormalDistributionSay(double level, double quantile) {
    PredictionInterval interval = PredictionInterval.normal(10, 2, level, WIDE);
    assertEquals(10 - 2 * quantile, interval.low(), 1e-7);
    assertEquals(10 + 2 * quantile, interval.high(), 1e-7);
    assertEquals(10, interval.mean());
    assertEquals(2, interval.deviation());
  }

  @Test
  void isClippedToTheScaleButItsDeviationIsNot() {
    assertEquals(
        new PredictionInterval(5, 9, 1, 5),
        PredictionInterval.normal(5.5, 9, 0.8, RatingScale.FIVE_STARS));
    PredictionInterval sure = PredictionInterval.normal(9, 0.1, 0.8, RatingScale.FIVE_STARS);
    assertEquals(new PredictionInterval(5, 0.1, 5, 5), sure);
  }

  @Test
  void ofAlmostCertaintyIsFinite() {
    PredictionInterval interval = PredictionInterval.normal(0, 1, Math.nextDown(1.0), WIDE);
    assertTrue(interval.high() > 7.9 && interval.high() <= 8.3, "high " + interval.high());
    assertTrue(PredictionInterval.normal(0, 1, Double.MIN_VALUE, WIDE).high() >= 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 80, Double.NaN})
  void refusesALevelThatIsNoProbability(double level) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> PredictionInterval.normal(3, 1, level, RatingScale.FIVE_STARS))
            .getMessage();
    assertEquals("level=" + level + "; give one above 0 and below 1", message);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesADeviationThatIsNone(double deviation) {
    assertThrows(
        IllegalArgumentException.class,
        () -> PredictionInterval.normal(3, deviation, 0.8, RatingScale.FIVE_STARS));
  }
}
