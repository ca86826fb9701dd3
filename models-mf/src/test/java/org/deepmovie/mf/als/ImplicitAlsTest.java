package org.deepmovie.mf.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.eval.Evaluator;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.models.Providers;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.common.EquationSolver;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitters;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImplicitAlsTest {

  private static final Dataset DATA = PlantedRatings.generate(30, 20, 0.4, 1);

  private static ImplicitAlsOptions options(Map<String, String> values) {
    return OptionsMapper.of(ImplicitAlsOptions.class).parse(values);
  }

  private static ImplicitAlsRecommender fit(Dataset data, Map<String, String> values) {
    return (ImplicitAlsRecommender)
        new ImplicitAls(options(values)).fit(data, TrainingContext.ofSeed(1));
  }

  @ParameterizedTest
  @EnumSource
  void anUpdateWorkedByHand(EquationSolver solver) {
    // Y = [1; 2], the first observed with c = 1 + 3, lambda = 2:
    // x = (1 + 4 + 3 + 2)^-1 (1 + 3); nobody else observed anything
    FloatMatrix items = new FloatMatrix(2, 1, new float[] {1, 2});
    FloatMatrix users = new FloatMatrix(2, 1, new float[] {7, 7});
    CsrMatrix weights = CsrMatrix.of(2, new int[] {0, 1, 1}, new int[] {0}, new float[] {3});
    ImplicitAlsUpdater updater = new ImplicitAlsUpdater(1, 2, solver, 2, 1);
    try (Workers workers = new Workers(1)) {
      updater.update(weights, items, users, workers);
    }
    assertArrayEquals(new float[] {0.4f, 0}, users.values(), 1e-6f);
    float[] gram = ImplicitAlsUpdater.gram(items);
    assertArrayEquals(new float[] {5}, gram);
    assertArrayEquals(
        new float[] {0.4f}, updater.foldIn(items, gram, new int[] {0}, new float[] {3}), 1e-6f);
  }

  @Test
  void ratingsAndInteractionsAreObservations() {
    CsrMatrix interactions =
        CsrMatrix.of(2, new int[] {0, 2, 3}, new int[] {0, 1, 1}, new float[] {1, 1, 1});
    Dataset data =
        Dataset.builder(
                "three",
                IdMap.of(List.of("a", "b")),
                IdMap.of(List.of("x", "y")),
                new RatingMatrixBuilder().add(0, 0, 4).build(2, 2))
            .scale(RatingScale.HALF_STARS)
            .implicitFeedback(interactions)
            .build();
    RatingMatrix byRating =
        new ConfidenceWeights(2, ConfidenceMeasure.RATING, data.scale()).weights(data);
    assertArrayEquals(new float[] {9, 2, 2}, byRating.byUser().valueArray());
    RatingMatrix equal =
        new ConfidenceWeights(2, ConfidenceMeasure.ONE, data.scale()).weights(data);
    assertArrayEquals(new float[] {2, 2, 2}, equal.byUser().valueArray());
    assertArrayEquals(new int[] {0, 1, 1}, equal.byUser().columnArray());
  }

  @ParameterizedTest
  @EnumSource
  void theObjectiveNeverRises(EquationSolver solver) {
    double before = Double.POSITIVE_INFINITY;
    for (int epochs = 1; epochs <= 8; epochs++) {
      Map<String, String> values =
          Map.of(
              "factors", "4",
              "alpha", "5",
              "regularization", "0.5",
              "solver", solver.name().toLowerCase(Locale.ROOT),
              "cgSteps", "1",
              "epochs", "" + epochs);
      double after = objective(options(values), fit(DATA, values).model());
      assertThat(after).isLessThanOrEqualTo(before + 1e-4);
      before = after;
    }
  }

  @Test
  void theNumericGradientOverTheItemsVanishesAfterTheirUpdate() {
    Map<String, String> values = Map.of("factors", "3", "regularization", "0.5", "epochs", "2");
    FactorModel model = fit(DATA, values).model();
    float[] items = model.itemMatrix().values();
    for (int n = 0; n < items.length; n++) {
      float at = items[n];
      float step = 0.01f;
      items[n] = at + step;
      double above = objective(options(values), model);
      items[n] = at - step;
      double below = objective(options(values), model);
      items[n] = at;
      assertEquals(0, (above - below) / (2 * step), 5e-3);
    }
  }

  @Test
  void conjugateGradientsWithEnoughStepsGiveWhatCholeskyGives() {
    Map<String, String> exact = Map.of("factors", "5", "regularization", "0.5");
    Map<String, String> approached =
        Map.of("factors", "5", "regularization", "0.5", "solver", "cg", "cgSteps", "40");
    assertArrayEquals(
        fit(DATA, exact).model().itemMatrix().values(),
        fit(DATA, approached).model().itemMatrix().values(),
        2e-3f);
  }

  private static double objective(ImplicitAlsOptions options, FactorModel model) {
    RatingMatrix weights = options.weights(DATA.scale()).weights(DATA);
    double sum = 0;
    for (int user = 0; user < DATA.users().size(); user++) {
      for (int item = 0; item < DATA.items().size(); item++) {
        int p = weights.byUser().find(user, item);
        double confidence = p < 0 ? 1 : 1 + weights.byUser().value(p);
        sum += confidence * Math.pow((p < 0 ? 0 : 1) - preference(model, user, item), 2);
      }
    }
    for (float[] vectors : List.of(model.userMatrix().values(), model.itemMatrix().values())) {
      sum += options.regularization() * VectorMath.dot(vectors, 0, vectors, 0, vectors.length);
    }
    return sum;
  }

  private static float preference(FactorModel model, int user, int item) {
    return VectorMath.dot(
        model.userMatrix().row(user),
        0,
        model.itemMatrix().row(item),
        0,
        model.itemMatrix().columns());
  }

  @Test
  void aPercentileRankWorkedByHand() {
    // u observed item 0; of the items 1 .. 4 with scores 3, 2, 2, 1 the second (r = 2) has rank
    // (1 + 0.5) / 3 and the last (r = 4) 3 / 3
    FactorModel model =
        FactorModel.of(
            false,
            0,
            new FloatMatrix(1, 1, new float[] {1}),
            new FloatMatrix(5, 1, new float[] {9, 3, 2, 2, 1}),
            RatingMatrix.empty(1, 5));
    RatingMatrix train = new RatingMatrixBuilder().add(0, 0, 5).build(1, 5);
    RatingMatrix heldOut = new RatingMatrixBuilder().add(0, 2, 2).add(0, 4, 4).build(1, 5);
    ConfidenceWeights confidence =
        new ConfidenceWeights(1, ConfidenceMeasure.RATING, RatingScale.FIVE_STARS);
    try (Workers workers = new Workers(1)) {
      assertEquals(
          (2 * 0.5 + 4 * 1) / 6,
          new PercentileRank(train.byUser(), confidence).of(model, heldOut, workers),
          1e-9);
    }
  }

  @Test
  void anUnknownUserGetsTheRankingOfTheMeanUserAndTheScoresArePreferences() {
    ImplicitAlsRecommender model = fit(DATA, Map.of("factors", "3", "regularization", "1"));
    float[] mean = new float[DATA.items().size()];
    for (int user = 0; user < DATA.users().size(); user++) {
      for (int item = 0; item < mean.length; item++) {
        mean[item] += preference(model.model(), user, item) / DATA.users().size();
      }
    }
    float[] unknown = new float[mean.length];
    model.score(IdMap.UNKNOWN, unknown);
    assertArrayEquals(mean, unknown, 1e-5f);
    for (ScoredItem item : model.recommend("u1", 3)) {
      assertEquals(preference(model.model(), 1, item.item()), item.score(), 1e-5);
    }
  }

  @Tag("slow")
  @Test
  void itRanksTheSampleBetterThanTheBaseline() {
    Dataset sample = Sample.generate(1).dataset();
    Split split = Splitters.holdout(0.9).split(sample, 1).get(0);
    double baseline = ndcg("baseline", split);
    double implicit = ndcg("implicit-als", split);
    assertThat(implicit).isGreaterThan(2 * baseline);
  }

  private static double ndcg(String model, Split split) {
    return Evaluator.standard()
        .evaluate(
            Providers.load().trainer(model).fit(split.train(), TrainingContext.ofSeed(1)), split)
        .metric("ndcg@10");
  }
}
