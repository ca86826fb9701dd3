package org.deepmovie.internal.sgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StratifiedSgdTest {

  private static final Dataset DATA = SmallRatings.generate(101, 61, 0.3, 1);
  private static final SgdParameters STEP = new SgdParameters(0.02f, 0.05f, 0.01f, 0.03f);

  /** One rating of 4; the other two give two users and two items. */
  private static final Dataset ONE = one();

  private static Dataset one() {
    Dataset three =
        Dataset.of(
            List.of(
                new Rating("ann", "a", 4), new Rating("ann", "b", 1), new Rating("bob", "a", 5)));
    return three.withRatings(new RatingMatrixBuilder().add(0, 0, 4).build(2, 2));
  }

  static Stream<Kernels> kernels() {
    return Stream.of(Kernels.plain(), Kernels.best());
  }

  private static double epoch(
      Kernels kernels, Dataset data, FactorModel model, SgdParameters parameters) {
    try (Workers workers = new Workers(1)) {
      return new StratifiedSgd(kernels, new RatingBlocks(data, 1, new Workers(1)), model, 1)
          .epoch(1, parameters, workers);
    }
  }

  private static FactorModel draw(Dataset data, boolean biased, int columns) {
    FloatMatrix users = new FloatMatrix(data.users().size(), columns);
    FloatMatrix items = new FloatMatrix(data.items().size(), columns);
    InitialFactors initial = new InitialFactors(0.3, 1);
    initial.draw(users, "user", data.users(), 0, columns);
    initial.draw(items, "item", data.items(), 0, columns);
    return FactorModel.of(biased, 3, users, items, data.ratings());
  }

  private static void assertVectors(FactorModel expected, FactorModel actual, float tolerance) {
    assertArrayEquals(expected.userMatrix().values(), actual.userMatrix().values(), tolerance);
    assertArrayEquals(expected.itemMatrix().values(), actual.itemMatrix().values(), tolerance);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void oneStepWorkedByHand(Kernels kernels) {
    // mu = 2, b = 0.5 and 0.25, p = (1, 2), q = (0.5, -0.5): the error is 4 - 2.75 + 0.5 = 1.75
    FloatMatrix users = new FloatMatrix(2, 3, new float[] {0.5f, 1, 2, 9, 9, 9});
    FloatMatrix items = new FloatMatrix(2, 3, new float[] {0.25f, 0.5f, -0.5f, 9, 9, 9});
    FactorModel model = FactorModel.of(true, 2, users, items, ONE.ratings());
    assertEquals(1.75, epoch(kernels, ONE, model, new SgdParameters(0.1f, 0.2f, 0.4f, 0.5f)), 1e-6);
    assertArrayEquals(
        new float[] {
          0.5f + 0.4f * (1.75f - 0.5f * 0.5f),
          1 + 0.1f * (1.75f * 0.5f - 0.2f * 1),
          2 + 0.1f * (1.75f * -0.5f - 0.2f * 2)
        },
        users.row(0),
        1e-6f);
    assertArrayEquals(
        new float[] {
          0.25f + 0.4f * (1.75f - 0.5f * 0.25f),
          0.5f + 0.1f * (1.75f * 1 - 0.2f * 0.5f),
          -0.5f + 0.1f * (1.75f * 2 - 0.2f * -0.5f)
        },
        items.row(0),
        1e-6f);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aStepGoesAgainstHalfTheGradientOfTheRegularizedLoss(Kernels kernels) {
    float rate = 1e-3f;
    SgdParameters parameters = new SgdParameters(rate, 0.7f, rate, 0.4f);
    for (boolean biased : new boolean[] {true, false}) {
      FactorModel before = draw(ONE, biased, 6);
      FactorModel after = before.copy();
      epoch(kernels, ONE, after, parameters);
      for (int k = 0; k < 6; k++) {
        double user = (after.userMatrix().get(0, k) - before.userMatrix().get(0, k)) / rate;
        double item = (after.itemMatrix().get(0, k) - before.itemMatrix().get(0, k)) / rate;
        assertEquals(
            descent(before, before.userMatrix(), k, parameters), user, 2e-3, "user's " + k);
        assertEquals(
            descent(before, before.itemMatrix(), k, parameters), item, 2e-3, "item's " + k);
      }
    }
  }

  /** Minus half the derivative of the loss by a component of row 0. */
  private static double descent(
      FactorModel model, FloatMatrix vectors, int k, SgdParameters parameters) {
    float h = 1f / 64;
    float value = vectors.get(0, k);
    vectors.set(0, k, value + h);
    double above = loss(model, parameters);
    vectors.set(0, k, value - h);
    double below = loss(model, parameters);
    vectors.set(0, k, value);
    return -(above - below) / (2 * h) / 2;
  }

  private static double loss(FactorModel model, SgdParameters parameters) {
    double error = 4 - model.globalMean();
    double squares = 0;
    for (int k = 0; k < model.users().columns(); k++) {
      double p = model.users().get(0, k);
      double q = model.items().get(0, k);
      boolean bias = model.biased() && k == 0;
      error -= bias ? p + q : p * q;
      squares +=
          (bias ? parameters.biasRegularization() : parameters.regularization()) * (p * p + q * q);
    }
    return error * error + squares;
  }

  @Test
  void theErrorIsThatOfTheModelsPrediction() {
    for (boolean biased : new boolean[] {true, false}) {
      FactorModel model = draw(ONE, biased, 5);
      double expected = Math.abs(4 - model.predict(0, 0));
      assertEquals(expected, epoch(Kernels.best(), ONE, model, STEP), 1e-6);
    }
  }

  @Test
  void theKernelsAgree() {
    for (int columns : new int[] {2, 15, 16, 17, 64, 65, 70}) {
      FactorModel plain = draw(DATA, true, columns);
      FactorModel best = plain.copy();
      double expected = epoch(Kernels.plain(), DATA, plain, STEP);
      assertEquals(expected, epoch(Kernels.best(), DATA, best, STEP), 1e-5);
      assertVectors(plain, best, 1e-5f);
    }
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    FactorModel expected = draw(DATA, true, 9);
    double error = descend(expected, 1);
    for (int threads : new int[] {2, 3, 5}) {
      FactorModel model = draw(DATA, true, 9);
      assertEquals(error, descend(model, threads));
      assertVectors(expected, model, 0);
    }
  }

  private static double descend(FactorModel model, int threads) {
    StratifiedSgd descent =
        new StratifiedSgd(Kernels.best(), new RatingBlocks(DATA, 1, new Workers(1)), model, 1);
    double error = 0;
    try (Workers workers = new Workers(threads)) {
      for (int number = 1; number <= 5; number++) {
        error = descent.epoch(number, STEP, workers);
      }
    }
    return error;
  }

  @Test
  void rowsWithoutRatingsKeepTheirInitialVectors() {
    FactorModel model = draw(DATA, true, 3);
    FactorModel before = model.copy();
    epoch(Kernels.best(), DATA, model, STEP);
    int cold = DATA.users().size() - 1;
    assertEquals(0, DATA.ratings().byUser().count(cold));
    assertArrayEquals(before.userMatrix().row(cold), model.users().row(cold));
  }

  @Test
  void theReportedErrorFallsFromEpochToEpoch() {
    FactorModel model = draw(DATA, true, 5);
    StratifiedSgd descent =
        new StratifiedSgd(Kernels.best(), new RatingBlocks(DATA, 1, new Workers(1)), model, 1);
    try (Workers workers = new Workers(2)) {
      double before = Double.POSITIVE_INFINITY;
      for (int number = 1; number <= 10; number++) {
        double error = descent.epoch(number, STEP, workers);
        assertThat(error).isLessThan(before);
        before = error;
      }
    }
  }

  @Test
  void stepsThatLeadToInfinityAreReported() {
    FactorModel model = draw(DATA, true, 5);
    StratifiedSgd descent =
        new StratifiedSgd(Kernels.best(), new RatingBlocks(DATA, 1, new Workers(1)), model, 1);
    SgdParameters far = new SgdParameters(9, 0, 9, 0);
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
}
