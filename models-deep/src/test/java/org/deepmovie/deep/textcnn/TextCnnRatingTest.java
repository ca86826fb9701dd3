package org.deepmovie.deep.textcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCnnRatingTest {

  @TempDir Path folder;

  private static final int USERS = 40;
  private static final int ITEMS = 24;
  private static final Map<String, String> SMALL =
      Map.of(
          "factors", "8",
          "hiddenUnits", "8",
          "filters", "6",
          "wordDimension", "8",
          "idDropout", "0.3",
          "batchSize", "8",
          "textPassesPerEpoch", "2",
          "learningRate", "0.02",
          "learningRateDecay", "1",
          "epochs", "25");

  /**
   * The young love storms and hate gardens, the old the other way round; what an item is stands in
   * its text alone. The last two users and the last two items, one of each kind, have no ratings.
   */
  private static Dataset opposites() {
    AttributesBuilder attributes = new AttributesBuilder(USERS);
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int user = 0; user < USERS; user++) {
      attributes.add(user, "age", user % 2 == 0 ? "young" : "old");
      for (int item = 0; item < ITEMS - 2 && user < USERS - 2; item++) {
        if ((user + item / 2) % 3 != 0) {
          ratings.add(user, item, user % 2 == item % 2 ? 5 : 1);
        }
      }
    }
    return Dataset.builder(
            "opposites", ids("u", USERS), ids("i", ITEMS), ratings.build(USERS, ITEMS))
        .scale(RatingScale.FIVE_STARS)
        .texts(
            ItemTexts.of(
                IntStream.range(0, ITEMS)
                    .mapToObj(i -> i % 2 == 0 ? "storm thunder engine" : "garden river letter")
                    .toList()))
        .userAttributes(attributes.build())
        .build();
  }

  private static IdMap ids(String prefix, int count) {
    return IdMap.of(IntStream.range(0, count).mapToObj(n -> prefix + n).toList());
  }

  private static TextCnnRating trainer(Map<String, String> others) {
    Map<String, String> options = new TreeMap<>(SMALL);
    options.putAll(others);
    return new TextCnnRating(OptionsMapper.of(TextCnnRatingOptions.class).parse(options));
  }

  private static Recommender fit(Dataset data, Map<String, String> options) {
    return trainer(options).fit(data, TrainingContext.ofSeed(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"product", "layer"})
  void usersAndItemsWithoutRatingsArePredictedByAttributesAndText(String combination) {
    Recommender model = fit(opposites(), Map.of("combination", combination));
    int young = USERS - 2;
    int storm = ITEMS - 2;
    assertAll(
        () -> assertThat(model.predict(young, storm)).isGreaterThan(4),
        () -> assertThat(model.predict(young, storm + 1)).isLessThan(2),
        () -> assertThat(model.predict(young + 1, storm)).isLessThan(2),
        () -> assertThat(model.predict(young + 1, storm + 1)).isGreaterThan(4));
  }

  @Test
  void thePublishedFormRanksAllRatedItemsTheSameForEveryUserWithRatings() {
    Recommender model = fit(opposites(), Map.of("combination", "sum"));
    float[] first = new float[ITEMS];
    model.score(0, first);
    float[] scores = new float[ITEMS];
    for (int user = 1; user < USERS - 2; user++) {
      model.score(user, scores);
      for (int better = 0; better < ITEMS - 2; better++) {
        for (int worse = 0; worse < ITEMS - 2; worse++) {
          if (first[better] - first[worse] > 1e-3) {
            assertThat(scores[better]).isGreaterThanOrEqualTo(scores[worse]);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"product", "layer"})
  void aUserOrItemOfWhomNothingIsKnownIsPredictedAsAnUnknownOne(String combination) {
    Recommender model = fit(SmallData.data(), Map.of("combination", combination, "epochs", "3"));
    for (int item = -1; item < SmallData.ITEMS; item++) {
      assertThat(model.predict(SmallData.STRANGER, item))
          .isEqualTo(model.predict(IdMap.UNKNOWN, item), within(1e-6));
    }
    for (int user = -1; user < SmallData.USERS; user++) {
      assertThat(model.predict(user, SmallData.BLANK))
          .isEqualTo(model.predict(user, IdMap.UNKNOWN), within(1e-6));
    }
    float[] scores = new float[SmallData.ITEMS];
    model.score(0, scores);
    assertThat(scores[1]).isNotEqualTo(scores[SmallData.BLANK]);
  }

  /** One user loves storms and hates gardens; the last two items have no ratings. */
  private static Dataset oneUser(int users) {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int item = 0; item < ITEMS - 2; item++) {
      ratings.add(0, item, item % 2 == 0 ? 5 : 1);
    }
    return Dataset.builder("one", ids("u", users), ids("i", ITEMS), ratings.build(users, ITEMS))
        .scale(RatingScale.FIVE_STARS)
        .texts(opposites().texts())
        .build();
  }

  @ParameterizedTest
  @CsvSource({"product,1", "layer,1", "sum,1", "product,3", "layer,3", "sum,3"})
  void theOnlyUserWithRatingsIsPredictedByTheNetwork(String combination, int users) {
    Recommender model =
        fit(oneUser(users), Map.of("combination", combination, "activation", "sigmoid"));
    double[] means = new double[2];
    for (int item = 0; item < 6; item++) {
      means[item % 2] += model.predict(0, item) / 3;
    }
    assertThat(means[0]).isGreaterThan(3.9);
    assertThat(means[1]).isLessThan(2.5);
    assertThat(model.predict(0, ITEMS - 2)).isGreaterThan(3.9);
    assertThat(model.predict(0, ITEMS - 1)).isLessThan(2.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"product", "layer"})
  void aLoadedModelKnowsTheSameUsersAndItems(String combination) throws IOException {
    Recommender model = fit(SmallData.data(), Map.of("combination", combination, "epochs", "3"));
    Path file = folder.resolve("m.zip");
    ModelFile.save(model, file);
    Recommender loaded = ModelFile.load(file, Providers.load());
    for (int user = IdMap.UNKNOWN; user < SmallData.USERS; user++) {
      for (int item = IdMap.UNKNOWN; item < SmallData.ITEMS; item++) {
        assertThat(loaded.predict(user, item)).isEqualTo(model.predict(user, item));
      }
    }
  }

  @Test
  void aNewUserIsFoldedInFromRatings() {
    Recommender model = fit(opposites(), Map.of());
    assertAll(
        () ->
            assertThat(model.foldIn(Map.of("i0", 5, "i2", 5, "i1", 1)).predict(4))
                .isGreaterThan(3.5),
        () ->
            assertThat(model.foldIn(Map.of("i0", 1, "i2", 1, "i1", 5)).predict(4)).isLessThan(2.5));
  }

  @Test
  void dataWithoutTextsIsRefusedWithTheNameOfTheOption() {
    Dataset none = opposites().withTexts(ItemTexts.none(ITEMS));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> fit(none, Map.of()));
    assertThat(refused.getMessage())
        .isEqualTo(
            "text-cnn-rating needs item texts, but this data has none; give texts=false to train"
                + " without");
    Recommender model = fit(none, Map.of("texts", "false"));
    assertThat(model.predict(0, 0)).isGreaterThan(4);
  }

  @Test
  void ifTextsAreNotReadTheyMakeNoDifference() {
    Dataset data = opposites();
    Map<String, String> options = Map.of("texts", "false", "epochs", "3");
    Recommender model = fit(data, options);
    Recommender ofNone = fit(data.withTexts(ItemTexts.none(ITEMS)), options);
    for (int item = 0; item < ITEMS; item++) {
      assertThat(model.predict(0, item)).isEqualTo(ofNone.predict(0, item));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"product", "layer", "sum"})
  void aFitWhoseLastStepExplodesDivergesAndIsNoModel(String combination) {
    for (int epochs = 1; epochs < 25; epochs++) {
      Map<String, String> options = new TreeMap<>();
      options.put("combination", combination);
      options.put("activation", "identity");
      options.put("learningRate", "1");
      options.put("weightDecay", "100");
      options.put("batchSize", "100");
      options.put("textPassesPerEpoch", "1");
      options.put("epochs", String.valueOf(epochs));
      Recommender model;
      try {
        model = fit(opposites(), options);
      } catch (DivergedException e) {
        assertThat(e.getMessage()).contains("in epoch " + epochs + " ");
        return;
      }
      float[] scores = new float[ITEMS];
      for (int user = -1; user < USERS; user++) {
        model.score(user, scores);
        for (float score : scores) {
          assertThat(score).as(epochs + " epochs: " + score).isFinite();
        }
      }
    }
    fail("never diverged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tanh", "sigmoid", "relu", "identity"})
  void oneUserIsEnoughToFoldInAnother(String activation) {
    for (int user = 0; user < 2; user++) {
      RatingMatrix ratings = new RatingMatrixBuilder().add(user, 0, 5).add(user, 1, 5).build(2, 2);
      Dataset data =
          Dataset.builder("one", ids("u", 2), ids("i", 2), ratings)
              .scale(new RatingScale(0, 1000, 1))
              .texts(ItemTexts.of(List.of("storm", "garden")))
              .build();
      Recommender model = fit(data, Map.of("activation", activation));
      assertThat(model.foldIn(Map.of("i0", 1000)).predict("i1")).isBetween(0.0, 1000.0);
    }
  }

  @Test
  void aFitThatDivergesNamesTheRemedy() {
    DivergedException diverged =
        assertThrows(
            DivergedException.class,
            () ->
                fit(
                    opposites(),
                    Map.of("learningRate", "1", "weightDecay", "100", "epochs", "200")));
    assertThat(diverged.getMessage()).contains("learningRate");
  }
}
