package org.deepmovie.internal.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.train.Seeds;
import org.junit.jupiter.api.Test;

class NormalWishartTest {

  private static final int ROWS = 20_000;

  @Test
  void theVectorPriorFindsMeanAndPrecisionOfManyVectors() {
    // x = (z0, z0 + 0.5 z1) + (1, -2): precision of the covariance [1 1; 1 1.25] is [5 -4; -4 4]
    SplittableRandom random = new SplittableRandom(4);
    FloatMatrix vectors = new FloatMatrix(ROWS, 2);
    for (int row = 0; row < ROWS; row++) {
      double z0 = Seeds.gaussian(random);
      vectors.set(row, 0, (float) (1 + z0));
      vectors.set(row, 1, (float) (-2 + z0 + 0.5 * Seeds.gaussian(random)));
    }
    NormalWishart prior = new NormalWishart(2, FactorPriorScale.PUBLISHED);
    prior.draw(vectors, IntStream.range(0, ROWS).toArray(), random);
    double[] precision = prior.precision();
    assertEquals(5, precision[0], 0.2);
    assertEquals(-4, precision[1], 0.2);
    assertEquals(precision[1], precision[2]);
    assertEquals(4, precision[3], 0.2);
    assertEquals(1, prior.mean()[0], 0.03);
    assertEquals(-2, prior.mean()[1], 0.03);
    assertEquals(
        precision[0] * prior.mean()[0] + precision[1] * prior.mean()[1], prior.shift()[0], 1e-9);
  }

  @Test
  void drawsOfTheVectorPriorSpreadAsTheWishartAndTheNormalSay() {
    // no vectors: precision ~ W(I, 2), so its mean is 2 I; the mean's own mean is 0
    SplittableRandom random = new SplittableRandom(5);
    NormalWishart prior = new NormalWishart(2, FactorPriorScale.PUBLISHED);
    double[] sums = new double[3];
    int draws = 50_000;
    for (int n = 0; n < draws; n++) {
      prior.draw(new FloatMatrix(0, 2), new int[0], random);
      sums[0] += prior.precision()[0];
      sums[1] += prior.precision()[1];
      sums[2] += prior.precision()[3];
    }
    assertEquals(2, sums[0] / draws, 0.05);
    assertEquals(0, sums[1] / draws, 0.05);
    assertEquals(2, sums[2] / draws, 0.05);
  }
}
