package org.deepmovie.deep.towers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener.Epoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TowersTest {

  private static final String WITH_IDS = "two-tower:width=8,head=8,learningRate=0.05,epochs=30";
  private static final String TWO_TOWER = WITH_IDS + ",ids=false";
  private static final String LINEAR_JOINT_WITH_IDS =
      "joint-embedding:dimensions=4,width=8,learningRate=0.05,weightDecay=0,epochs=30";
  private static final String JOINT_WITH_IDS = LINEAR_JOINT_WITH_IDS + ",layers=1";
  private static final String JOINT = JOINT_WITH_IDS + ",itemIds=false";
  private static final int NEW_WOMAN = PlantedTastes.USERS - 2;
  private static final int NEW_MAN = PlantedTastes.USERS - 1;
  private static final int NEW_COMEDY = PlantedTastes.ITEMS - 2;
  private static final int NEW_WESTERN = PlantedTastes.ITEMS - 1;

  private static Recommender fit(String spec, Dataset data, TrainingContext context) {
    ModelSpec model = ModelSpec.parseAll(spec).get(0);
    return Providers.load().trainer(model.name(), model.options()).fit(data, context);
  }

  private static Recommender fit(String spec, Dataset data) {
    return fit(spec, data, TrainingContext.ofSeed(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {TWO_TOWER, WITH_IDS + ",idDropout=0.5"})
  void twoTowersPredictForUsersAndItemsWithoutAnyRatingByTheirAttributes(String spec) {
    Recommender model = fit(spec, PlantedTastes.data());
    assertTrue(model.predict(NEW_WOMAN, 0) > 4.2);
    assertTrue(model.predict(NEW_WOMAN, 1) < 2);
    assertTrue(model.predict(NEW_MAN, NEW_WESTERN) > 4.2);
    assertTrue(model.predict(NEW_MAN, NEW_COMEDY) < 2);
    assertTrue(model.predict(2, NEW_COMEDY) > 4.2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        JOINT,
        LINEAR_JOINT_WITH_IDS + ",itemIds=false",
        JOINT + ",loss=softmax",
        JOINT + ",unrated=0",
        JOINT_WITH_IDS + ",itemIds=true,userIds=true,idDropout=0.5",
        JOINT + ",popularity=false,candidates=5"
      })
  void theJointEmbeddingRanksForUsersWithoutAnyRatingByTheirAttributes(String spec) {
    Recommender model = fit(spec, PlantedTastes.data());
    for (ScoredItem item : model.recommend(NEW_WOMAN, 8, i -> i < NEW_COMEDY)) {
      assertEquals(0, item.item() % 2, "a comedy");
    }
    for (ScoredItem item : model.recommend(NEW_MAN, 8, i -> i < NEW_COMEDY)) {
      assertEquals(1, item.item() % 2, "a western");
    }
  }

  @Test
  void theJointEmbeddingRanksItemsWithoutAnyRatingByTheirAttributes() {
    Recommender model = fit(JOINT, PlantedTastes.data());
    float[] scores = new float[PlantedTastes.ITEMS];
    model.score(2, scores);
    assertTrue(scores[NEW_COMEDY] > scores[NEW_WESTERN] + 1);
    model.score(NEW_MAN, scores);
    assertTrue(scores[NEW_WESTERN] > scores[NEW_COMEDY] + 1);
  }

  @Test
  void aGenreThatNoRatedItemHasSaysNothing() {
    Dataset data = PlantedTastes.withNewItemsOf("opera");
    Recommender twoTower = fit(TWO_TOWER, data);
    assertEquals(twoTower.predict(2, IdMap.UNKNOWN), twoTower.predict(2, NEW_COMEDY), 1e-6);
    Recommender joint = fit(JOINT, data);
    float[] ofWoman = new float[PlantedTastes.ITEMS];
    float[] ofMan = new float[PlantedTastes.ITEMS];
    joint.score(2, ofWoman);
    joint.score(3, ofMan);
    assertEquals(ofWoman[NEW_COMEDY], ofMan[NEW_COMEDY]);
  }

  @Test
  void textsAloneTellItemsApart() {
    Dataset texts = PlantedTastes.bare().withTexts(PlantedTastes.withTexts().texts());
    Recommender model = fit(WITH_IDS + ",idDropout=0.3,textDimensions=2", texts);
    assertTrue(model.predict(2, NEW_COMEDY) > model.predict(2, NEW_WESTERN) + 1);
  }

  @Test
  void itemsOfOneKindAreSimilarInTheJointEmbedding() {
    List<ScoredItem> similar = fit(JOINT, PlantedTastes.data()).similar(NEW_COMEDY, 8);
    assertTrue(similar.stream().allMatch(item -> item.item() % 2 == 0));
    assertTrue(similar.get(0).score() > 0.9);
  }

  @Test
  void anItemOfWhichNothingIsKnownIsSimilarToNone() {
    Recommender model = fit(JOINT_WITH_IDS + ",userIds=true", PlantedTastes.bare());
    assertTrue(model.similar(NEW_COMEDY, 5).isEmpty());
    assertTrue(model.similar(2, 99).stream().noneMatch(item -> item.item() == NEW_COMEDY));
  }

  @Test
  void ofWhomNothingIsKnownTheBaselineSpeaks() {
    Dataset bare = PlantedTastes.bare();
    Recommender twoTower = fit(WITH_IDS, bare);
    Recommender baseline = fit(JOINT_WITH_IDS + ",userIds=true", bare);
    assertEquals(baseline.predict(NEW_MAN, 3), twoTower.predict(NEW_MAN, 3), 1e-6);
    assertEquals(baseline.predict(IdMap.UNKNOWN, 3), twoTower.predict(IdMap.UNKNOWN, 3), 1e-6);
    assertNotEquals(baseline.predict(2, 3), twoTower.predict(2, 3), 1e-3);
  }

  @Test
  void somebodyOfWhomNothingIsKnownIsRankedForAsTheMeanUser() {
    Recommender model = fit(JOINT_WITH_IDS + ",userIds=true", PlantedTastes.bare());
    float[] nobody = new float[PlantedTastes.ITEMS];
    float[] silent = new float[PlantedTastes.ITEMS];
    model.score(IdMap.UNKNOWN, nobody);
    model.score(NEW_MAN, silent);
    assertArrayEquals(nobody, silent);
  }

  @Test
  void dataOfWhichATowerCanReadNothingIsRefusedInOneSentence() {
    assertEquals(
        "two-tower needs attributes in which rated users differ, or ids=true; this data has none",
        refusal(TWO_TOWER, PlantedTastes.bare()));
    assertEquals(
        "joint-embedding needs attributes in which rated users differ, or userIds=true; this data"
            + " has none",
        refusal(JOINT_WITH_IDS, PlantedTastes.bare()));
    assertEquals(
        "joint-embedding needs attributes or texts in which rated items differ, or itemIds=true;"
            + " this data has none",
        refusal(JOINT + ",userIds=true", PlantedTastes.bare()));
  }

  private static String refusal(String spec, Dataset data) {
    return assertThrows(IllegalArgumentException.class, () -> fit(spec, data)).getMessage();
  }

  @Test
  void heldOutRatingsOfWhichNoneIsLikedChooseNoEpoch() {
    RatingMatrix dislikes =
        new RatingMatrixBuilder().add(0, 0, 1).build(PlantedTastes.USERS, PlantedTastes.ITEMS);
    List<Epoch> epochs = new ArrayList<>();
    fit(
        JOINT,
        PlantedTastes.data(),
        TrainingContext.ofSeed(1).withValidation(dislikes).withListener(epochs::add));
    assertEquals(30, epochs.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        WITH_IDS,
        WITH_IDS + ",batchSize=1,layers=2",
        JOINT_WITH_IDS,
        LINEAR_JOINT_WITH_IDS + ",batchSize=2,candidates=2,layers=2",
        JOINT_WITH_IDS + ",loss=softmax,userIds=true,idDropout=0.9",
        JOINT_WITH_IDS + ",unrated=0,gamma=1000,popularity=false"
      })
  void hardlyAnyRatingsAndNoLikesGiveFiniteScores(String spec) {
    for (int users = 1; users <= 3; users++) {
      RatingMatrixBuilder few = new RatingMatrixBuilder();
      for (int user = 0; user < users; user++) {
        few.add(user, user, 2).add(user, 3, 2);
      }
      Dataset data =
          PlantedTastes.data().withRatings(few.build(PlantedTastes.USERS, PlantedTastes.ITEMS));
      String told = spec.startsWith("joint") && users == 1 ? spec + ",userIds=true" : spec;
      Recommender model = fit(told.replace("userIds=true,", ""), data);
      float[] scores = new float[PlantedTastes.ITEMS];
      for (int user = -1; user < PlantedTastes.USERS; user++) {
        model.score(user, scores);
        for (float score : scores) {
          assertTrue(Math.abs(score) < 1000, () -> "scored " + score);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TWO_TOWER, JOINT})
  void anotherSeedGivesAnotherModel(String spec) {
    float[] one = new float[PlantedTastes.ITEMS];
    float[] other = new float[PlantedTastes.ITEMS];
    fit(spec, PlantedTastes.data()).score(3, one);
    fit(spec, PlantedTastes.data(), TrainingContext.ofSeed(2)).score(3, other);
    assertFalse(Arrays.equals(one, other));
  }

  @ParameterizedTest
  @ValueSource(strings = {TWO_TOWER, JOINT})
  void theBestEpochIsKept(String spec) {
    List<Epoch> epochs = new ArrayList<>();
    // Held-out ratings that contradict the training ratings: the longer the fit, the worse.
    RatingMatrixBuilder contrary = new RatingMatrixBuilder();
    for (int user = 0; user < NEW_WOMAN; user++) {
      for (int item = 0; item < NEW_COMEDY; item++) {
        if ((user + item * 7) % 3 == 0) {
          contrary.add(user, item, user % 2 == item % 2 ? 1 : 5);
        }
      }
    }
    TrainingContext context =
        TrainingContext.ofSeed(1)
            .withValidation(contrary.build(PlantedTastes.USERS, PlantedTastes.ITEMS))
            .withListener(epochs::add);
    float[] stopped = new float[PlantedTastes.ITEMS];
    fit(spec + ",patience=2", PlantedTastes.data(), context).score(3, stopped);
    int best = epochs.stream().filter(Epoch::best).mapToInt(Epoch::number).max().getAsInt();
    assertTrue(epochs.size() < 30 && epochs.size() == best + 2);
    float[] known = new float[PlantedTastes.ITEMS];
    fit(spec.replace("epochs=30", "epochs=" + best), PlantedTastes.data()).score(3, known);
    assertArrayEquals(known, stopped);
  }

  @ParameterizedTest
  @ValueSource(strings = {TWO_TOWER, JOINT})
  void savedAndLoadedScoresAreTheSame(String spec, @TempDir Path folder) throws IOException {
    Recommender model = fit(spec, PlantedTastes.data());
    ModelFile.save(model, folder.resolve("model"));
    Recommender loaded = ModelFile.load(folder.resolve("model"), Providers.load());
    for (int user = -1; user < PlantedTastes.USERS; user++) {
      float[] expected = new float[PlantedTastes.ITEMS];
      float[] actual = new float[PlantedTastes.ITEMS];
      model.score(user, expected);
      loaded.score(user, actual);
      assertArrayEquals(expected, actual);
    }
  }

  @Test
  void aFitThatDivergesSaysWhatToChange() {
    DivergedException diverged =
        assertThrows(
            DivergedException.class,
            () ->
                fit(
                    "two-tower:layers=0,weightDecay=100,learningRate=1,epochs=100",
                    PlantedTastes.data()));
    assertTrue(diverged.getMessage().contains("lower learningRate"), diverged.getMessage());
  }

  @Test
  void aNewPersonIsNotOfferedWhatTheyRated() {
    Recommender model = fit(JOINT, PlantedTastes.data());
    assertTrue(
        model.foldIn(Map.of("i3", 5)).recommend(99, item -> true).stream()
            .noneMatch(item -> item.id().equals("i3")));
  }
}
