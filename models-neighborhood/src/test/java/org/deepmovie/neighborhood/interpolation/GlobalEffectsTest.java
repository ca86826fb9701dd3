package org.deepmovie.neighborhood.interpolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.neighborhood.SmallRatings;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.testkit.PlantedRatings;
import org.junit.jupiter.api.Test;

class GlobalEffectsTest {

  /** Two users, three items, the third rated by the first user alone. */
  private static final RatingMatrix RATINGS =
      SmallRatings.of(new double[] {5, 3, 1}, new double[] {4, 2, 0}).ratings();

  private static final BaselineEstimate BIASES =
      new BaselineEstimate(3, new float[] {0.5f, 0}, new float[] {1, -0.5f, -1});

  @Test
  void theSlopeOverTheAveragesIsARidgeRegressionWorkedByHand() {
    GlobalEffects effects = new GlobalEffects(RATINGS, BIASES, 1, 2, 0);
    double mean = (1 - 0.5 - 1) / (3 + 5.0);
    double[] x = {1 - mean, -0.5 - mean, -1 - mean};
    double[] residuals = {5 - 4.5, 3 - 3, 1 - 2.5};
    double product = 0;
    double square = 2;
    for (int n = 0; n < 3; n++) {
      product += x[n] * residuals[n];
      square += x[n] * x[n];
    }
    double slope = product / square;
    assertThat(slope).as("the first user goes with the averages: " + slope).isGreaterThan(0.3);
    for (int item = 0; item < 3; item++) {
      assertThat(effects.value(0, item))
          .isCloseTo(BIASES.value(0, item) + slope * x[item], within(1e-6));
    }
  }

  @Test
  void theSlopeOverTheSupportIsFittedToTheResidualsOfTheEffectBefore() {
    GlobalEffects first = new GlobalEffects(RATINGS, BIASES, 1, 2, 0);
    GlobalEffects both = new GlobalEffects(RATINGS, BIASES, 1, 2, 3);
    double average = (4 * Math.log(3) + Math.log(2)) / 5;
    double[] x = {Math.log(3) - average, Math.log(3) - average, Math.log(2) - average};
    double mean = (x[0] + x[1] + x[2]) / (3 + 5.0);
    double product = 0;
    double square = 3;
    for (int item = 0; item < 3; item++) {
      product += (x[item] - mean) * (RATINGS.byUser().value(item) - first.value(0, item));
      square += (x[item] - mean) * (x[item] - mean);
    }
    for (int item = 0; item < 3; item++) {
      assertThat(both.value(0, item))
          .isCloseTo(first.value(0, item) + product / square * (x[item] - mean), within(1e-6));
    }
  }

  @Test
  void withoutLambdasTheEstimateIsTheBaseline() {
    GlobalEffects none = new GlobalEffects(RATINGS, BIASES, 1, 0, 0);
    for (int user = 0; user < 2; user++) {
      for (int item = 0; item < 3; item++) {
        assertThat(none.value(user, item)).isEqualTo(BIASES.value(user, item));
      }
    }
  }

  @Test
  void anUnknownUserOrItemHasNoEffects() {
    GlobalEffects effects = new GlobalEffects(RATINGS, BIASES, 1, 2, 3);
    assertThat(effects.value(0, IdMap.UNKNOWN)).isEqualTo(BIASES.value(0, IdMap.UNKNOWN));
    assertThat(effects.value(IdMap.UNKNOWN, 1)).isEqualTo(BIASES.value(IdMap.UNKNOWN, 1));
  }

  @Test
  void theResidualsAreSmallerThanThoseOfTheBaseline() {
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    BaselineEstimate biases = BaselineEstimate.fit(data.ratings(), 5, 2, 10);
    double without = squares(new GlobalEffects(data.ratings(), biases, 1, 0, 0), data.ratings());
    double average = squares(new GlobalEffects(data.ratings(), biases, 1, 10, 0), data.ratings());
    double both = squares(new GlobalEffects(data.ratings(), biases, 1, 10, 60), data.ratings());
    assertThat(average).isLessThan(without);
    assertThat(both).isLessThan(average);
  }

  private static double squares(GlobalEffects effects, RatingMatrix ratings) {
    CsrMatrix residuals = effects.residuals(ratings);
    double sum = 0;
    for (int p = 0; p < residuals.size(); p++) {
      sum += residuals.value(p) * residuals.value(p);
    }
    return sum;
  }
}
