package org.deepmovie.neighborhood.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalWeightModelsTest {

  private static final Dataset DATA = PlantedRatings.generate(60, 40, 0.3, 1);
  private static final int NOBODY = DATA.users().size() - 1;
  private static final int UNRATED = DATA.items().size() - 1;

  private static Recommender fit(String model, Dataset data) {
    return Providers.load().trainer(model).fit(data, TrainingContext.ofSeed(3));
  }

  private static Map<String, Double> ratings(int user) {
    Map<String, Double> ratings = new HashMap<>();
    CsrMatrix rows = DATA.ratings().byUser();
    for (int p = rows.start(user); p < rows.end(user); p++) {
      ratings.put(DATA.items().id(rows.column(p)), (double) rows.value(p));
    }
    return ratings;
  }

  /** The last user, who rated nothing, interacted with three items; user 4 with one more. */
  private static Dataset withFeedback() {
    return DATA.withImplicitFeedback(
        new RatingMatrixBuilder()
            .add(NOBODY, 0, 1)
            .add(NOBODY, 1, 1)
            .add(NOBODY, 2, 1)
            .add(4, 3, 1)
            .add(4, 5, 1)
            .build(DATA.users().size(), DATA.items().size())
            .byUser());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "global-ngbr:shrinkage=2,epochs=100,learningRateDecay=0.97",
        "integrated:shrinkage=2,factors=3,epochs=100,learningRateDecay=0.97"
      })
  void aNewUserWithTheRatingsOfATrainingUserIsPredictedLikeThatUserOnceTheFitHasConverged(
      String model) {
    Recommender fitted = fit(model, DATA);
    FoldedInUser newUser = fitted.foldIn(ratings(5));
    for (int item = 0; item < DATA.items().size(); item++) {
      assertThat(newUser.predict(item)).isCloseTo(fitted.predict(5, item), within(0.15));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"global-ngbr:shrinkage=2", "integrated:shrinkage=2"})
  void aNewUserWithoutRatingsIsPredictedLikeAnUnknownUser(String model) {
    Recommender fitted = fit(model, DATA);
    FoldedInUser newUser = fitted.foldIn(Map.of());
    for (int item = 0; item < DATA.items().size(); item++) {
      assertThat(newUser.predict(item)).isCloseTo(fitted.predict(-1, item), within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"global-ngbr:shrinkage=2", "integrated:shrinkage=2"})
  void interactionsWithoutRatingsCountAndAreSaved(String model, @TempDir Path folder)
      throws IOException {
    Recommender fitted = fit(model, withFeedback());
    ModelFile.save(fitted, folder.resolve("model.zip"));
    Recommender loaded = ModelFile.load(folder.resolve("model.zip"), Providers.load());
    int parts = 0;
    for (int item = 0; item < UNRATED; item++) {
      Explanation why = fitted.explain(NOBODY, item);
      assertThat(why.contributions()).allSatisfy(part -> assertThat(part.rating()).isNaN());
      assertThat(loaded.explain(NOBODY, item)).isEqualTo(why);
      assertThat(loaded.predict(4, item)).isEqualTo(fitted.predict(4, item));
      assertThat(loaded.foldIn(ratings(5)).predict(item))
          .isEqualTo(fitted.foldIn(ratings(5)).predict(item));
      parts += why.contributions().size();
    }
    assertThat(parts).as(parts + " parts").isGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"global-ngbr:shrinkage=2", "integrated:shrinkage=2"})
  void scoresAreUnclippedPredictions(String model) {
    Recommender fitted = fit(model, withFeedback());
    float[] scores = new float[DATA.items().size()];
    for (int user : new int[] {-1, 4, 7, NOBODY}) {
      fitted.score(user, scores);
      for (int item = 0; item < scores.length; item++) {
        assertThat(DATA.scale().clip(scores[item]))
            .isCloseTo(fitted.predict(user, item), within(1e-5));
      }
    }
  }

  @Test
  void atMostKItemsExplainAPrediction() {
    Recommender fitted = fit("global-ngbr:shrinkage=2,maxNeighbors=3", DATA);
    int most = 0;
    for (int user = 0; user < NOBODY; user++) {
      for (int item = 0; item < UNRATED; item++) {
        most = Math.max(most, fitted.explain(user, item).contributions().size());
      }
    }
    assertThat(most).isEqualTo(3);
  }

  @Test
  void withANeighborLearningRateOfZeroTheIntegratedModelIsSvdPlusPlus() {
    Recommender factors = fit("svd++:factors=4,epochs=5", DATA);
    Recommender both =
        fit(
            "integrated:factors=4,epochs=5,neighborLearningRate=0,biasLearningRate=" + biasRate(),
            DATA);
    for (int item = 0; item < DATA.items().size(); item++) {
      assertThat(both.predict(7, item)).isEqualTo(factors.predict(7, item));
    }
  }

  /** Svd++ has one learning rate for biases and factors. */
  private static String biasRate() {
    return Providers.load().model("svd++").options().stream()
        .filter(option -> option.name().equals("learningRate"))
        .findAny()
        .orElseThrow()
        .defaultValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "global-ngbr:learningRate=1,learningRateDecay=1",
        "integrated:neighborLearningRate=1,learningRateDecay=1,neighborRegularization=900"
      })
  void aDivergingFitStopsWithAnErrorThatNamesTheOptionToChange(String model) {
    String with = model + ",shrinkage=2,implicitRegularization=900";
    DivergedException error = assertThrows(DivergedException.class, () -> fit(with, DATA));
    assertThat(error.getMessage()).contains("earningRate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"global-ngbr:shrinkage=2", "integrated:shrinkage=2"})
  void stretchingTheRatingsStretchesThePredictions(String model) {
    Recommender plain = fit(model, DATA);
    Recommender stretched = fit(model, timesTwenty());
    for (int item = 0; item < DATA.items().size(); item++) {
      assertThat(stretched.predict(5, item)).isCloseTo(20 * plain.predict(5, item), within(0.05));
      assertThat(stretched.foldIn(Map.of("i3", 100)).predict(item))
          .isCloseTo(20 * plain.foldIn(Map.of("i3", 5)).predict(item), within(0.05));
    }
  }

  private static Dataset timesTwenty() {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    CsrMatrix rows = DATA.ratings().byUser();
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        ratings.add(user, rows.column(p), 20 * rows.value(p));
      }
    }
    return Dataset.builder(
            "times twenty", DATA.users(), DATA.items(), ratings.build(rows.rows(), rows.columns()))
        .scale(new RatingScale(20, 100, 20))
        .build();
  }
}
