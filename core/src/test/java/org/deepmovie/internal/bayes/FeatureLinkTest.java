package org.deepmovie.internal.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class FeatureLinkTest {

  private static final int[] ONE_GROUP = {0, 1};

  /** One rating of each of {@code rows} rows. */
  private static CsrMatrix oneRatingEach(int rows) {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int row = 0; row < rows; row++) {
      ratings.add(row, 0, 3);
    }
    return ratings.build(rows, 1).byUser();
  }

  @Test
  void coefficientsHaveTheMeanAndTheCovarianceOfTheirPosteriorAsWorkedByHand() {
    // x = -1, 0, 1, lambda = 2: A = 2 + 2. V - mu = (-3, 1), (0, 5), (5, 3): X' (V - mu) = (8, 2).
    // The mean is (2, 0.5), the covariance Lambda^-1 / 4 = [1 1; 1 1.25] / 4
    FloatMatrix x = new FloatMatrix(3, 1, new float[] {-1, 0, 1});
    FloatMatrix v = new FloatMatrix(3, 2, new float[] {-2, 3, 1, 7, 6, 5});
    double[] root = LinkRegression.root(new double[] {5, -4, -4, 4}, 2);
    SplittableRandom random = new SplittableRandom(3);
    double[] sums = new double[5];
    int draws = 100_000;
    try (Workers workers = new Workers(1)) {
      LinkRegression regression =
          new LinkRegression(x, ONE_GROUP, new float[] {1, 1, 1}, new int[] {0, 1, 2}, 2, workers);
      for (int n = 0; n < draws; n++) {
        regression.draw(v, new double[] {1, 2}, root, new double[] {2}, random);
        double first = regression.coefficients()[0] - 2;
        double second = regression.coefficients()[1] - 0.5;
        double[] moments = {first, second, first * first, first * second, second * second};
        for (int m = 0; m < moments.length; m++) {
          sums[m] += moments[m] / draws;
        }
      }
    }
    assertThat(sums)
        .usingComparatorWithPrecision(0.01)
        .containsExactly(0, 0, 1 / 4.0, 1 / 4.0, 1.25 / 4);
  }

  @Test
  void precisionsAndCoefficientsHaveTheirPriorIfTheVectorsAreDrawnFromThem() {
    // Geweke 2004: vectors given the link and the link given vectors, in turn. Then lambda is
    // gamma(1/2, 1/2), of mean 1, and B, normal of that precision, is Cauchy: median |B| = 1
    int rows = 3;
    int draws = 60_000;
    FloatMatrix x = new FloatMatrix(rows, 1, new float[] {-0.6f, 0, 0.6f});
    FloatMatrix vectors = new FloatMatrix(rows, 1);
    NormalWishart standard = new NormalWishart(1, FactorPriorScale.PUBLISHED);
    SplittableRandom random = new SplittableRandom(7);
    double strengths = 0;
    double[] sizes = new double[draws];
    try (Workers workers = new Workers(1)) {
      FeatureLink link =
          new FeatureLink(x, ONE_GROUP, oneRatingEach(rows), new int[] {0, 1, 2}, 1, workers);
      for (int n = 0; n < draws; n++) {
        for (int row = 0; row < rows; row++) {
          vectors.set(row, 0, (float) (link.means().get(row, 0) + Seeds.gaussian(random)));
        }
        link.draw(vectors, standard, random);
        strengths += link.strengths()[0] / draws;
        sizes[n] = Math.abs(link.means().get(2, 0) / 0.6);
      }
    }
    Arrays.sort(sizes);
    assertThat(strengths).isCloseTo(1, within(0.06));
    assertThat(sizes[draws / 2]).isCloseTo(1, within(0.06));
  }

  @Test
  void thePrecisionOfTheVectorsIsDrawnAsIfEachFeatureWereOneMore() {
    // no vector counts: Lambda is Wishart with d + features degrees and scale (I + scatter)^-1
    int rows = 40;
    FloatMatrix x = new FloatMatrix(rows, 1);
    FloatMatrix vectors = new FloatMatrix(rows, 1);
    int[] rated = new int[rows];
    for (int row = 0; row < rows; row++) {
      rated[row] = row;
      x.set(row, 0, row % 2 == 0 ? 1 : -1);
      vectors.set(row, 0, 0.5f * x.get(row, 0));
    }
    SplittableRandom random = new SplittableRandom(11);
    NormalWishart prior = new NormalWishart(1, FactorPriorScale.PUBLISHED);
    try (Workers workers = new Workers(1)) {
      FeatureLink link = new FeatureLink(x, ONE_GROUP, oneRatingEach(rows), rated, 1, workers);
      link.draw(vectors, prior, random);
      double[] scatter = new double[1];
      link.addScatter(scatter, 1);
      assertThat(link.features()).isEqualTo(2);
      double sum = 0;
      int draws = 50_000;
      for (int n = 0; n < draws; n++) {
        prior.draw(new FloatMatrix(0, 1), new int[0], link, random);
        sum += prior.precision()[0] / draws;
      }
      double expected = (1 + 2) / (1 + scatter[0]);
      assertThat(sum).isCloseTo(expected, within(0.03 * expected));
    }
  }

  @Test
  void aRowWithoutRatingsIsOneThatARatingIsTypicallyOf() {
    // rows 0 to 3 have 1 rating of 3, row 4 has 6 of 4, the mean is 3; features say nothing. By
    // rating the bias is 6 / 10, by row 1 / 5
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int row = 0; row < 5; row++) {
      for (int other = 0; other < (row == 4 ? 6 : 1); other++) {
        ratings.add(row, other, row == 4 ? 4 : 3);
      }
    }
    CsrMatrix rows = ratings.build(6, 6).byUser();
    FloatMatrix x = new FloatMatrix(6, 1);
    FloatMatrix vectors = new FloatMatrix(6, 1, new float[] {0, 0, 0, 0, 1, 9});
    int[] rated = {0, 1, 2, 3, 4};
    try (Workers workers = new Workers(1)) {
      for (RegularizationScaling weighting : RegularizationScaling.values()) {
        ColdStartLink link =
            new ColdStartLink(x, ONE_GROUP, rows, rated, weighting, weighting, 1, workers);
        link.draw(
            vectors,
            new FloatMatrix(6, 1),
            3,
            new NormalWishart(1, FactorPriorScale.PUBLISHED),
            new double[] {1},
            new SplittableRandom(1));
        link.apply(5, vectors);
        double root = Math.sqrt(6);
        double expected =
            switch (weighting) {
              case NONE -> 1 / 5.0;
              case SQRT -> root / (4 + root);
              case COUNT -> 6 / 10.0;
            };
        assertThat(vectors.get(5, 0)).isCloseTo((float) expected, within(1e-6f));
        LinkDraws draws = LinkDraws.room("items", 1, 1, 1);
        link.store(draws, 0);
        assertThat(draws.intercepts()[0]).isEqualTo(vectors.get(5, 0));
      }
    }
  }

  @Test
  void theBiasOfARowWithoutRatingsHoldsThatUsersRateWhatSuitsThem() {
    // u0 of factor 1 rates i0 of factor 1, u1 of factor -1 rates i1 of factor -1, both by 1 above
    // the
    // mean. The mean factor is 0 and the mean bias 0, but a rating is 1 above the mean
    CsrMatrix items = new RatingMatrixBuilder().add(0, 0, 4).add(1, 1, 4).build(2, 3).byItem();
    FloatMatrix users = new FloatMatrix(2, 2, new float[] {0, 1, 0, -1});
    FloatMatrix vectors = new FloatMatrix(3, 2, new float[] {0, 1, 0, -1, 5, 5});
    try (Workers workers = new Workers(1)) {
      ColdStartLink link =
          new ColdStartLink(
              new FloatMatrix(3, 1),
              ONE_GROUP,
              items,
              new int[] {0, 1},
              RegularizationScaling.COUNT,
              RegularizationScaling.COUNT,
              2,
              workers);
      link.draw(
          vectors,
          users,
          3,
          new NormalWishart(2, FactorPriorScale.PUBLISHED),
          new double[] {1},
          new SplittableRandom(1));
      link.apply(2, vectors);
      assertThat(vectors.row(2)).containsExactly(1, 0);
    }
  }

  @Test
  void aLinkThatNoModelFileCanHoldIsRefusedWithItsSizes() {
    assertThatThrownBy(() -> LinkDraws.room("items", 1000, 2001, 4096))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "1000 draws of 2001 numbers for each of 4096 features of items are 8198097000 numbers,"
                + " more than 500000000; lower draws or factors, or give fewer features, such as"
                + " shorter vectors");
  }
}
