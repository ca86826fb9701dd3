package org.deepmovie.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class InitialBiasesTest {

  private static final int ITEMS = 20;

  /** Ratings of all items but the last. */
  private static RatingMatrix ratings() {
    SplittableRandom random = new SplittableRandom(1);
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int user = 0; user < 30; user++) {
      for (int item = user % 3; item < ITEMS - 1; item += 3) {
        ratings.add(user, item, 1 + random.nextInt(5));
      }
    }
    return ratings.build(30, ITEMS);
  }

  private static Regularization constant(double strength) {
    return new Regularization(strength, RegularizationScaling.NONE);
  }

  @Test
  void areThoseOfTheBaselineAndLeaveTheFactorsAsTheyAre() {
    RatingMatrix ratings = ratings();
    FloatMatrix items = new FloatMatrix(ITEMS, 2);
    for (int item = 0; item < ITEMS; item++) {
      items.set(item, 1, item);
    }
    try (Workers workers = new Workers(1)) {
      new InitialBiases(ratings.mean(), constant(2), constant(3)).set(items, ratings, workers);
    }
    float[] expected = BaselineEstimate.fit(ratings, 2, 3, InitialBiases.EPOCHS).item();
    assertThat(expected[0]).isNotCloseTo(0, within(0.01f));
    for (int item = 0; item < ITEMS; item++) {
      assertThat(items.get(item, 0)).isCloseTo(expected[item], within(1e-5f));
      assertThat(items.get(item, 1)).isEqualTo(item);
    }
  }
}
