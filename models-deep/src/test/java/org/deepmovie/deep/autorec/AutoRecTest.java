package org.deepmovie.deep.autorec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.deep.autorec.RatedSide;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.nn.Activation;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener.Epoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AutoRecTest {

  private static final Dataset DATA = PlantedRatings.generate(120, 60, 0.4, 5);
  private static final TrainingContext CONTEXT = TrainingContext.ofSeed(3).withThreads(2);

  private static AutoRecOptions options(String... changed) {
    Map<String, String> values =
        new HashMap<>(
            Map.of("hiddenUnits", "16", "learningRate", "0.01", "batchSize", "32", "epochs", "20"));
    for (int n = 0; n < changed.length; n += 2) {
      values.put(changed[n], changed[n + 1]);
    }
    return OptionsMapper.of(AutoRecOptions.class).parse(values);
  }

  private static AutoRec trainer(RatedSide side, String... changed) {
    AutoRecOptions options = options(changed);
    return side == RatedSide.ITEM ? AutoRec.ofItems(options) : AutoRec.ofUsers(options);
  }

  private static double rmse(Recommender model, RatingMatrix ratings) {
    CsrMatrix rows = ratings.byUser();
    double squares = 0;
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        squares += Math.pow(model.predict(user, rows.column(p)) - rows.value(p), 2);
      }
    }
    return Math.sqrt(squares / rows.size());
  }

  @ParameterizedTest
  @EnumSource
  void hiddenUnitsLearnTastesThatTheBaselineCannot(RatedSide side) {
    SplittableRandom random = new SplittableRandom(1);
    boolean[] held = new boolean[DATA.ratings().size()];
    for (int p = 0; p < held.length; p++) {
      held[p] = random.nextInt(5) == 0;
    }
    Dataset train = DATA.withRatings(DATA.ratings().filter(p -> !held[p]));
    RatingMatrix test = DATA.ratings().filter(p -> held[p]);
    double reached = rmse(trainer(side).fit(train, CONTEXT), test);
    var baseline = InputCentering.BASELINE.of(train);
    double squares = 0;
    CsrMatrix rows = test.byUser();
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        squares += Math.pow(baseline.value(user, rows.column(p)) - rows.value(p), 2);
      }
    }
    double known = Math.sqrt(squares / rows.size());
    assertThat(reached).isLessThan(0.8 * known);
  }

  @ParameterizedTest
  @EnumSource
  void ratingsOnAScaleTwiceAsWideGivePredictionsTwiceAsWide(RatedSide side) {
    Dataset wide =
        Dataset.builder(
                "wide", DATA.users(), DATA.items(), DATA.ratings().map(rating -> 2 * rating + 3))
            .scale(new RatingScale(5, 13, 2))
            .build();
    for (Activation output : Activation.values()) {
      AutoRec trainer =
          trainer(side, "output", output.name().toLowerCase(), "outOfScalePenalty", "0.5");
      Recommender narrow = trainer.fit(DATA, CONTEXT);
      Recommender stretched = trainer.fit(wide, CONTEXT);
      for (int user = -1; user < 8; user++) {
        for (int item = -1; item < 8; item++) {
          assertThat(stretched.predict(user, item))
              .as("" + output)
              .isEqualTo(2 * narrow.predict(user, item) + 3, within(0.05));
        }
      }
    }
  }

  @Test
  void aNewUserWithAUsersRatingsHasThatUsersPredictions() {
    for (String second : new String[] {"0", "7"}) {
      for (String output : new String[] {"identity", "sigmoid"}) {
        Recommender model =
            trainer(RatedSide.USER, "secondHiddenUnits", second, "output", output)
                .fit(DATA, CONTEXT);
        FoldedInUser newUser = model.foldIn(ratings(5));
        for (int item = 0; item < DATA.items().size(); item++) {
          assertThat(newUser.predict(item))
              .as(item + second + output)
              .isEqualTo(model.predict(5, item), within(1e-3));
        }
      }
    }
  }

  @Test
  void anItemWithoutTrainingRatingsDoesNotChangeANewUsersPredictions() {
    CsrMatrix rows = DATA.ratings().byUser();
    Dataset train = DATA.withRatings(DATA.ratings().filter(p -> rows.column(p) != 4));
    Recommender model =
        trainer(
                RatedSide.USER,
                "inputScalingExponent",
                "0",
                "centering",
                "global-mean",
                "epochs",
                "3")
            .fit(train, CONTEXT);
    Map<String, Double> given = new HashMap<>(Map.of("i1", 5.0, "i2", 2.0));
    FoldedInUser without = model.foldIn(given);
    given.put("i4", 1.0);
    FoldedInUser with = model.foldIn(given);
    for (int item = 0; item < DATA.items().size(); item++) {
      assertThat(with.predict(item)).isEqualTo(without.predict(item));
    }
  }

  @Test
  void aNewUserIsPredictedBetterWithRatingsThanWithout() {
    Recommender model = trainer(RatedSide.ITEM).fit(DATA, CONTEXT);
    double folded = 0;
    double unknown = 0;
    for (int user = 0; user < 20; user++) {
      Map<String, Double> all = ratings(user);
      Map<String, Double> given = new HashMap<>();
      all.forEach(
          (item, rating) -> {
            if (given.size() < all.size() / 2) {
              given.put(item, rating);
            }
          });
      FoldedInUser newUser = model.foldIn(given);
      for (Map.Entry<String, Double> rating : all.entrySet()) {
        if (!given.containsKey(rating.getKey())) {
          int item = model.catalog().requireItem(rating.getKey());
          folded += Math.pow(newUser.predict(item) - rating.getValue(), 2);
          unknown += Math.pow(model.predict(IdMap.UNKNOWN, item) - rating.getValue(), 2);
        }
      }
    }
    assertThat(folded).isLessThan(0.7 * unknown);
  }

  private static Map<String, Double> ratings(int user) {
    CsrMatrix rows = DATA.ratings().byUser();
    Map<String, Double> ratings = new HashMap<>();
    for (int p = rows.start(user); p < rows.end(user); p++) {
      ratings.put(DATA.items().id(rows.column(p)), (double) rows.value(p));
    }
    return ratings;
  }

  @Test
  void anUnknownUserAndItemHaveTheCenteringAsPrediction() {
    Recommender model =
        trainer(RatedSide.ITEM, "centering", "global-mean", "epochs", "5").fit(DATA, CONTEXT);
    assertThat(model.predict(IdMap.UNKNOWN, IdMap.UNKNOWN))
        .isEqualTo(DATA.ratings().mean(), within(1e-6));
    Recommender middle =
        trainer(RatedSide.USER, "centering", "middle", "epochs", "5").fit(DATA, CONTEXT);
    assertThat(middle.predict(IdMap.UNKNOWN, IdMap.UNKNOWN)).isEqualTo(3, within(1e-6));
  }

  @Test
  void itemsOfOneKindAreSimilar() {
    Recommender model = trainer(RatedSide.ITEM).fit(DATA, CONTEXT);
    int same = 0;
    for (int item = 0; item < 20; item++) {
      for (ScoredItem other : model.similar(item, 3)) {
        assertThat(other.score()).isLessThanOrEqualTo(1.000001);
        assertThat(other.item()).isNotEqualTo(item);
        same += loud(item) == loud(other.item()) ? 1 : 0;
      }
    }
    assertThat(same).as(same + " of 60").isGreaterThan(48);
  }

  private static boolean loud(int item) {
    String text = DATA.texts().text(item);
    return List.of("chase", "engine", "storm", "cannon", "thunder").stream()
        .anyMatch(text::contains);
  }

  @Test
  void anItemThatNobodyRatedIsPredictedByItsTextOrItsAttributes() {
    AttributesBuilder attributes = new AttributesBuilder(DATA.items().size());
    for (int item = 0; item < DATA.items().size(); item++) {
      attributes.add(item, "kind", loud(item) ? "loud" : "calm");
    }
    CsrMatrix rows = DATA.ratings().byUser();
    Dataset cold =
        Dataset.builder(
                "cold",
                DATA.users(),
                DATA.items(),
                DATA.ratings().filter(p -> rows.column(p) % 6 > 0))
            .texts(DATA.texts())
            .itemAttributes(attributes.build())
            .build();
    RatingMatrix test = DATA.ratings().filter(p -> rows.column(p) % 6 == 0);
    double without = rmse(trainer(RatedSide.ITEM).fit(cold, CONTEXT), test);
    for (String[] known : new String[][] {{"attributes", "true"}, {"textTerms", "20"}}) {
      double with =
          rmse(
              trainer(RatedSide.ITEM, known[0], known[1], "inputDropout", "0.7", "epochs", "60")
                  .fit(cold, CONTEXT),
              test);
      assertThat(with).isLessThan(0.85 * without);
    }
  }

  @Test
  void savedAndLoadedItPredictsUnratedItemsByTheirTextsAsBefore(@TempDir Path folder)
      throws IOException {
    Recommender model =
        Providers.load()
            .trainer("autorec-item:textTerms=20,epochs=3,hiddenUnits=8")
            .fit(DATA, CONTEXT);
    ModelFile.save(model, folder.resolve("model.zip"));
    Recommender loaded = ModelFile.load(folder.resolve("model.zip"), Providers.load());
    int unrated = DATA.items().size() - 1;
    for (int user = 0; user < 20; user++) {
      assertThat(loaded.predict(user, unrated)).isEqualTo(model.predict(user, unrated));
      assertThat(loaded.predict(user, 3)).isEqualTo(model.predict(user, 3));
    }
    assertThat(loaded.similar(unrated, 3)).isEqualTo(model.similar(unrated, 3));
    assertThat(loaded.similar(unrated, 3).size()).isEqualTo(3);
  }

  @Test
  void dataThatLacksWhatAnOptionNeedsIsRefusedInOneSentence() {
    Dataset bare = DATA.withTexts(ItemTexts.none(DATA.items().size()));
    for (RatedSide side : RatedSide.values()) {
      IllegalArgumentException error =
          assertThrows(
              IllegalArgumentException.class,
              () -> trainer(side, "attributes", "true").fit(bare, CONTEXT));
      assertThat(error.getMessage())
          .isEqualTo(side.model() + ": attributes=true needs attributes; this data has none");
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> trainer(RatedSide.ITEM, "textTerms", "9").fit(bare, CONTEXT));
    assertThrows(
        IllegalArgumentException.class,
        () -> trainer(RatedSide.USER, "textTerms", "9").fit(DATA, CONTEXT));
  }

  @Test
  void ratesAndRegularizationDecayEveryFewEpochs() {
    List<Epoch> steady = epochs("learningRateDecay", "1");
    List<Epoch> decayed = epochs("learningRateDecay", "0.1", "decayInterval", "2");
    assertThat(decayed.get(1).trainError()).isEqualTo(steady.get(1).trainError());
    assertThat(steady.get(5).trainError()).isLessThan(decayed.get(5).trainError());
  }

  private static List<Epoch> epochs(String... changed) {
    List<Epoch> epochs = new ArrayList<>();
    trainer(RatedSide.ITEM, changed).fit(DATA, CONTEXT.withListener(epochs::add));
    return epochs;
  }

  @Test
  void thePenaltyPullsPredictionsToTheScale() {
    double free = beyond("0");
    double penalized = beyond("20");
    assertThat(penalized).isLessThan(0.5 * free);
  }

  private static double beyond(String penalty) {
    AutoRecRecommender model =
        (AutoRecRecommender)
            trainer(
                    RatedSide.ITEM,
                    "outOfScalePenalty",
                    penalty,
                    "epochs",
                    "40",
                    "outputRegularization",
                    "0.1")
                .fit(DATA, CONTEXT);
    CsrMatrix rows = DATA.ratings().byUser();
    double sum = 0;
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        double answer = model.model().predict(user, rows.column(p));
        sum += Math.abs(answer - DATA.scale().clip(answer));
      }
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource
  void aFitWhoseLastStepExplodesDiverges(RatedSide side) {
    for (int epochs = 2; epochs < 8; epochs++) {
      String[] exploding = {
        "optimizer",
        "sgd",
        "learningRate",
        "10",
        "inputRegularization",
        "1e6",
        "outputRegularization",
        "1e6",
        "batchSize",
        "1000",
        "output",
        "sigmoid",
        "epochs",
        "" + epochs
      };
      assertThrows(DivergedException.class, () -> trainer(side, exploding).fit(DATA, CONTEXT));
    }
  }

  @Test
  void aFitThatDivergesSaysWhatToChange() {
    DivergedException error =
        assertThrows(
            DivergedException.class,
            () ->
                trainer(
                        RatedSide.ITEM,
                        "optimizer",
                        "sgd",
                        "learningRate",
                        "9",
                        "activation",
                        "identity")
                    .fit(DATA, CONTEXT));
    assertThat(error.getMessage()).contains("learningRate");
  }
}
