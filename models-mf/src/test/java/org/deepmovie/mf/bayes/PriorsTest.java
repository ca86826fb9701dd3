package org.deepmovie.mf.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.model.Seeds;
import org.junit.jupiter.api.Test;

class PriorsTest {

  private static final int ROWS = 20_000;

  @Test
  void theScalarPriorFindsMeanAndPrecisionOfManyWeights() {
    SplittableRandom random = new SplittableRandom(1);
    float[] weights = new float[ROWS];
    for (int n = 0; n < ROWS; n++) {
      weights[n] = (float) (0.7 + 0.5 * Seeds.gaussian(random));
    }
    NormalGamma prior = new NormalGamma();
    int[] all = IntStream.range(0, ROWS).toArray();
    for (int n = 0; n < 5; n++) {
      prior.draw(weights, all, random);
    }
    assertEquals(0.7, prior.mean(), 0.02);
    assertEquals(4, prior.precision(), 0.2);
  }

  @Test
  void weightsThatDoNotCountChangeNothing() {
    float[] few = {1, 2, 4};
    float[] more = {1, 2, 4, 1000};
    NormalGamma fromFew = new NormalGamma();
    NormalGamma fromMore = new NormalGamma();
    fromFew.draw(few, new int[] {0, 1, 2}, new SplittableRandom(2));
    fromMore.draw(more, new int[] {0, 1, 2}, new SplittableRandom(2));
    assertEquals(fromFew.mean(), fromMore.mean());
    assertEquals(fromFew.precision(), fromMore.precision());
  }

  @Test
  void aWeightsPosteriorWeighsPriorAndRatingsByTheirPrecisions() {
    // prior N(0, 1/1); one rating of noise precision 3 that would have the weight at 2:
    // precision 1 + 3, mean 3 * 2 / 4
    NormalGamma prior = new NormalGamma();
    SplittableRandom random = new SplittableRandom(3);
    double before = 0.5;
    double sum = 0;
    double squares = 0;
    for (int n = 0; n < ROWS; n++) {
      double drawn = prior.drawWeight((float) before, 2 - before, 1, 3, random);
      sum += drawn;
      squares += (drawn - 1.5) * (drawn - 1.5);
    }
    assertEquals(1.5, sum / ROWS, 4 * 0.5 / Math.sqrt(ROWS));
    assertEquals(0.25, squares / ROWS, 0.01);
  }

  @Test
  void theVectorPriorFindsMeanAndPrecisionOfManyVectors() {
    // x = (z0, z0 + 0.5 z1) + (1, -2): precision of the covariance [1 1; 1 1.25] is [5 -4; -4 4]
    SplittableRandom random = new SplittableRandom(4);
    FactorMatrix vectors = new FactorMatrix(ROWS, 2);
    for (int row = 0; row < ROWS; row++) {
      double z0 = Seeds.gaussian(random);
      vectors.set(row, 0, (float) (1 + z0));
      vectors.set(row, 1, (float) (-2 + z0 + 0.5 * Seeds.gaussian(random)));
    }
    NormalWishart prior = new NormalWishart(2);
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
    NormalWishart prior = new NormalWishart(2);
    double[] sums = new double[3];
    int draws = 50_000;
    for (int n = 0; n < draws; n++) {
      prior.draw(new FactorMatrix(0, 2), new int[0], random);
      sums[0] += prior.precision()[0];
      sums[1] += prior.precision()[1];
      sums[2] += prior.precision()[3];
    }
    assertEquals(2, sums[0] / draws, 0.05);
    assertEquals(0, sums[1] / draws, 0.05);
    assertEquals(2, sums[2] / draws, 0.05);
  }
}
