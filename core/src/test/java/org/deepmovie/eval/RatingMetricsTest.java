package org.deepmovie.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deepmovie.data.RatingScale;
import org.junit.jupiter.api.Test;

class RatingMetricsTest {

  @Test
  void agreesWithAHandWorkedCase() {
    RatingMetrics metrics = new RatingMetrics(RatingScale.FIVE_STARS);
    metrics.add(4, 3.6);
    metrics.add(2, 3.0);
    metrics.add(5, 4.4);
    assertEquals(3, metrics.count());
    assertEquals((0.16 + 1 + 0.36) / 3, metrics.mse(), 1e-12);
    assertEquals(Math.sqrt((0.16 + 1 + 0.36) / 3), metrics.rmse(), 1e-12);
    assertEquals(2.0 / 3, metrics.mae(), 1e-12);
    assertEquals(1.0 / 3, metrics.accuracy(), 1e-12);
  }

  @Test
  void roundsToTheStepsOfTheScale() {
    RatingMetrics halves = new RatingMetrics(RatingScale.HALF_STARS);
    halves.add(3.5, 3.3);
    halves.add(3.5, 3.8);
    assertEquals(0.5, halves.accuracy());
    RatingMetrics tenths = new RatingMetrics(new RatingScale(0, 1, 0.1));
    tenths.add(0.7f, 0.72);
    tenths.add(0.3f, 0.26);
    assertEquals(1, tenths.accuracy());
  }

  @Test
  void isTheSameWhetherAddedAtOnceOrMerged() {
    RatingMetrics whole = new RatingMetrics(RatingScale.FIVE_STARS);
    RatingMetrics one = new RatingMetrics(RatingScale.FIVE_STARS);
    RatingMetrics two = new RatingMetrics(RatingScale.FIVE_STARS);
    for (int n = 0; n < 20; n++) {
      whole.add(1 + n % 5, 1 + n % 3);
      (n < 7 ? one : two).add(1 + n % 5, 1 + n % 3);
    }
    one.merge(two);
    assertEquals(whole.count(), one.count());
    assertEquals(whole.mse(), one.mse(), 1e-12);
    assertEquals(whole.mae(), one.mae(), 1e-12);
    assertEquals(whole.accuracy(), one.accuracy(), 1e-12);
  }

  @Test
  void isNotANumberWithoutPairs() {
    RatingMetrics none = new RatingMetrics(RatingScale.FIVE_STARS);
    assertEquals(0, none.count());
    assertThat(none.rmse()).isNaN();
    assertThat(none.mae()).isNaN();
    assertThat(none.accuracy()).isNaN();
  }
}
