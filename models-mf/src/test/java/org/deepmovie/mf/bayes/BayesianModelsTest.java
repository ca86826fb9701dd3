package org.deepmovie.mf.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.eval.EvaluationReport;
import org.deepmovie.eval.Evaluator;
import org.deepmovie.eval.MetricGroup;
import org.deepmovie.internal.bayes.GibbsSampler;
import org.deepmovie.internal.bayes.PmfGibbsSampler;
import org.deepmovie.models.Providers;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitters;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BayesianModelsTest {

  private static final Dataset DATA = withAttributes(PlantedRatings.generate(41, 31, 0.3, 3));

  private static Dataset withAttributes(Dataset data) {
    AttributesBuilder users = new AttributesBuilder(data.users().size());
    AttributesBuilder items = new AttributesBuilder(data.items().size());
    for (int user = 0; user < data.users().size(); user++) {
      users.add(user, "age", user % 3 == 0 ? "young" : "old");
    }
    for (int item = 0; item < data.items().size(); item++) {
      items.add(item, "genre", "g" + item % 4).add(item, "genre", "g" + item % 5);
    }
    return Dataset.builder("attributed", data.users(), data.items(), data.ratings())
        .scale(data.scale())
        .userAttributes(users.build())
        .itemAttributes(items.build())
        .build();
  }

  static Stream<GibbsSampler> samplers() {
    BayesianSvdPlusPlusOptions defaults = OptionsMapper.defaults(BayesianSvdPlusPlusOptions.class);
    Workers workers = new Workers(1);
    return Stream.of(
        new PmfGibbsSampler(DATA, 3, workers, 1),
        new SvdPlusPlusSampler(DATA, defaults, workers, 1, Optional.empty()));
  }

  private static double rmse(GibbsSampler sampler) {
    CsrMatrix rows = DATA.ratings().byUser();
    double sum = 0;
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        sum += Math.pow(sampler.predict(user, rows.column(p)) - rows.value(p), 2);
      }
    }
    return Math.sqrt(sum / rows.size());
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void anEpochReportsTheErrorOfTheStateBeforeIt(GibbsSampler sampler) {
    for (int n = 0; n < 5; n++) {
      double before = rmse(sampler);
      assertEquals(before, sampler.epoch(), 1e-4);
    }
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void theChainLeavesItsRandomStartForThePlantedTastes(GibbsSampler sampler) {
    double start = rmse(sampler);
    for (int n = 0; n < 40; n++) {
      sampler.epoch();
    }
    assertThat(rmse(sampler)).isLessThan(0.6 * start);
  }

  @Test
  void anItemThatAllLikeIsPredictedHighForAnUnknownUser() {
    int users = 400;
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int user = 0; user < users; user++) {
      ratings.add(user, user % 2, user % 2 == 0 ? 5 : 1);
    }
    Dataset data =
        Dataset.builder(
                "two items",
                IdMap.of(Stream.iterate(0, n -> n + 1).limit(users).map(n -> "u" + n).toList()),
                IdMap.of(Stream.of("good", "bad").toList()),
                ratings.build(users, 2))
            .scale(RatingScale.FIVE_STARS)
            .build();
    for (String model : new String[] {"bayesian-pmf", "bayesian-svd++"}) {
      Recommender fitted =
          Providers.load()
              .trainer(model, Map.of("factors", "1", "epochs", "60", "draws", "30"))
              .fit(data, TrainingContext.ofSeed(1));
      assertThat(fitted.predict(IdMap.UNKNOWN, 0)).as(model).isGreaterThan(4);
      assertThat(fitted.predict(IdMap.UNKNOWN, 1)).as(model).isLessThan(2);
      assertEquals(3, fitted.predict(IdMap.UNKNOWN, IdMap.UNKNOWN), 1.2, model);
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "bayesian-pmf, holdout:0.9", "bayesian-svd++, holdout:0.9",
    "bayesian-pmf, items:0.8", "bayesian-svd++, items:0.8",
  })
  void fourOfFiveHeldOutRatingsLieInEightyPercentIntervalsAlsoThoseOfColdItems(
      String model, String splitter) {
    Split split = Splitters.parse(splitter).split(Sample.generate(1).dataset(), 1).get(0);
    Recommender fitted =
        Providers.load()
            .trainer(model, Map.of("factors", "8", "epochs", "60", "draws", "30"))
            .fit(split.train(), TrainingContext.ofSeed(1));
    EvaluationReport report =
        Evaluator.standard().withMetrics(Set.of(MetricGroup.INTERVAL)).evaluate(fitted, split);
    assertThat(report.metric("interval-coverage")).as(model).isBetween(0.75, 0.85);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bayesian-pmf", "bayesian-svd++"})
  void aNewUserWithTheRatingsOfAKnownUserIsPredictedLikeThatUser(String model) {
    Recommender fitted =
        Providers.load()
            .trainer(model, Map.of("factors", "3", "epochs", "100", "draws", "100"))
            .fit(DATA, TrainingContext.ofSeed(1));
    CsrMatrix rows = DATA.ratings().byUser();
    double squares = 0;
    int count = 0;
    for (int user = 0; user < 10; user++) {
      Map<String, Double> ratings = new HashMap<>();
      for (int p = rows.start(user); p < rows.end(user); p++) {
        ratings.put(DATA.items().id(rows.column(p)), (double) rows.value(p));
      }
      FoldedInUser twin = fitted.foldIn(ratings);
      for (int item = 0; item < DATA.items().size(); item++) {
        squares += Math.pow(twin.predict(item) - fitted.predict(user, item), 2);
        count++;
      }
    }
    assertThat(Math.sqrt(squares / count)).isLessThan(0.25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bayesian-pmf", "bayesian-svd++"})
  void stretchingTheRatingsStretchesPredictionsIntervalsAndFoldedInUsers(String model) {
    Trainer trainer =
        Providers.load()
            .trainer(model, Map.of("factors", "3", "burnIn", "5", "epochs", "20", "draws", "10"));
    Recommender narrow = trainer.fit(DATA, TrainingContext.ofSeed(1));
    Dataset stretched =
        Dataset.builder(
                "0 to 100",
                DATA.users(),
                DATA.items(),
                DATA.ratings().map(rating -> 25 * (rating - 1)))
            .scale(new RatingScale(0, 100, 25))
            .userAttributes(DATA.userAttributes())
            .itemAttributes(DATA.itemAttributes())
            .build();
    Recommender wide = trainer.fit(stretched, TrainingContext.ofSeed(1));
    for (int item = 0; item < DATA.items().size(); item++) {
      assertEquals(25 * (narrow.predict(2, item) - 1), wide.predict(2, item), 0.1);
      assertEquals(
          25 * narrow.predictInterval(2, item, 0.8).deviation(),
          wide.predictInterval(2, item, 0.8).deviation(),
          0.1);
    }
    assertEquals(
        25 * (narrow.foldIn(Map.of("i1", 5, "i2", 1)).predict(4) - 1),
        wide.foldIn(Map.of("i1", 100, "i2", 0)).predict(4),
        0.1);
  }

  @Test
  void moreDrawsThanEpochsAreRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Providers.load().trainer("bayesian-pmf", Map.of("epochs", "5", "draws", "6")));
    assertThat(refused).hasMessageContaining("draws=6");
  }
}
