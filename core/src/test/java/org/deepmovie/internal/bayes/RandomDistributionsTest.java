package org.deepmovie.internal.bayes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomDistributionsTest {

  private static final int DRAWS = 200_000;

  @ParameterizedTest
  @CsvSource({"0.5, 2", "1, 1", "3.5, 0.25", "400, 100"})
  void gammaNumbersHaveTheMeanAndTheVarianceOfTheirDistribution(double shape, double rate) {
    SplittableRandom random = new SplittableRandom(5);
    double sum = 0;
    double squares = 0;
    for (int n = 0; n < DRAWS; n++) {
      double x = RandomDistributions.gamma(random, shape, rate);
      sum += x;
      squares += x * x;
    }
    double mean = sum / DRAWS;
    double deviation = Math.sqrt(shape) / rate;
    assertEquals(shape / rate, mean, 4 * deviation / Math.sqrt(DRAWS));
    assertEquals(1, (squares / DRAWS - mean * mean) / (deviation * deviation), 0.03);
  }

  @ParameterizedTest
  @CsvSource({"NaN, 1", "Infinity, 1", "0.4, 1", "1, NaN", "1, 0"})
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aGammaDistributionThatDoesNotExistIsRefusedInsteadOfDrawnFromForever(
      double shape, double rate) {
    assertThatThrownBy(() -> RandomDistributions.gamma(new SplittableRandom(5), shape, rate))
        .isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-3, 16", "7, 0.04"})
  void normalNumbersHaveTheirMeanAndPrecision(double mean, double precision) {
    SplittableRandom random = new SplittableRandom(6);
    double sum = 0;
    double squares = 0;
    for (int n = 0; n < DRAWS; n++) {
      double z =
          (RandomDistributions.normal(random, mean, precision) - mean) * Math.sqrt(precision);
      sum += z;
      squares += z * z;
    }
    assertEquals(0, sum / DRAWS, 4 / Math.sqrt(DRAWS));
    assertEquals(1, squares / DRAWS, 0.02);
  }
}
