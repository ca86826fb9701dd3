package org.deepmovie.internal.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.train.Seeds;
import org.junit.jupiter.api.Test;

class PooledItemTest {

  private static final double NOISE = 2;

  /** Mean 0 and precision 1. */
  private static final NormalWishart PRIOR = new NormalWishart(2, FactorPriorScale.PUBLISHED);

  @Test
  void solvesTheEquationsOfAllRatings() {
    // residuals r - mu - b_u: 1, 3 of a user with factor 1, and -2 of one with factor -1
    CsrMatrix ratings =
        new RatingMatrixBuilder()
            .add(0, 0, 11.5f)
            .add(0, 1, 13.5f)
            .add(1, 1, 8)
            .build(2, 2)
            .byUser();
    PooledItem item = new PooledItem(ratings, 10, 2);
    FloatMatrix users = new FloatMatrix(2, 2);
    users.set(0, 0, 0.5f);
    users.set(0, 1, 1);
    users.set(1, 1, -1);
    double[] vector = item.vector(users, PRIOR, NOISE);
    // (1 + 2 * 3) b + 2 (2 - 1) q = 2 (1 + 3 - 2)    2 (2 - 1) b + (1 + 2 * 3) q = 2 (1 + 3 + 2)
    assertEquals((7 * 4 - 2 * 12) / 45.0, vector[0], 1e-6);
    assertEquals((7 * 12 - 2 * 4) / 45.0, vector[1], 1e-6);
  }

  @Test
  void withoutRatingsItIsThePriorMean() {
    PooledItem item = new PooledItem(new RatingMatrixBuilder().build(1, 1).byUser(), 0, 2);
    double[] vector = item.vector(new FloatMatrix(1, 2), PRIOR, NOISE);
    assertEquals(0, vector[0]);
    assertEquals(0, vector[1]);
  }

  @Test
  void predictsAMeanRatingOfEachUserThatUsersWithManyRatingsDecide() {
    SplittableRandom random = new SplittableRandom(1);
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    int users = 200;
    FloatMatrix vectors = new FloatMatrix(users, 2);
    for (int user = 0; user < users; user++) {
      boolean active = user % 2 == 0;
      vectors.set(user, 1, (float) Seeds.gaussian(random));
      double mean = (active ? 0.5 : -0.5) * vectors.get(user, 1);
      for (int item = 0; item < (active ? 500 : 1); item++) {
        ratings.add(user, item, (float) mean);
      }
    }
    PooledItem item = new PooledItem(ratings.build(users, 500).byUser(), 0, 2);
    assertEquals(0.5, item.vector(vectors, PRIOR, NOISE)[1], 0.01);
  }
}
