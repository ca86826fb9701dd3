package org.deepmovie.deep.textcnn;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCnnRatingTest {

  private static final int USERS = 40;
  private static final int ITEMS = 24;
  private static final Map<String, String> SMALL =
      Map.of(
          "width", "8",
          "hidden", "8",
          "filters", "6",
          "embedding", "8",
          "idDropout", "0.3",
          "batchSize", "8",
          "parts", "2",
          "learningRate", "0.02",
          "decay", "1",
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
  void usersAndItemsWithoutRatingsArePredictedByAttributesAndText(String combine) {
    Recommender model = fit(opposites(), Map.of("combine", combine));
    int young = USERS - 2;
    int storm = ITEMS - 2;
    assertAll(
        () -> assertTrue(model.predict(young, storm) > 4),
        () -> assertTrue(model.predict(young, storm + 1) < 2),
        () -> assertTrue(model.predict(young + 1, storm) < 2),
        () -> assertTrue(model.predict(young + 1, storm + 1) > 4));
  }

  @Test
  void thePublishedFormRanksNoTwoItemsOneWayForOneUserAndTheOtherForAnother() {
    Recommender model = fit(opposites(), Map.of("combine", "sum"));
    float[] first = new float[ITEMS];
    model.score(0, first);
    float[] scores = new float[ITEMS];
    for (int user = 1; user < USERS; user++) {
      model.score(user, scores);
      for (int better = 0; better < ITEMS; better++) {
        for (int worse = 0; worse < ITEMS; worse++) {
          if (first[better] - first[worse] > 1e-3) {
            assertTrue(scores[better] >= scores[worse]);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"product", "layer"})
  void ofWhomNothingIsKnownIsPredictedAsTheUnknown(String combine) {
    Recommender model = fit(SmallData.data(), Map.of("combine", combine, "epochs", "3"));
    for (int item = -1; item < SmallData.ITEMS; item++) {
      assertEquals(
          model.predict(IdMap.UNKNOWN, item), model.predict(SmallData.STRANGER, item), 1e-6);
    }
    for (int user = -1; user < SmallData.USERS; user++) {
      assertEquals(model.predict(user, IdMap.UNKNOWN), model.predict(user, SmallData.BLANK), 1e-6);
    }
    float[] scores = new float[SmallData.ITEMS];
    model.score(0, scores);
    assertTrue(scores[SmallData.PREMIERE] != scores[SmallData.BLANK]);
  }

  @Test
  void somebodyNewIsFoldedInByWhatTheyRated() {
    Recommender model = fit(opposites(), Map.of());
    assertAll(
        () -> assertTrue(model.foldIn(Map.of("i0", 5, "i2", 5, "i1", 1)).predict(4) > 3.5),
        () -> assertTrue(model.foldIn(Map.of("i0", 1, "i2", 1, "i1", 5)).predict(4) < 2.5));
  }

  @Test
  void aProductOfOneUnitFollowsTheFormulaByHand() {
    try (Workers workers = new Workers(1)) {
      UnitProducts product =
          new UnitProducts(1, new RandomParameters(new SplittableRandom(1)), workers);
      float[] values = {0.5f, 0.25f, 2, 0.1f};
      List<Parameter> parameters = product.parameters();
      for (int p = 0; p < values.length; p++) {
        parameters.get(p).value()[0] = values[p];
      }
      int[] only = {0};
      int[] starts = {0, 1};
      RatingBlock block =
          new RatingBlock(only, only, starts, only, only, new float[] {0}, starts, only);
      Combination.Slopes slopes = product.backward(new float[] {1}, new float[] {3}, block, 1);
      double y = 0.1 + 0.5 * 1 + 0.25 * 3 + 2 * 1 * 3;
      double[] gradients = {2 * y * 1, 2 * y * 3, 2 * y * 1 * 3, 2 * y};
      assertEquals(y * y, slopes.squares(), 1e-4);
      assertEquals(2 * y * (0.5 + 2 * 3), slopes.users()[0], 1e-4);
      assertEquals(2 * y * (0.25 + 2 * 1), slopes.items()[0], 1e-4);
      for (int p = 0; p < gradients.length; p++) {
        assertEquals(gradients[p], parameters.get(p).gradient()[0], 1e-4);
      }
    }
  }

  @Test
  void aUsersVectorIsTheSumOverTheFieldsOfTheMeansOfTheirCategoriesAndOfTheId() {
    Dataset data = SmallData.data();
    AttributeEmbedding embedding =
        new AttributeEmbedding(
            "item",
            data.itemAttributes(),
            data.items(),
            data.ratings().byItem(),
            1,
            new RandomParameters(new SplittableRandom(1)));
    float[] table = embedding.parameters().get(0).value();
    float[] rows = {6, 12, 24, 100, 1000, 2000, 3000};
    assertEquals(rows.length, table.length, "comedy, drama, war, 1999, i0, i1, i2");
    System.arraycopy(rows, 0, table, 0, rows.length);
    int[] all = IntStream.range(0, SmallData.ITEMS).toArray();
    assertArrayEquals(
        new float[] {14 + 1000, 24 + 2000, 100 + 3000, 12, 0},
        embedding.forward(all, 1, Optional.empty()));
    assertArrayEquals(
        new float[] {14, 24, 100, 12, 0},
        embedding.forward(all, 1, Optional.of(new SplittableRandom(1))));
  }

  @Test
  void dataWithoutTextsIsRefusedInAWordThatNamesTheOption() {
    Dataset none = opposites().withTexts(ItemTexts.none(ITEMS));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> fit(none, Map.of()));
    assertEquals(
        "text-cnn-rating needs item texts; this data has none (texts=false does without)",
        refused.getMessage());
    Recommender model = fit(none, Map.of("texts", "false"));
    assertTrue(model.predict(0, 0) > 4);
  }

  @Test
  void ifTextsAreNotReadTheyMakeNoDifference() {
    Dataset data = opposites();
    Map<String, String> options = Map.of("texts", "false", "epochs", "3");
    Recommender model = fit(data, options);
    Recommender ofNone = fit(data.withTexts(ItemTexts.none(ITEMS)), options);
    for (int item = 0; item < ITEMS; item++) {
      assertEquals(ofNone.predict(0, item), model.predict(0, item));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"product", "layer", "sum"})
  void aFitWhoseLastStepExplodesDivergesAndIsNoModel(String combine) {
    for (int epochs = 1; epochs < 25; epochs++) {
      Map<String, String> options = new TreeMap<>();
      options.put("combine", combine);
      options.put("activation", "identity");
      options.put("learningRate", "1");
      options.put("weightDecay", "100");
      options.put("batchSize", "100");
      options.put("parts", "1");
      options.put("epochs", String.valueOf(epochs));
      Recommender model;
      try {
        model = fit(opposites(), options);
      } catch (DivergedException e) {
        assertTrue(e.getMessage().contains("in epoch " + epochs + " "), e.getMessage());
        return;
      }
      float[] scores = new float[ITEMS];
      for (int user = -1; user < USERS; user++) {
        model.score(user, scores);
        for (float score : scores) {
          assertTrue(Float.isFinite(score), epochs + " epochs: " + score);
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
      assertTrue(data.scale().contains(model.foldIn(Map.of("i0", 1000)).predict("i1")));
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
    assertTrue(diverged.getMessage().contains("learningRate"), diverged.getMessage());
  }
}
