package org.deepmovie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deepmovie.testkit.ContractData.WIDE_DATA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.UnsupportedQueryException;
import org.junit.jupiter.api.Test;

/** A prediction interval contains the rating as often as its level says. */
abstract class IntervalContract extends ModelContract {

  IntervalContract(TrainerContract contract) {
    super(contract);
  }

  @Test
  void withoutValidationRatingsOnlyAModelWithIntervalsOfItsOwnGivesThem() {
    Recommender model = fitted();
    assertEquals(contract().givesIntervals(), trainer().givesIntervals());
    if (contract().givesIntervals() || holdsOut()) {
      assertThat(model.predictInterval(2, 3, 0.8).deviation()).isPositive();
    } else {
      assertThat(
              assertThrows(UnsupportedQueryException.class, () -> model.predictInterval(2, 3, 0.8)))
          .hasMessageContaining("fitted without validation ratings");
    }
  }

  /**
   * The bounds are four standard deviations of the binomial share away. Intervals of a model's own
   * may be too wide here, as small options give few draws.
   */
  @Test
  void intervalsContainTheirShareOfNewRatingsAlsoThoseOfALoadedModel() throws IOException {
    Recommender model = calibrated();
    Recommender loaded = loaded(model);
    CsrMatrix test = quarter(1).byUser();
    int inside = 0;
    for (int user = 0; user < test.rows(); user++) {
      for (int p = test.start(user); p < test.end(user); p++) {
        PredictionInterval interval = model.predictInterval(user, test.column(p), 0.8);
        assertEquals(interval, loaded.predictInterval(user, test.column(p), 0.8));
        inside += interval.contains(test.value(p)) ? 1 : 0;
      }
    }
    double deviation = Math.sqrt(0.8 * 0.2 * 2 / test.size());
    assertThat((double) inside / test.size())
        .as("share of %d ratings within intervals of the level 0.8", test.size())
        .isBetween(0.8 - 4 * deviation, contract().givesIntervals() ? 1 : 0.8 + 4 * deviation);
  }

  @Test
  void anIntervalContainsThePredictionLiesOnTheScaleAndGrowsWithItsLevel() {
    Recommender model = calibrated();
    boolean grows = false;
    for (int user = -1; user < WIDE_DATA.users().size(); user++) {
      for (int item = -1; item < WIDE_DATA.items().size(); item++) {
        double predicted = model.predict(user, item);
        PredictionInterval inner = model.predictInterval(user, item, 0.3);
        PredictionInterval outer = model.predictInterval(user, item, 0.6);
        for (PredictionInterval interval : List.of(inner, outer)) {
          assertEquals(predicted, interval.mean(), 1e-4);
          assertThat(predicted).isBetween(interval.low(), interval.high());
          assertOnScale(interval.low());
          assertOnScale(interval.high());
          assertThat(interval.deviation()).isPositive();
        }
        assertThat(outer.low()).isLessThanOrEqualTo(inner.low());
        assertThat(outer.high()).isGreaterThanOrEqualTo(inner.high());
        grows |= outer.low() < inner.low() && inner.high() < outer.high();
      }
    }
    assertThat(grows).as("an interval is wider at a higher level").isTrue();
    for (double level : new double[] {0, 1, -1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class, () -> model.predictInterval(2, 3, level), "" + level);
    }
    assertEquals(model.predictInterval(4, 3, 0.8), model.predictInterval("u4", "i3", 0.8));
  }
}
