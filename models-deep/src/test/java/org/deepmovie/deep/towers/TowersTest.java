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
import org.deepmovie.model.DivergedException;
import org.deepmovie.model.Recommender;
import org.deepmovie.model.ScoredItem;
import org.deepmovie.model.TrainingContext;
import org.deepmovie.model.TrainingListener.Epoch;
import org.deepmovie.spi.ModelSpec;
import org.deepmovie.spi.Providers;
import org.deepmovie.store.ModelFile;
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
  private static final int NEW_WOMAN = Tastes.USERS - 2;
  private static final int NEW_MAN = Tastes.USERS - 1;
  private static final int NEW_COMEDY = Tastes.ITEMS - 2;
  private static final int NEW_WESTERN = Tastes.ITEMS - 1;

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
    Recommender model = fit(spec, Tastes.data());
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
    Recommender model = fit(spec, Tastes.data());
    for (ScoredItem item : model.recommend(NEW_WOMAN, 8, i -> i < NEW_COMEDY)) {
      assertEquals(0, item.item() % 2, "a comedy");
    }
    for (ScoredItem item : model.recommend(NEW_MAN, 8, i -> i < NEW_COMEDY)) {
      assertEquals(1, item.item() % 2, "a western");
    }
  }

  @Test
  void theJointEmbeddingRanksItemsWithoutAnyRatingByTheirAttributes() {
    Recommender model = fit(JOINT, Tastes.data());
    float[] scores = new float[Tastes.ITEMS];
    model.score(2, scores);
    assertTrue(scores[NEW_COMEDY] > scores[NEW_WESTERN] + 1);
    model.score(NEW_MAN, scores);
    assertTrue(scores[NEW_WESTERN] > scores[NEW_COMEDY] + 1);
  }

  @Test
  void aGenreThatNoRatedItemHasSaysNothing() {
    Dataset data = Tastes.withNewItemsOf("opera");
    Recommender twoTower = fit(TWO_TOWER, data);
    assertEquals(twoTower.predict(2, IdMap.UNKNOWN), twoTower.predict(2, NEW_COMEDY), 1e-6);
    Recommender joint = fit(JOINT, data);
    float[] ofWoman = new float[Tastes.ITEMS];
    float[] ofMan = new float[Tastes.ITEMS];
    joint.score(2, ofWoman);
    joint.score(3, ofMan);
    assertEquals(ofWoman[NEW_COMEDY], ofMan[NEW_COMEDY]);
  }

  @Test
  void textsAloneTellItemsApart() {
    Dataset texts = Tastes.bare().withTexts(Tastes.withTexts().texts());
    Recommender model = fit(WITH_IDS + ",idDropout=0.3,textDimensions=2", texts);
    assertTrue(model.predict(2, NEW_COMEDY) > model.predict(2, NEW_WESTERN) + 1);
  }

  @Test
  void itemsOfOneKindAreSimilarInTheJointEmbedding() {
    List<ScoredItem> similar = fit(JOINT, Tastes.data()).similar(NEW_COMEDY, 8);
    assertTrue(similar.stream().allMatch(item -> item.item() % 2 == 0));
    assertTrue(similar.get(0).score() > 0.9);
  }

  @Test
  void anItemOfWhichNothingIsKnownIsSimilarToNone() {
    Recommender model = fit(JOINT_WITH_IDS + ",userIds=true", Tastes.bare());
    assertTrue(model.similar(NEW_COMEDY, 5).isEmpty());
    assertTrue(model.similar(2, 99).stream().noneMatch(item -> item.item() == NEW_COMEDY));
  }

  @Test
  void ofWhomNothingIsKnownTheBaselineSpeaks() {
    Dataset bare = Tastes.bare();
    Recommender twoTower = fit(WITH_IDS, bare);
    Recommender baseline = fit(JOINT_WITH_IDS + ",userIds=true", bare);
    assertEquals(baseline.predict(NEW_MAN, 3), twoTower.predict(NEW_MAN, 3), 1e-6);
    assertEquals(baseline.predict(IdMap.UNKNOWN, 3), twoTower.predict(IdMap.UNKNOWN, 3), 1e-6);
    assertNotEquals(baseline.predict(2, 3), twoTower.predict(2, 3), 1e-3);
  }

  @Test
  void somebodyOfWhomNothingIsKnownIsRankedForAsTheMeanUser() {
    Recommender model = fit(JOINT_WITH_IDS + ",userIds=true", Tastes.bare());
    float[] nobody = new float[Tastes.ITEMS];
    float[] silent = new float[Tastes.ITEMS];
    model.score(IdMap.UNKNOWN, nobody);
    model.score(NEW_MAN, silent);
    assertArrayEquals(nobody, silent);
  }

  @Test
  void dataOfWhichATowerCanReadNothingIsRefusedInOneSentence() {
    assertEquals(
        "two-tower needs attributes in which rated users differ, or ids=true; this data has none",
        refusal(TWO_TOWER, Tastes.bare()));
    assertEquals(
        "joint-embedding needs attributes in which rated users differ, or userIds=true; this data"
            + " has none",
        refusal(JOINT_WITH_IDS, Tastes.bare()));
    assertEquals(
        "joint-embedding needs attributes or texts in which rated items differ, or itemIds=true;"
            + " this data has none",
        refusal(JOINT + ",userIds=true", Tastes.bare()));
  }

  private static String refusal(String spec, Dataset data) {
    return assertThrows(IllegalArgumentException.class, () -> fit(spec, data)).getMessage();
  }

  @Test
  void heldOutRatingsOfWhichNoneIsLikedChooseNoEpoch() {
    RatingMatrix dislikes =
        new RatingMatrix.Builder().add(0, 0, 1).build(Tastes.USERS, Tastes.ITEMS);
    List<Epoch> epochs = new ArrayList<>();
    fit(
        JOINT,
        Tastes.data(),
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
      RatingMatrix.Builder few = new RatingMatrix.Builder();
      for (int user = 0; user < users; user++) {
        few.add(user, user, 2).add(user, 3, 2);
      }
      Dataset data = Tastes.data().withRatings(few.build(Tastes.USERS, Tastes.ITEMS));
      String told = spec.startsWith("joint") && users == 1 ? spec + ",userIds=true" : spec;
      Recommender model = fit(told.replace("userIds=true,", ""), data);
      float[] scores = new float[Tastes.ITEMS];
      for (int user = -1; user < Tastes.USERS; user++) {
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
    float[] one = new float[Tastes.ITEMS];
    float[] other = new float[Tastes.ITEMS];
    fit(spec, Tastes.data()).score(3, one);
    fit(spec, Tastes.data(), TrainingContext.ofSeed(2)).score(3, other);
    assertFalse(Arrays.equals(one, other));
  }

  @ParameterizedTest
  @ValueSource(strings = {TWO_TOWER, JOINT})
  void theBestEpochIsKept(String spec) {
    List<Epoch> epochs = new ArrayList<>();
    // Held-out ratings that contradict the training ratings: the longer the fit, the worse.
    RatingMatrix.Builder contrary = new RatingMatrix.Builder();
    for (int user = 0; user < NEW_WOMAN; user++) {
      for (int item = 0; item < NEW_COMEDY; item++) {
        if ((user + item * 7) % 3 == 0) {
          contrary.add(user, item, user % 2 == item % 2 ? 1 : 5);
        }
      }
    }
    TrainingContext context =
        TrainingContext.ofSeed(1)
            .withValidation(contrary.build(Tastes.USERS, Tastes.ITEMS))
            .withListener(epochs::add);
    float[] stopped = new float[Tastes.ITEMS];
    fit(spec + ",patience=2", Tastes.data(), context).score(3, stopped);
    int best = epochs.stream().filter(Epoch::best).mapToInt(Epoch::number).max().getAsInt();
    assertTrue(epochs.size() < 30 && epochs.size() == best + 2);
    float[] known = new float[Tastes.ITEMS];
    fit(spec.replace("epochs=30", "epochs=" + best), Tastes.data()).score(3, known);
    assertArrayEquals(known, stopped);
  }

  @ParameterizedTest
  @ValueSource(strings = {TWO_TOWER, JOINT})
  void savedAndLoadedScoresAreTheSame(String spec, @TempDir Path folder) throws IOException {
    Recommender model = fit(spec, Tastes.data());
    ModelFile.save(model, folder.resolve("model"));
    Recommender loaded = ModelFile.load(folder.resolve("model"), Providers.load());
    for (int user = -1; user < Tastes.USERS; user++) {
      float[] expected = new float[Tastes.ITEMS];
      float[] actual = new float[Tastes.ITEMS];
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
                fit("two-tower:layers=0,weightDecay=100,learningRate=1,epochs=100", Tastes.data()));
    assertTrue(diverged.getMessage().contains("lower learningRate"), diverged.getMessage());
  }

  @Test
  void aNewPersonIsNotOfferedWhatTheyRated() {
    Recommender model = fit(JOINT, Tastes.data());
    assertTrue(
        model.foldIn(Map.of("i3", 5)).recommend(99, item -> true).stream()
            .noneMatch(item -> item.id().equals("i3")));
  }
}
