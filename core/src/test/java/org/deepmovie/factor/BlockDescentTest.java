package org.deepmovie.factor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.PlantedRatings;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.model.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockDescentTest {

  private static final Dataset DATA = PlantedRatings.generate(101, 61, 0.3, 1);
  private static final SgdStep STEP = new SgdStep(0.02f, 0.05f, 0.01f, 0.03f);

  /** One rating of 4; the other two give two users and two items. */
  private static final Dataset ONE = one();

  private static Dataset one() {
    Dataset three =
        Dataset.of(
            List.of(
                new Rating("ann", "a", 4), new Rating("ann", "b", 1), new Rating("bob", "a", 5)));
    return three.withRatings(new RatingMatrix.Builder().add(0, 0, 4).build(2, 2));
  }

  static Stream<Kernels> kernels() {
    return Stream.of(Kernels.plain(), Kernels.best());
  }

  private static double epoch(Kernels kernels, Dataset data, SgdFactors factors, SgdStep step) {
    try (Workers workers = new Workers(1)) {
      return new BlockDescent(kernels, new RatingBlocks(data, 1), factors, 1)
          .epoch(1, step, workers);
    }
  }

  private static SgdFactors draw(Dataset data, int factors) {
    return SgdFactors.draw(data, factors, 3, new InitialFactors(0.3, 1));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void oneStepWorkedByHand(Kernels kernels) {
    // mu = 2, b = 0.5 and 0.25, p = (1, 2), q = (0.5, -0.5): the error is 4 - 2.75 + 0.5 = 1.75
    SgdFactors factors = SgdFactors.draw(ONE, 2, 2, new InitialFactors(0, 1));
    factors.biases().user()[0] = 0.5f;
    factors.biases().item()[0] = 0.25f;
    factors.users().set(0, 0, 1);
    factors.users().set(0, 1, 2);
    factors.items().set(0, 0, 0.5f);
    factors.items().set(0, 1, -0.5f);
    assertEquals(1.75, epoch(kernels, ONE, factors, new SgdStep(0.1f, 0.2f, 0.4f, 0.5f)), 1e-6);
    assertEquals(0.5 + 0.4 * (1.75 - 0.5 * 0.5), factors.biases().user()[0], 1e-6);
    assertEquals(0.25 + 0.4 * (1.75 - 0.5 * 0.25), factors.biases().item()[0], 1e-6);
    assertEquals(1 + 0.1 * (1.75 * 0.5 - 0.2 * 1), factors.users().get(0, 0), 1e-6);
    assertEquals(2 + 0.1 * (1.75 * -0.5 - 0.2 * 2), factors.users().get(0, 1), 1e-6);
    assertEquals(0.5 + 0.1 * (1.75 * 1 - 0.2 * 0.5), factors.items().get(0, 0), 1e-6);
    assertEquals(-0.5 + 0.1 * (1.75 * 2 - 0.2 * -0.5), factors.items().get(0, 1), 1e-6);
    assertEquals(0, factors.biases().user()[1]);
    assertEquals(0, factors.biases().item()[1]);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aStepGoesAgainstHalfTheGradientOfTheRegularizedLoss(Kernels kernels) {
    int d = 5;
    float rate = 1e-3f;
    SgdStep step = new SgdStep(rate, 0.7f, rate, 0.4f);
    SgdFactors before = draw(ONE, d);
    before.biases().user()[0] = 0.3f;
    before.biases().item()[0] = -0.2f;
    SgdFactors after = before.copy();
    epoch(kernels, ONE, after, step);
    assertEquals(
        slope(before, before.biases().user(), 0, step),
        moved(before.biases().user(), after.biases().user(), 0, rate),
        2e-3);
    assertEquals(
        slope(before, before.biases().item(), 0, step),
        moved(before.biases().item(), after.biases().item(), 0, rate),
        2e-3);
    for (int k = 0; k < d; k++) {
      assertEquals(
          slope(before, before.users().values(), k, step),
          moved(before.users().values(), after.users().values(), k, rate),
          2e-3);
      assertEquals(
          slope(before, before.items().values(), k, step),
          moved(before.items().values(), after.items().values(), k, rate),
          2e-3);
    }
  }

  private static double moved(float[] before, float[] after, int at, double rate) {
    return (after[at] - before[at]) / rate;
  }

  /** Minus half the derivative of the loss by {@code parameters[at]}. */
  private static double slope(SgdFactors factors, float[] parameters, int at, SgdStep step) {
    float h = 1f / 64;
    float value = parameters[at];
    parameters[at] = value + h;
    double above = loss(factors, step);
    parameters[at] = value - h;
    double below = loss(factors, step);
    parameters[at] = value;
    return -(above - below) / (2 * h) / 2;
  }

  private static double loss(SgdFactors factors, SgdStep step) {
    double bu = factors.biases().user()[0];
    double bi = factors.biases().item()[0];
    double error = 4 - factors.biases().mean() - bu - bi;
    double squares = 0;
    for (int k = 0; k < factors.users().columns(); k++) {
      double p = factors.users().get(0, k);
      double q = factors.items().get(0, k);
      error -= p * q;
      squares += p * p + q * q;
    }
    return error * error + step.biasLambda() * (bu * bu + bi * bi) + step.lambda() * squares;
  }

  @Test
  void theKernelsAgree() {
    for (int d : new int[] {1, 15, 16, 17, 64, 70}) {
      SgdFactors plain = draw(DATA, d);
      SgdFactors best = plain.copy();
      double expected = epoch(Kernels.plain(), DATA, plain, STEP);
      assertEquals(expected, epoch(Kernels.best(), DATA, best, STEP), 1e-5);
      assertArrayEquals(plain.users().values(), best.users().values(), 1e-5f, "d=" + d);
      assertArrayEquals(plain.items().values(), best.items().values(), 1e-5f, "d=" + d);
      assertArrayEquals(plain.biases().user(), best.biases().user(), 1e-5f);
      assertArrayEquals(plain.biases().item(), best.biases().item(), 1e-5f);
    }
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    SgdFactors expected = draw(DATA, 8);
    double error = descend(expected, 1);
    for (int threads : new int[] {2, 3, 5}) {
      SgdFactors factors = draw(DATA, 8);
      assertEquals(error, descend(factors, threads));
      assertArrayEquals(expected.users().values(), factors.users().values());
      assertArrayEquals(expected.items().values(), factors.items().values());
      assertArrayEquals(expected.biases().user(), factors.biases().user());
      assertArrayEquals(expected.biases().item(), factors.biases().item());
    }
  }

  private static double descend(SgdFactors factors, int threads) {
    BlockDescent descent = new BlockDescent(Kernels.best(), new RatingBlocks(DATA, 1), factors, 1);
    double error = 0;
    try (Workers workers = new Workers(threads)) {
      for (int number = 1; number <= 5; number++) {
        error = descent.epoch(number, STEP, workers);
      }
    }
    return error;
  }

  @Test
  void aRateOfNoneForTheBiasesLeavesThemAsTheyAre() {
    SgdFactors factors = draw(DATA, 3);
    factors.biases().user()[0] = 0.5f;
    epoch(Kernels.best(), DATA, factors, new SgdStep(0.1f, 0.1f, 0, 0));
    assertEquals(0.5f, factors.biases().user()[0]);
    assertEquals(0, factors.biases().item()[0]);
  }

  @Test
  void rowsWithoutRatingsKeepTheirInitialVectors() {
    SgdFactors factors = draw(DATA, 3);
    SgdFactors before = factors.copy();
    epoch(Kernels.best(), DATA, factors, STEP);
    int cold = DATA.users().size() - 1;
    assertEquals(0, DATA.ratings().byUser().count(cold));
    assertArrayEquals(before.users().row(cold), factors.users().row(cold));
  }

  @Test
  void theReportedErrorFallsFromEpochToEpoch() {
    SgdFactors factors = draw(DATA, 4);
    BlockDescent descent = new BlockDescent(Kernels.best(), new RatingBlocks(DATA, 1), factors, 1);
    try (Workers workers = new Workers(2)) {
      double before = Double.POSITIVE_INFINITY;
      for (int number = 1; number <= 10; number++) {
        double error = descent.epoch(number, STEP, workers);
        assertTrue(error < before, error + " after " + before);
        before = error;
      }
    }
  }

  @Test
  void stepsThatLeadToInfinityAreReported() {
    SgdFactors factors = draw(DATA, 4);
    BlockDescent descent = new BlockDescent(Kernels.best(), new RatingBlocks(DATA, 1), factors, 1);
    SgdStep far = new SgdStep(9, 0, 9, 0);
    try (Workers workers = new Workers(1)) {
      assertThrows(
          ArithmeticException.class,
          () -> {
            for (int number = 1; number < 100; number++) {
              descent.epoch(number, far, workers);
            }
          });
    }
  }

  @Test
  void theModelPredictsWhatTheFactorsPredict() {
    SgdFactors factors = draw(DATA, 5);
    epoch(Kernels.best(), DATA, factors, STEP);
    FactorModel biased = factors.model(true, DATA.ratings());
    assertEquals(6, biased.items().columns());
    assertEquals(factors.predict(3, 4), biased.predict(3, 4), 1e-5);
    SgdFactors flat = draw(DATA, 5);
    epoch(Kernels.best(), DATA, flat, new SgdStep(0.1f, 0.1f, 0, 0));
    FactorModel unbiased = flat.model(false, DATA.ratings());
    assertEquals(5, unbiased.items().columns());
    assertEquals(flat.predict(3, 4), unbiased.predict(3, 4), 1e-5);
  }
}
