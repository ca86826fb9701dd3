package org.deepmovie.internal.leastsquares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.options.common.EquationSolver;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlsUpdaterTest {

  private static final RatingMatrix RATINGS = SmallRatings.generate(30, 20, 0.4, 1).ratings();
  private static final double OFFSET = 3;

  @ParameterizedTest
  @EnumSource
  void theObjectiveNeverRises(EquationSolver solver) {
    for (boolean biased : new boolean[] {false, true}) {
      int d = 5;
      SplittableRandom random = new SplittableRandom(2);
      FloatMatrix users = matrix(random, RATINGS.users(), d);
      FloatMatrix items = matrix(random, RATINGS.items(), d);
      FloatMatrix prior = matrix(random, RATINGS.items(), d);
      float[] userRidges =
          new Regularization(2, RegularizationScaling.SQRT).perRow(RATINGS.byUser());
      float[] itemRidges =
          new Regularization(3, RegularizationScaling.COUNT).perRow(RATINGS.byItem());
      AlsUpdater updater = new AlsUpdater(d, biased, OFFSET, 1, solver, 2);
      double before = Double.POSITIVE_INFINITY;
      try (Workers workers = new Workers(1)) {
        for (int turn = 0; turn < 6; turn++) {
          updater.update(RATINGS.byUser(), items, users, null, userRidges, workers);
          double afterUsers = objective(users, items, prior, userRidges, itemRidges, biased);
          updater.update(RATINGS.byItem(), users, items, prior, itemRidges, workers);
          double afterItems = objective(users, items, prior, userRidges, itemRidges, biased);
          assertThat(afterUsers).isLessThanOrEqualTo(before + 1e-3);
          assertThat(afterItems).isLessThanOrEqualTo(afterUsers + 1e-3);
          before = afterItems;
        }
      }
    }
  }

  private static double objective(
      FloatMatrix users,
      FloatMatrix items,
      FloatMatrix prior,
      float[] userRidges,
      float[] itemRidges,
      boolean biased) {
    double sum = 0;
    int d = users.columns();
    CsrMatrix rows = RATINGS.byUser();
    for (int u = 0; u < rows.rows(); u++) {
      for (int p = rows.start(u); p < rows.end(u); p++) {
        int i = rows.column(p);
        double predicted = OFFSET;
        for (int k = 0; k < d; k++) {
          predicted +=
              biased && k == 0
                  ? users.get(u, 0) + items.get(i, 0)
                  : users.get(u, k) * items.get(i, k);
        }
        sum += Math.pow(rows.value(p) - predicted, 2);
      }
      for (int k = 0; k < d; k++) {
        sum += userRidges[u] * Math.pow(users.get(u, k), 2);
      }
    }
    for (int i = 0; i < items.rows(); i++) {
      for (int k = 0; k < d; k++) {
        sum += itemRidges[i] * Math.pow(items.get(i, k) - prior.get(i, k), 2);
      }
    }
    return sum;
  }

  @Test
  void conjugateGradientsWithEnoughStepsGiveWhatCholeskyGives() {
    FloatMatrix exact = updated(EquationSolver.CHOLESKY, 1);
    FloatMatrix approached = updated(EquationSolver.CG, 1);
    assertArrayEquals(exact.values(), approached.values(), 1e-4f);
  }

  @ParameterizedTest
  @EnumSource
  void theNumberOfThreadsChangesNoBit(EquationSolver solver) {
    assertArrayEquals(updated(solver, 1).values(), updated(solver, 3).values());
  }

  private static FloatMatrix updated(EquationSolver solver, int threads) {
    int d = 6;
    SplittableRandom random = new SplittableRandom(7);
    FloatMatrix users = matrix(random, RATINGS.users(), d);
    FloatMatrix items = matrix(random, RATINGS.items(), d);
    float[] ridges = new Regularization(2, RegularizationScaling.SQRT).perRow(RATINGS.byUser());
    float[] firstRidges =
        new Regularization(0.5, RegularizationScaling.SQRT).perRow(RATINGS.byUser());
    AlsUpdater updater = new AlsUpdater(d, true, OFFSET, threads, solver, 3 * d);
    try (Workers workers = new Workers(threads)) {
      updater.update(RATINGS.byUser(), items, users, null, ridges, firstRidges, workers);
    }
    return users;
  }

  @Test
  void aRowWithoutRatingsBecomesItsPrior() {
    SplittableRandom random = new SplittableRandom(3);
    FloatMatrix users = matrix(random, RATINGS.users(), 2);
    FloatMatrix items = matrix(random, RATINGS.items(), 2);
    FloatMatrix prior = matrix(random, RATINGS.items(), 2);
    int cold = RATINGS.items() - 1;
    assertEquals(0, RATINGS.byItem().count(cold));
    float[] ridges = new Regularization(1, RegularizationScaling.NONE).perRow(RATINGS.byItem());
    AlsUpdater updater = new AlsUpdater(2, false, OFFSET, 2);
    try (Workers workers = new Workers(2)) {
      updater.update(RATINGS.byItem(), users, items, prior, ridges, workers);
      assertArrayEquals(prior.row(cold), items.row(cold));
      updater.update(RATINGS.byItem(), users, items, null, ridges, workers);
      assertArrayEquals(new float[2], items.row(cold));
    }
  }

  @Test
  void foldingInARowGivesTheVectorThatASweepGivesIt() {
    SplittableRandom random = new SplittableRandom(4);
    FloatMatrix users = matrix(random, RATINGS.users(), 3);
    FloatMatrix items = matrix(random, RATINGS.items(), 3);
    Regularization ridge = new Regularization(2, RegularizationScaling.SQRT);
    Regularization biasRidge = new Regularization(0.5, RegularizationScaling.COUNT);
    float[] ridges = ridge.perRow(RATINGS.byUser());
    float[] biasRidges = biasRidge.perRow(RATINGS.byUser());
    AlsUpdater updater = new AlsUpdater(3, true, OFFSET, 1);
    try (Workers workers = new Workers(1)) {
      updater.update(RATINGS.byUser(), items, users, null, ridges, biasRidges, workers);
    }
    CsrMatrix rows = RATINGS.byUser();
    int[] others = new int[rows.count(0)];
    double[] ratings = new double[rows.count(0)];
    for (int p = rows.start(0); p < rows.end(0); p++) {
      others[p] = rows.column(p);
      ratings[p] = rows.value(p);
    }
    int n = others.length;
    assertArrayEquals(
        users.row(0),
        updater.foldIn(items, others, ratings, ridge.of(n), biasRidge.of(n), null),
        1e-5f);
  }

  @Test
  void aFoldedInRowIsDrawnToThePriorsMeanByItsWeights() {
    FloatMatrix items = new FloatMatrix(1, 2, new float[] {0.5f, 2});
    AlsUpdater updater = new AlsUpdater(2, true, OFFSET, 1);
    float[] prior = {0.25f, -1};
    int[] others = {0};
    double[] ratings = {5};
    assertArrayEquals(prior, updater.foldIn(items, others, ratings, 1e9, 1e9, prior), 1e-5f);
    // r - offset - b = 1.5 = x_0 + 2 x_1, with x_0 held at 0.25 and the minimum over x_1 of
    // (1.25 - 2 x_1)^2 + 4 (x_1 + 1)^2 at (2.5 - 4) / 8
    float[] folded = updater.foldIn(items, others, ratings, 4, 1e9, prior);
    assertArrayEquals(new float[] {0.25f, -0.1875f}, folded, 1e-5f);
  }

  private static FloatMatrix matrix(SplittableRandom random, int rows, int columns) {
    return new FloatMatrix(rows, columns, CholeskySolverTest.randomFloats(random, rows * columns));
  }
}
