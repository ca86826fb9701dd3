package org.deepmovie.deep.tower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.internal.deep.tower.PlantedTastes;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener.Epoch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TowerModelsTest {

  private static final String WITH_IDS =
      "two-tower:hiddenUnits=8,headUnits=8,learningRate=0.05,epochs=30";
  private static final String TWO_TOWER = WITH_IDS + ",idEmbeddings=false";
  private static final String LINEAR_JOINT_WITH_IDS =
      "joint-embedding:factors=4,hiddenUnits=8,learningRate=0.05,weightDecay=0,epochs=30";
  private static final String JOINT_WITH_IDS = LINEAR_JOINT_WITH_IDS + ",hiddenLayers=1";
  private static final String JOINT = JOINT_WITH_IDS + ",itemIdEmbeddings=false";
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
    assertThat(model.predict(NEW_WOMAN, 0)).isGreaterThan(4.2);
    assertThat(model.predict(NEW_WOMAN, 1)).isLessThan(2);
    assertThat(model.predict(NEW_MAN, NEW_WESTERN)).isGreaterThan(4.2);
    assertThat(model.predict(NEW_MAN, NEW_COMEDY)).isLessThan(2);
    assertThat(model.predict(2, NEW_COMEDY)).isGreaterThan(4.2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        JOINT,
        LINEAR_JOINT_WITH_IDS + ",itemIdEmbeddings=false",
        JOINT + ",loss=softmax",
        JOINT + ",unratedWeight=0",
        JOINT_WITH_IDS + ",itemIdEmbeddings=true,userIdEmbeddings=true,idDropout=0.5",
        JOINT + ",popularityPrior=false,sampledItems=5"
      })
  void theJointEmbeddingRanksForUsersWithoutAnyRatingByTheirAttributes(String spec) {
    Recommender model = fit(spec, PlantedTastes.data());
    for (ScoredItem item : model.recommend(NEW_WOMAN, 8, i -> i < NEW_COMEDY)) {
      assertThat(item.item() % 2).as("a comedy").isEqualTo(0);
    }
    for (ScoredItem item : model.recommend(NEW_MAN, 8, i -> i < NEW_COMEDY)) {
      assertThat(item.item() % 2).as("a western").isEqualTo(1);
    }
  }

  @Test
  void theJointEmbeddingRanksItemsWithoutAnyRatingByTheirAttributes() {
    Recommender model = fit(JOINT, PlantedTastes.data());
    float[] scores = new float[PlantedTastes.ITEMS];
    model.score(2, scores);
    assertThat(scores[NEW_COMEDY]).isGreaterThan(scores[NEW_WESTERN] + 1);
    model.score(NEW_MAN, scores);
    assertThat(scores[NEW_WESTERN]).isGreaterThan(scores[NEW_COMEDY] + 1);
  }

  @Test
  void aGenreThatNoRatedItemHasChangesNoPrediction() {
    Dataset data = PlantedTastes.withNewItemsOf("opera");
    Recommender twoTower = fit(TWO_TOWER, data);
    assertThat(twoTower.predict(2, NEW_COMEDY))
        .isEqualTo(twoTower.predict(2, IdMap.UNKNOWN), within(1e-6));
    Recommender joint = fit(JOINT, data);
    float[] ofWoman = new float[PlantedTastes.ITEMS];
    float[] ofMan = new float[PlantedTastes.ITEMS];
    joint.score(2, ofWoman);
    joint.score(3, ofMan);
    assertThat(ofMan[NEW_COMEDY]).isEqualTo(ofWoman[NEW_COMEDY]);
  }

  @Test
  void textsAloneDistinguishItems() {
    Dataset texts = PlantedTastes.bare().withTexts(PlantedTastes.withTexts().texts());
    Recommender model = fit(WITH_IDS + ",idDropout=0.3,textDimension=2", texts);
    assertThat(model.predict(2, NEW_COMEDY)).isGreaterThan(model.predict(2, NEW_WESTERN) + 1);
  }

  @Test
  void itemsOfOneKindAreSimilarInTheJointEmbedding() {
    List<ScoredItem> similar = fit(JOINT, PlantedTastes.data()).similar(NEW_COMEDY, 8);
    assertThat(similar).allMatch(item -> item.item() % 2 == 0);
    assertThat(similar.get(0).score()).isGreaterThan(0.9);
  }

  @Test
  void anItemOfWhichNothingIsKnownIsSimilarToNone() {
    Recommender model = fit(JOINT_WITH_IDS + ",userIdEmbeddings=true", PlantedTastes.bare());
    assertThat(model.similar(NEW_COMEDY, 5)).isEmpty();
    assertThat(model.similar(2, 99)).noneMatch(item -> item.item() == NEW_COMEDY);
  }

  @Test
  void theBaselinePredictsWhereNothingIsKnown() {
    Dataset bare = PlantedTastes.bare();
    Recommender twoTower = fit(WITH_IDS, bare);
    Recommender baseline = fit(JOINT_WITH_IDS + ",userIdEmbeddings=true", bare);
    assertThat(twoTower.predict(NEW_MAN, 3)).isEqualTo(baseline.predict(NEW_MAN, 3), within(1e-6));
    assertThat(twoTower.predict(IdMap.UNKNOWN, 3))
        .isEqualTo(baseline.predict(IdMap.UNKNOWN, 3), within(1e-6));
    assertThat(twoTower.predict(2, 3)).isNotCloseTo(baseline.predict(2, 3), within(1e-3));
  }

  @Test
  void aUserOfWhomNothingIsKnownHasTheScoresOfTheMeanUser() {
    Recommender model = fit(JOINT_WITH_IDS + ",userIdEmbeddings=true", PlantedTastes.bare());
    float[] nobody = new float[PlantedTastes.ITEMS];
    float[] silent = new float[PlantedTastes.ITEMS];
    model.score(IdMap.UNKNOWN, nobody);
    model.score(NEW_MAN, silent);
    assertThat(silent).isEqualTo(nobody);
  }

  @Test
  void dataOfWhichATowerReadsNothingIsRefusedInOneSentence() {
    assertThat(refusal(TWO_TOWER, PlantedTastes.bare()))
        .isEqualTo(
            "two-tower needs attributes in which rated users differ, or idEmbeddings=true; this"
                + " data has none");
    assertThat(refusal(JOINT_WITH_IDS, PlantedTastes.bare()))
        .isEqualTo(
            "joint-embedding needs attributes in which rated users differ, or"
                + " userIdEmbeddings=true; this data has none");
    assertThat(refusal(JOINT + ",userIdEmbeddings=true", PlantedTastes.bare()))
        .isEqualTo(
            "joint-embedding needs attributes or texts in which rated items differ, or"
                + " itemIdEmbeddings=true; this data has none");
  }

  private static String refusal(String spec, Dataset data) {
    return assertThrows(IllegalArgumentException.class, () -> fit(spec, data)).getMessage();
  }

  @Test
  void validationRatingsWithoutALikedItemDoNotStopTheFit() {
    RatingMatrix dislikes =
        new RatingMatrixBuilder().add(0, 0, 1).build(PlantedTastes.USERS, PlantedTastes.ITEMS);
    List<Epoch> epochs = new ArrayList<>();
    fit(
        JOINT,
        PlantedTastes.data(),
        TrainingContext.ofSeed(1).withValidation(dislikes).withListener(epochs::add));
    assertThat(epochs.size()).isEqualTo(30);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        WITH_IDS,
        WITH_IDS + ",batchSize=1,hiddenLayers=2",
        JOINT_WITH_IDS,
        LINEAR_JOINT_WITH_IDS + ",batchSize=2,sampledItems=2,hiddenLayers=2",
        JOINT_WITH_IDS + ",loss=softmax,userIdEmbeddings=true,idDropout=0.9",
        JOINT_WITH_IDS + ",unratedWeight=0,cosineLossWeight=1000,popularityPrior=false"
      })
  void fewRatingsWithoutLikesGiveFiniteScores(String spec) {
    for (int users = 1; users <= 3; users++) {
      RatingMatrixBuilder few = new RatingMatrixBuilder();
      for (int user = 0; user < users; user++) {
        few.add(user, user, 2).add(user, 3, 2);
      }
      Dataset data =
          PlantedTastes.data().withRatings(few.build(PlantedTastes.USERS, PlantedTastes.ITEMS));
      String told = spec.startsWith("joint") && users == 1 ? spec + ",userIdEmbeddings=true" : spec;
      Recommender model = fit(told.replace("userIdEmbeddings=true,", ""), data);
      float[] scores = new float[PlantedTastes.ITEMS];
      for (int user = -1; user < PlantedTastes.USERS; user++) {
        model.score(user, scores);
        for (float score : scores) {
          assertThat(Math.abs(score)).as(() -> "scored " + score).isLessThan(1000);
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
    assertThat(other).isNotEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(strings = {TWO_TOWER, JOINT})
  void theModelIsTheCheckpointOfTheBestEpoch(String spec) {
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
    assertThat(epochs).hasSizeLessThan(30).hasSize(best + 2);
    float[] known = new float[PlantedTastes.ITEMS];
    fit(spec.replace("epochs=30", "epochs=" + best), PlantedTastes.data()).score(3, known);
    assertThat(stopped).isEqualTo(known);
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
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void aFitThatDivergesSaysWhatToChange() {
    DivergedException diverged =
        assertThrows(
            DivergedException.class,
            () ->
                fit(
                    "two-tower:hiddenLayers=0,weightDecay=100,learningRate=1,epochs=100",
                    PlantedTastes.data()));
    assertThat(diverged.getMessage()).contains("lower learningRate");
  }

  @Test
  void aNewUserIsNotRecommendedARatedItem() {
    Recommender model = fit(JOINT, PlantedTastes.data());
    assertThat(model.foldIn(Map.of("i3", 5)).recommend(99))
        .noneMatch(item -> item.id().equals("i3"));
  }
}
