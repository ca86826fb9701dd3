package org.deepmovie.internal.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.leastsquares.CholeskySolver;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class PmfGibbsSamplerTest {

  /** One thread needs no closing. */
  private static final Workers ONE_THREAD = new Workers(1);

  @Test
  void drawsHaveTheMeanAndTheCovarianceOfTheNormalEquationsAsWorkedByHand() {
    // f = (1, 1) with target 3, noise precision 2, prior precision diag(2, 4), prior mean (1, 0):
    // Q = [4 2; 2 6], Q^-1 = [6 -2; -2 4] / 20, mean = Q^-1 (2 * 3 + 2, 2 * 3) = (1.8, 0.4)
    int draws = 100_000;
    CholeskySolver equations = new CholeskySolver(2, Kernels.best());
    SplittableRandom random = new SplittableRandom(1);
    float[] x = new float[2];
    double[] sums = new double[5];
    for (int n = 0; n < draws; n++) {
      equations.reset();
      equations.add(new float[] {1, 1}, 0, 3);
      double[] normals = {Seeds.gaussian(random), Seeds.gaussian(random)};
      equations.draw(2, new double[] {2, 0, 0, 4}, new double[] {2, 0}, normals, x, 0);
      sums[0] += x[0];
      sums[1] += x[1];
      sums[2] += (x[0] - 1.8) * (x[0] - 1.8);
      sums[3] += (x[0] - 1.8) * (x[1] - 0.4);
      sums[4] += (x[1] - 0.4) * (x[1] - 0.4);
    }
    assertEquals(1.8, sums[0] / draws, 0.01);
    assertEquals(0.4, sums[1] / draws, 0.01);
    assertEquals(0.3, sums[2] / draws, 0.01);
    assertEquals(-0.1, sums[3] / draws, 0.01);
    assertEquals(0.2, sums[4] / draws, 0.01);
  }

  /** Rows with one factor. */
  private static PmfSideSampler side(IdMap ids, CsrMatrix ratings) {
    return new PmfSideSampler("row", ids, ratings, 2, FactorPriorScale.PUBLISHED, 1, ONE_THREAD);
  }

  @Test
  void rowsWithMoreRatingsHaveTheHigherPriorMeanIfTheirVectorsAreHigher() {
    // a row of n ratings has the bias 0.3 + 0.5 log n, deviation 0.1
    int rows = 2000;
    IdMap ids = IdMap.of(IntStream.range(0, rows).mapToObj(n -> "i" + n).toList());
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int row = 0; row < rows; row++) {
      int count = row % 2 == 0 ? 1 : 8;
      for (int user = 0; user < count; user++) {
        ratings.add(row, user, (float) (3.3 + 0.5 * Math.log(count)));
      }
    }
    PmfSideSampler side = side(ids, ratings.build(rows, 8).byUser());
    SplittableRandom random = new SplittableRandom(3);
    for (int row = 0; row < rows; row++) {
      double bias = 0.3 + 0.5 * Math.log(side.ratings().count(row));
      side.vectors().set(row, 0, (float) (bias + 0.1 * Seeds.gaussian(random)));
    }
    for (int epoch = 0; epoch < 5; epoch++) {
      side.drawPrior();
    }
    assertEquals(0.3, side.priorMean(0, 0), 0.02);
    assertEquals(0.3 + 0.5 * Math.log(8), side.priorMean(1, 0), 0.02);
    assertEquals(1 / 0.01, side.prior().precision()[0], 15);
    // how many ratings a cold row would have is not known: the logarithm has deviation log 8 / 2
    double spread = 0.5 * Math.log(8) / 2;
    assertEquals(1 / (0.01 + spread * spread), side.precisionWithoutRatings()[0], 0.2);
  }

  @Test
  void aRowsPriorMeanIsItsOwnPartPlusTheOneLearnedFromTheDeviations() {
    // vectors lie around their own means, (3, 0) or (-3, 1), plus (0.5, -1), all with deviation 0.1
    int rows = 4000;
    IdMap ids = IdMap.of(IntStream.range(0, rows).mapToObj(n -> "i" + n).toList());
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int row = 0; row < rows - 1; row++) {
      ratings.add(0, row, 3);
    }
    PmfSideSampler side = side(ids, ratings.build(1, rows).byItem());
    FloatMatrix means = new FloatMatrix(rows, 2);
    SplittableRandom random = new SplittableRandom(2);
    for (int row = 0; row < rows; row++) {
      means.set(row, 0, row % 2 == 0 ? 3 : -3);
      means.set(row, 1, row % 2);
      side.vectors().set(row, 0, (float) (means.get(row, 0) + 0.5 + 0.1 * Seeds.gaussian(random)));
      side.vectors().set(row, 1, (float) (means.get(row, 1) - 1 + 0.1 * Seeds.gaussian(random)));
    }
    side.setMeans(means);
    side.drawPrior();
    assertEquals(3.5, side.priorMean(0, 0), 0.02);
    assertEquals(-2.5, side.priorMean(1, 0), 0.02);
    assertEquals(0, side.priorMean(1, 1), 0.02);
    assertEquals(1 / 0.01, side.prior().precision()[0], 10);
    double[] shift = new double[2];
    side.priorShift(1, shift);
    double[] precision = side.prior().precision();
    assertEquals(
        precision[0] * side.priorMean(1, 0) + precision[1] * side.priorMean(1, 1), shift[0], 1e-6);
    side.setUnrated(rows - 1);
    assertEquals(-3, side.vectors().get(rows - 1, 0));
  }

  @Test
  void whoHasNoRatingsIsLikeThoseWhoHaveOrHasTheVectorThatIsGiven() {
    IdMap ids = IdMap.of(List.of("a", "b"));
    CsrMatrix ratings = new RatingMatrixBuilder().add(0, 0, 3).build(2, 1).byUser();
    PmfSideSampler side = side(ids, ratings);
    side.vectors().set(0, 0, 0.7f);
    side.drawPrior();
    side.setUnrated(1);
    for (int k = 0; k < 2; k++) {
      assertEquals((float) side.prior().mean()[k], side.vectors().get(1, k));
      assertEquals(side.prior().mean()[k], side.unknown(k));
    }
    side.setUnknown(new double[] {-0.5, 0.25});
    side.setUnrated(1);
    assertEquals(-0.5, side.vectors().get(1, 0));
    assertEquals(0.25, side.vectors().get(1, 1));
  }
}
