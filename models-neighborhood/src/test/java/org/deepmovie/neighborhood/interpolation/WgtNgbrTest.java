package org.deepmovie.neighborhood.interpolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.neighborhood.search.NeighborLists;
import org.deepmovie.neighborhood.SmallRatings;
import org.deepmovie.neighborhood.options.NeighborhoodBaselineOptions;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class WgtNgbrTest {

  private static final double BETA = 2;

  private static final Dataset SMALL =
      SmallRatings.of(
          new double[] {5, 5, 4},
          new double[] {1, 2, 1},
          new double[] {4, 3, 5},
          new double[] {2, 1, 0},
          new double[] {0, 5, 4});

  private static Recommender fit(Dataset data, String... values) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "productShrinkage",
                "2",
                "shrinkage",
                "1",
                "averageEffectShrinkage",
                "0",
                "supportEffectShrinkage",
                "0"));
    for (int n = 0; n < values.length; n += 2) {
      all.put(values[n], values[n + 1]);
    }
    WgtNgbrOptions options = OptionsMapper.of(WgtNgbrOptions.class).parse(all);
    return new WgtNgbr(options).fit(data, TrainingContext.ofSeed(1));
  }

  private static BaselineEstimate biases(Dataset data) {
    NeighborhoodBaselineOptions options =
        OptionsMapper.of(NeighborhoodBaselineOptions.class).parse(Map.of());
    return options.fit(data.ratings());
  }

  /** Sums of products of residuals and their numbers of users, by pair of items. */
  private static double[][][] sums(Dataset data) {
    BaselineEstimate biases = biases(data);
    int items = data.items().size();
    double[][][] sums = new double[2][items][items];
    CsrMatrix rows = data.ratings().byUser();
    for (int u = 0; u < rows.rows(); u++) {
      for (int p = rows.start(u); p < rows.end(u); p++) {
        for (int q = rows.start(u); q < rows.end(u); q++) {
          int j = rows.column(p);
          int k = rows.column(q);
          sums[0][j][k] +=
              (rows.value(p) - biases.value(u, j)) * (rows.value(q) - biases.value(u, k));
          sums[1][j][k]++;
        }
      }
    }
    return sums;
  }

  private static double[][] products(Dataset data) {
    double[][][] sums = sums(data);
    double[] all = new double[2];
    double[] numbers = new double[2];
    int items = data.items().size();
    for (int j = 0; j < items; j++) {
      for (int k = 0; k <= j; k++) {
        all[j == k ? 0 : 1] += sums[0][j][k];
        numbers[j == k ? 0 : 1] += sums[1][j][k];
      }
    }
    double[][] products = new double[items][items];
    for (int j = 0; j < items; j++) {
      for (int k = 0; k < items; k++) {
        double average = j == k ? all[0] / numbers[0] : all[1] / numbers[1];
        products[j][k] = (sums[0][j][k] + BETA * average) / (sums[1][j][k] + BETA);
      }
    }
    return products;
  }

  /**
   * The mean, over all pairs of ratings of a user, of what the product of the residuals grows by if
   * the user's bias is fitted without the first.
   */
  private static double heldOutExcess(Dataset data) {
    BaselineEstimate biases = biases(data);
    CsrMatrix rows = data.ratings().byUser();
    double excess = 0;
    int pairs = 0;
    for (int u = 0; u < rows.rows(); u++) {
      for (int p = rows.start(u); p < rows.end(u); p++) {
        double others = 0;
        for (int q = rows.start(u); q < rows.end(u); q++) {
          others += q == p ? 0 : rows.value(q) - biases.value(IdMap.UNKNOWN, rows.column(q));
        }
        double bias = others / (rows.count(u) - 1 + 5);
        double heldOut = rows.value(p) - biases.value(IdMap.UNKNOWN, rows.column(p)) - bias;
        double fitted = rows.value(p) - biases.value(u, rows.column(p));
        for (int q = rows.start(u); q < rows.end(u); q++) {
          double known = rows.value(q) - biases.value(IdMap.UNKNOWN, rows.column(q));
          if (q != p) {
            excess += heldOut * (known - bias) - fitted * (known - biases.user()[u]);
            pairs++;
          }
        }
      }
    }
    return excess / pairs;
  }

  @Test
  void twoWeightsAreThoseOfTwoEquationsWorkedByHand() {
    Recommender model = fit(SMALL);
    assertThat(model.similar("i0", 5).size()).as("both others are neighbors").isEqualTo(2);
    double[][] a = products(SMALL);
    double excess = heldOutExcess(SMALL);
    assertThat(excess).isPositive();
    double b1 = a[1][0] + excess;
    double b2 = a[2][0] + excess;
    double determinant = a[1][1] * a[2][2] - a[1][2] * a[1][2];
    double first = (b1 * a[2][2] - a[1][2] * b2) / determinant;
    double second = (a[1][1] * b2 - a[1][2] * b1) / determinant;
    BaselineEstimate b = biases(SMALL);
    double expected = b.value(4, 0) + first * (5 - b.value(4, 1)) + second * (4 - b.value(4, 2));
    assertThat(model.explain("u4", "i0").prediction()).isCloseTo(expected, within(1e-5));
  }

  @Test
  void aSingleNeighborHasTheWeightOfARegressionThroughTheOrigin() {
    double[][] a = products(SMALL);
    BaselineEstimate b = biases(SMALL);
    Recommender model = fit(SMALL);
    double expected = b.value(3, 2);
    Recommender one = fit(SMALL, "k", "1");
    int nearest = one.similar("i2", 1).get(0).item();
    double rating = nearest == 0 ? 2 : 1;
    expected +=
        (a[nearest][2] + heldOutExcess(SMALL))
            / a[nearest][nearest]
            * (rating - b.value(3, nearest));
    assertThat(one.explain("u3", "i2").prediction()).isCloseTo(expected, within(1e-5));
    assertThat(model.explain("u3", "i2").contributions().size()).isEqualTo(2);
  }

  @Test
  void withoutNeighborsThePredictionIsTheBaseline() {
    Dataset data = SmallRatings.of(new double[] {5, 3, 0}, new double[] {1, 2, 0});
    assertThat(fit(data).explain(0, 2).prediction())
        .isCloseTo(biases(data).value(0, 2), within(1e-6));
  }

  @Test
  void productsComputedAtEveryPredictionGiveTheSamePredictions() {
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    Recommender stored = fit(data);
    Recommender computed = fit(data, "millionCachedPairs", "0");
    float[] ofStored = new float[data.items().size()];
    float[] ofComputed = new float[data.items().size()];
    for (int user = 0; user < data.users().size(); user++) {
      stored.score(user, ofStored);
      computed.score(user, ofComputed);
      assertThat(ofComputed).isEqualTo(ofStored);
      assertThat(computed.predict(user, 7)).isEqualTo(stored.predict(user, 7));
      assertThat(data.scale().clip(ofStored[7])).isCloseTo(stored.predict(user, 7), within(1e-6));
    }
  }

  @Test
  void theGradientAtNonNegativeWeightsIsZeroWhereTheyArePositiveAndNotNegativeElsewhere() {
    double[] a = {2, -0.5, 1.5, 0, 1, 0.3, 0, 0, 3};
    double[] b = {1, 0.4, -0.2};
    double[] x = b.clone();
    new NonNegativeLeastSquares(3).solve(a, 3, x, 3);
    double[][] full = {{2, -0.5, 1.5}, {-0.5, 1, 0.3}, {1.5, 0.3, 3}};
    int zeros = 0;
    for (int r = 0; r < 3; r++) {
      double slope = -b[r];
      for (int c = 0; c < 3; c++) {
        slope += full[r][c] * x[c];
      }
      assertThat(x[r]).isGreaterThanOrEqualTo(0);
      assertThat(slope).as("downhill " + slope).isGreaterThan(-1e-3);
      if (x[r] > 0) {
        assertThat(slope).as("uphill").isLessThan(1e-3);
      }
      zeros += x[r] == 0 ? 1 : 0;
    }
    assertThat(zeros).isPositive();
  }

  @Test
  void withNonNegativeWeightsAShareHasTheSignOfItsDeviation() {
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    BaselineEstimate biases = biases(data);
    Recommender free = fit(data);
    Recommender bound = fit(data, "nonNegative", "true");
    int opposite = 0;
    for (int user = 0; user < 59; user++) {
      for (Explanation.Contribution part : bound.explain(user, 3).contributions()) {
        assertThat(part.amount() * (part.rating() - biases.value(user, part.item())))
            .isGreaterThanOrEqualTo(0);
      }
      for (Explanation.Contribution part : free.explain(user, 3).contributions()) {
        double deviation = part.rating() - biases.value(user, part.item());
        opposite += part.amount() * deviation < 0 ? 1 : 0;
      }
    }
    assertThat(opposite).as("weights below 0 without the bound").isPositive();
  }

  @Test
  void aNeighborWithoutResidualsGetsNoWeight() {
    WgtNgbrOptions options =
        OptionsMapper.of(WgtNgbrOptions.class).parse(Map.of("productShrinkage", "0"));
    CsrMatrix residuals =
        CsrMatrix.of(
            3, new int[] {0, 3, 6}, new int[] {0, 1, 2, 0, 1, 2}, new float[] {1, 0, 2, 2, 0, 4});
    NeighborLists neighbors =
        NeighborLists.of(new int[][] {{}, {}, {1, 0}}, new float[][] {{}, {}, {0.5f, 0.25f}});
    try (Workers workers = new Workers(1)) {
      InterpolationSolver solver =
          new InterpolationSolver(
              options,
              neighbors,
              new ItemProducts(residuals.transpose(), residuals, 0, 0, 1, workers, done -> {}));
      InterpolatedNeighbors rated =
          assertTimeoutPreemptively(Duration.ofSeconds(20), () -> solver.solve(residuals, 0, 2));
      assertThat(rated.sum()).isCloseTo(2, within(1e-6));
      assertThat(rated.count()).isEqualTo(1);
    }
  }

  @Test
  void aNewUserWithTheRatingsOfATrainingUserIsPredictedLikeThatUser() {
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    Recommender model = fit(data, "averageEffectShrinkage", "10", "supportEffectShrinkage", "60");
    FoldedInUser newUser = model.foldIn(SmallRatings.ratings(data, 7));
    for (int item : List.of(0, 5, 11, 39)) {
      assertThat(newUser.predict(item)).isCloseTo(model.predict(7, item), within(1e-4));
    }
  }
}
