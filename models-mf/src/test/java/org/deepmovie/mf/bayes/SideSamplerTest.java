package org.deepmovie.mf.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.testkit.PlantedRatings;
import org.junit.jupiter.api.Test;

class SideSamplerTest {

  private static final int FACTORS = 3;

  @Test
  void whatARowWithoutRatingsLacksVariesAsTheVectorsDoTogether() {
    Dataset data = PlantedRatings.generate(30, 20, 0.4, 1);
    BayesianSvdPlusPlusOptions options = BayesianSvdPlusPlusOptions.defaults().withFactors(FACTORS);
    SideSampler items = SideSampler.items(data, options, 1);
    FloatMatrix vectors = new FloatMatrix(items.rows(), SideSampler.BIASES + FACTORS);
    items.copyTo(vectors, 0);
    int[] rated = data.ratings().byItem().nonEmptyRows();
    double[] covariance = items.covarianceWithoutRatings();
    int drawn = vectors.columns() - 1;
    assertThat(covariance).hasSize(drawn * drawn);
    for (int k = 0; k < FACTORS; k++) {
      for (int c = 0; c < FACTORS; c++) {
        assertThat(covariance[(1 + k) * drawn + 1 + c])
            .isCloseTo(
                covariance(vectors, rated, SideSampler.BIASES + k, SideSampler.BIASES + c),
                within(1.1e-5));
      }
    }
    assertThat(covariance[1 * drawn + 2]).isNotCloseTo(0, within(1e-4));
  }

  @Test
  void whatARowWithoutRatingsLacksVariesAsThePriorIfOneRowHasRatings() {
    Dataset data = PlantedRatings.generate(30, 2, 0.4, 1);
    assertThat(data.ratings().byItem().nonEmptyRows()).hasSize(1);
    BayesianSvdPlusPlusOptions options = BayesianSvdPlusPlusOptions.defaults().withFactors(FACTORS);
    SideSampler items = SideSampler.items(data, options, 1);
    double[] covariance = items.covarianceWithoutRatings();
    int drawn = SideSampler.BIASES + FACTORS - 1;
    for (int k = 0; k < FACTORS; k++) {
      assertThat(covariance[(1 + k) * (drawn + 1)])
          .isCloseTo(1 / items.ownPrecision(SideSampler.BIASES + k), within(1e-9));
    }
  }

  private static double covariance(FloatMatrix vectors, int[] rows, int first, int second) {
    double sum = 0;
    double sumOfFirst = 0;
    double sumOfSecond = 0;
    for (int row : rows) {
      sum += vectors.get(row, first) * vectors.get(row, second);
      sumOfFirst += vectors.get(row, first);
      sumOfSecond += vectors.get(row, second);
    }
    return (sum - sumOfFirst * sumOfSecond / rows.length) / (rows.length - 1);
  }
}
