package org.deepmovie.deep.towers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class HeldOutRankingTest {

  private static final RatingMatrix TRAIN = new RatingMatrixBuilder().add(0, 0, 5).build(2, 4);

  @Test
  void likedItemsCountByTheirRankAmongThoseNotSeenInTraining() {
    RatingMatrix heldOut =
        new RatingMatrixBuilder().add(0, 2, 4).add(0, 1, 1).add(1, 0, 2).build(2, 4);
    // User 0 gets 1, 2, 3; the liked item 2 stands second. User 1 likes nothing.
    assertEquals(1 - Math.log(2) / Math.log(3), error(heldOut), 1e-12);
  }

  @Test
  void withoutLikedItemsTheErrorIsOne() {
    assertEquals(1, error(new RatingMatrixBuilder().add(0, 2, 1).build(2, 4)));
  }

  private static double error(RatingMatrix heldOut) {
    try (Workers workers = new Workers(2)) {
      return new HeldOutRanking(TRAIN.byUser(), 4)
          .error(
              heldOut,
              (user, into) -> {
                for (int item = 0; item < into.length; item++) {
                  into[item] = -item;
                }
              },
              workers);
    }
  }
}
