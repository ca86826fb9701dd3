package org.deepmovie.mf.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.internal.bayes.FactorPriorScale;
import org.deepmovie.train.Seeds;
import org.junit.jupiter.api.Test;

class NormalGammaTest {

  private static final int ROWS = 20_000;

  @Test
  void theScalarPriorFindsMeanAndPrecisionOfManyWeights() {
    SplittableRandom random = new SplittableRandom(1);
    float[] weights = new float[ROWS];
    for (int n = 0; n < ROWS; n++) {
      weights[n] = (float) (0.7 + 0.5 * Seeds.gaussian(random));
    }
    NormalGamma prior = new NormalGamma(FactorPriorScale.PUBLISHED);
    int[] all = IntStream.range(0, ROWS).toArray();
    for (int n = 0; n < 5; n++) {
      prior.draw(weights, all, random);
    }
    assertEquals(0.7, prior.mean(), 0.02);
    assertEquals(4, prior.precision(), 0.2);
  }

  @Test
  void unratedWeightsDoNotChangeTheDraw() {
    float[] few = {1, 2, 4};
    float[] more = {1, 2, 4, 1000};
    NormalGamma fromFew = new NormalGamma(FactorPriorScale.PUBLISHED);
    NormalGamma fromMore = new NormalGamma(FactorPriorScale.PUBLISHED);
    fromFew.draw(few, new int[] {0, 1, 2}, new SplittableRandom(2));
    fromMore.draw(more, new int[] {0, 1, 2}, new SplittableRandom(2));
    assertEquals(fromFew.mean(), fromMore.mean());
    assertEquals(fromFew.precision(), fromMore.precision());
  }

  @Test
  void thePosteriorOfAWeightAveragesPriorAndRatingsByTheirPrecisions() {
    // prior N(0, 1/1); one rating of noise precision 3 that would have the weight at 2:
    // precision 1 + 3, mean 3 * 2 / 4
    NormalGamma prior = new NormalGamma(FactorPriorScale.PUBLISHED);
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
}
