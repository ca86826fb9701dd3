package org.deepmovie.deep.jointembedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.junit.jupiter.api.Test;

class PopularityPriorTest {

  /**
   * Users 0 and 1 like item 0, user 1 dislikes item 1, nobody rated item 2; user 2 rated nothing.
   */
  private static final RatingMatrix RATINGS =
      new RatingMatrixBuilder().add(0, 0, 5).add(1, 0, 4).add(1, 1, 2).build(3, 3);

  private static final UserActivityWeights EQUAL = new UserActivityWeights(RATINGS.byUser(), 0);

  @Test
  void usersWhoRateMuchCountLess() {
    UserActivityWeights weights = new UserActivityWeights(RATINGS.byUser(), 1);
    // One rating and two, of a mean weight of 1.
    assertThat(weights.of(0)).isEqualTo(4.0 / 3, within(1e-12));
    assertThat(weights.of(1)).isEqualTo(2.0 / 3, within(1e-12));
    assertThat(weights.of(2)).isEqualTo(0);
    assertThat(weights.sum()).isEqualTo(2);
    PopularityPrior popularity = PopularityPrior.of(RATINGS, 4, ScoreLoss.SOFTMAX, 1, weights);
    assertThat(popularity.of(0)).isEqualTo(Math.log(2.5), within(1e-12));
  }

  @Test
  void forCrossEntropyItIsTheLogarithmOfTheOdds() {
    PopularityPrior popularity = PopularityPrior.of(RATINGS, 4, ScoreLoss.BCE, 0.5, EQUAL);
    // Of 3 ratings and half of one pair without, 2 are likes.
    double share = 3 / 5.5;
    assertThat(popularity.of(0)).isEqualTo(Math.log((2 + share) / (1 - share)), within(1e-12));
    assertThat(popularity.of(1)).isEqualTo(Math.log(share / (1 + 0.5 + 1 - share)), within(1e-12));
  }

  @Test
  void forSoftmaxItIsTheLogarithmOfTheLikes() {
    PopularityPrior popularity = PopularityPrior.of(RATINGS, 4, ScoreLoss.SOFTMAX, 1, EQUAL);
    double share = 3 / 6.0;
    assertThat(popularity.of(0)).isEqualTo(Math.log(2 + share), within(1e-12));
    assertThat(popularity.of(1)).isEqualTo(Math.log(share), within(1e-12));
  }

  @Test
  void anItemWithoutRatingsIsAsPopularAsTheMeanOne() {
    PopularityPrior popularity = PopularityPrior.of(RATINGS, 4, ScoreLoss.BCE, 1, EQUAL);
    assertThat(popularity.of(2))
        .isEqualTo((popularity.of(0) + popularity.of(1)) / 2, within(1e-12));
    assertThat(popularity.of(2)).isEqualTo(popularity.mean());
  }
}
