package org.deepmovie.deep.towers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.junit.jupiter.api.Test;

class PopularityScoreTest {

  /**
   * Users 0 and 1 like item 0, user 1 dislikes item 1, nobody rated item 2; user 2 rated nothing.
   */
  private static final RatingMatrix RATINGS =
      new RatingMatrixBuilder().add(0, 0, 5).add(1, 0, 4).add(1, 1, 2).build(3, 3);

  private static final UserWeights EQUAL = new UserWeights(RATINGS.byUser(), 0);

  @Test
  void usersWhoRateMuchCountLess() {
    UserWeights weights = new UserWeights(RATINGS.byUser(), 1);
    // One rating and two, of a mean weight of 1.
    assertEquals(4.0 / 3, weights.of(0), 1e-12);
    assertEquals(2.0 / 3, weights.of(1), 1e-12);
    assertEquals(0, weights.of(2));
    assertEquals(2, weights.sum());
    PopularityScore popularity = PopularityScore.of(RATINGS, 4, ScoreLoss.SOFTMAX, 1, weights);
    assertEquals(Math.log(2.5), popularity.of(0), 1e-12);
  }

  @Test
  void forCrossEntropyItIsTheLogarithmOfTheOdds() {
    PopularityScore popularity = PopularityScore.of(RATINGS, 4, ScoreLoss.BCE, 0.5, EQUAL);
    // Of 3 ratings and half of one pair without, 2 are likes.
    double share = 3 / 5.5;
    assertEquals(Math.log((2 + share) / (1 - share)), popularity.of(0), 1e-12);
    assertEquals(Math.log(share / (1 + 0.5 + 1 - share)), popularity.of(1), 1e-12);
  }

  @Test
  void forSoftmaxItIsTheLogarithmOfTheLikes() {
    PopularityScore popularity = PopularityScore.of(RATINGS, 4, ScoreLoss.SOFTMAX, 1, EQUAL);
    double share = 3 / 6.0;
    assertEquals(Math.log(2 + share), popularity.of(0), 1e-12);
    assertEquals(Math.log(share), popularity.of(1), 1e-12);
  }

  @Test
  void anItemWithoutRatingsIsAsPopularAsTheMeanOne() {
    PopularityScore popularity = PopularityScore.of(RATINGS, 4, ScoreLoss.BCE, 1, EQUAL);
    assertEquals((popularity.of(0) + popularity.of(1)) / 2, popularity.of(2), 1e-12);
    assertEquals(popularity.mean(), popularity.of(2));
  }
}
