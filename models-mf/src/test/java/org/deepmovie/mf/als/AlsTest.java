package org.deepmovie.mf.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.Rating;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlsTest {

  private static final Dataset DATA = PlantedRatings.generate(30, 20, 0.4, 1);

  private static Recommender fit(Dataset data, Map<String, String> options) {
    return new Als(options(options)).fit(data, TrainingContext.ofSeed(1));
  }

  private static AlsOptions options(Map<String, String> values) {
    return OptionsMapper.of(AlsOptions.class).parse(values);
  }

  private static FactorModel model(Map<String, String> options) {
    return ((FactorRecommender) fit(DATA, options)).model();
  }

  @Test
  void theBiasesWorkedByHand() {
    // mu = 4; 3 b_a = 1 - b_x - b_y, 2 b_b = -1 - b_x, 3 b_x = -b_a - b_b, 2 b_y = -b_a, so that
    // 21 (b_a, b_b, b_x, b_y) = (8, -11, 1, -4); so strong a lambda leaves the factors at 0
    Dataset data =
        Dataset.of(
            List.of(new Rating("a", "x", 5), new Rating("a", "y", 4), new Rating("b", "x", 3)));
    Recommender model =
        fit(
            data,
            Map.of(
                "factors", "1",
                "userRegularization", "1e6",
                "itemRegularization", "1e6",
                "biasRegularization", "1",
                "epochs", "20"));
    assertEquals(4 + 3 / 7.0, model.predict("a", "x"), 1e-5);
    assertEquals(4 - 5 / 7.0, model.predict("b", "y"), 1e-5);
    FoldedInUser newUser = model.foldIn(Map.of("y", 5));
    double bias = (5 - 4 + 4 / 21.0) / (1 + 1);
    assertEquals(4 + bias + 1 / 21.0, newUser.predict("x"), 1e-5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cholesky", "cg"})
  void theObjectiveNeverRises(String solver) {
    for (String weighting : List.of("none", "sqrt", "count")) {
      double before = Double.POSITIVE_INFINITY;
      for (int epochs = 1; epochs <= 8; epochs++) {
        Map<String, String> options =
            Map.of(
                "factors", "4",
                "initialStdDev", "0.3",
                "userRegularization", "0.3",
                "itemRegularization", "0.5",
                "solver", solver,
                "cgSteps", "1",
                "regularizationScaling", weighting,
                "epochs", "" + epochs);
        double after = objective(options(options), model(options));
        assertThat(after).isLessThanOrEqualTo(before + 1e-4);
        before = after;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cholesky", "cg"})
  void theNumericGradientOverTheItemsVanishesAfterTheirUpdate(String solver) {
    Map<String, String> values =
        Map.of(
            "factors", "3",
            "initialStdDev", "0.3",
            "userRegularization", "0.3",
            "itemRegularization", "0.5",
            "solver", solver,
            "cgSteps", "30",
            "epochs", "2");
    FactorModel model = model(values);
    FloatMatrix items = model.itemMatrix();
    for (int n = 0; n < items.values().length; n++) {
      float at = items.values()[n];
      float step = 0.01f;
      items.values()[n] = at + step;
      double above = objective(options(values), model);
      items.values()[n] = at - step;
      double below = objective(options(values), model);
      items.values()[n] = at;
      assertEquals(0, (above - below) / (2 * step), 5e-3);
    }
  }

  @Test
  void conjugateGradientsWithEnoughStepsGiveWhatCholeskyGives() {
    Map<String, String> exact = Map.of("factors", "5", "initialStdDev", "0.3");
    Map<String, String> approached =
        Map.of("factors", "5", "initialStdDev", "0.3", "solver", "cg", "cgSteps", "40");
    assertArrayEquals(
        model(exact).itemMatrix().values(), model(approached).itemMatrix().values(), 1e-3f);
  }

  private static double objective(AlsOptions options, FactorModel model) {
    double sum = 0;
    CsrMatrix rows = DATA.ratings().byUser();
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        sum += Math.pow(rows.value(p) - model.predict(user, rows.column(p)), 2);
      }
      if (rows.count(user) > 0) {
        sum +=
            regularization(
                model.userMatrix(), user, options.userFactors(1).of(rows.count(user)), options);
      }
    }
    CsrMatrix columns = DATA.ratings().byItem();
    for (int item = 0; item < columns.rows(); item++) {
      if (columns.count(item) > 0) {
        sum +=
            regularization(
                model.itemMatrix(), item, options.itemFactors(1).of(columns.count(item)), options);
      }
    }
    return sum;
  }

  private static double regularization(
      FloatMatrix vectors, int row, double regularization, AlsOptions options) {
    float[] x = vectors.row(row);
    return options.biasRegularization() * x[0] * x[0]
        + regularization * VectorMath.dot(x, 1, x, 1, x.length - 1);
  }
}
