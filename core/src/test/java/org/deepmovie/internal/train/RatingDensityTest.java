package org.deepmovie.internal.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deepmovie.data.RatingMatrixBuilder;
import org.junit.jupiter.api.Test;

class RatingDensityTest {

  @Test
  void ratingsAreCountedByRatedRowOfEitherSide() {
    // 4 ratings of 1 user for 4 items: users share 4 items, items share 1 user
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    ratings.add(0, 0, 3).add(0, 1, 4).add(0, 2, 5).add(0, 8, 5);
    RatingDensity density = RatingDensity.of(ratings.build(7, 9));
    assertThat(density.meanRatings()).isEqualTo(4.0 / 5);
    assertThat(density.meanOverlap()).isEqualTo(2);
  }

  @Test
  void fewCommonRatingsAreSparseAndSlowManyAreNot() {
    assertThat(new RatingDensity(5, 1).sparsity()).isEqualTo(0.5);
    assertThat(new RatingDensity(5, 0.1).sparsity()).isGreaterThan(0.99);
    assertThat(new RatingDensity(5, 0.1).pace()).isCloseTo(0.1, within(0.01));
    assertThat(new RatingDensity(5, 1).pace()).isCloseTo(1 - 0.9 / 16, within(1e-9));
    assertThat(new RatingDensity(5, 5).pace()).isCloseTo(1, within(0.001));
  }
}
