package org.deepmovie.internal.mf.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.mf.feedback.ImplicitFeedbackSide;
import org.deepmovie.mf.feedback.SvdPlusPlusOptions;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.Explanation.Contribution;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackModelsTest {

  private static final Dataset DATA = PlantedRatings.generate(60, 40, 0.3, 1);
  private static final int NO_RATINGS = DATA.users().size() - 1;
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

  @ParameterizedTest
  @ValueSource(
      strings = {"asymmetric-svd:factors=5", "asymmetric-svd:factors=5,implicitFeedback=users"})
  void aNewUserWithTheRatingsOfAKnownUserIsPredictedExactlyLikeThatUser(String model) {
    Recommender fitted = fit(model, DATA);
    FoldedInUser newUser = fitted.foldIn(ratings(5));
    for (int item = 0; item < DATA.items().size(); item++) {
      assertEquals(fitted.predict(5, item), newUser.predict(item), 1e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "svd++:factors=3,epochs=200,learningRateDecay=0.98",
        "nsvd:factors=3,epochs=200,learningRateDecay=0.98,learningRate=0.02"
      })
  void aNewUserWithTheRatingsOfAKnownUserIsPredictedLikeThatUserAfterManyEpochs(String model) {
    Recommender fitted = fit(model, DATA);
    FoldedInUser newUser = fitted.foldIn(ratings(5));
    for (int item = 0; item < DATA.items().size(); item++) {
      assertEquals(fitted.predict(5, item), newUser.predict(item), 0.15);
    }
  }

  /** The last user, who rated nothing, interacted with three items; user 4 with one more. */
  private static Dataset withFeedback() {
    return DATA.withImplicitFeedback(
        new RatingMatrixBuilder()
            .add(NO_RATINGS, 0, 1)
            .add(NO_RATINGS, 1, 1)
            .add(NO_RATINGS, 2, 1)
            .add(4, UNRATED, 1)
            .build(DATA.users().size(), DATA.items().size())
            .byUser());
  }

  @ParameterizedTest
  @ValueSource(strings = {"svd++", "nsvd", "asymmetric-svd"})
  void aUserWithoutRatingsIsPredictedFromTheirInteractions(String model) {
    Recommender fitted = fit(model, withFeedback());
    FactorRecommender factors = (FactorRecommender) fitted;
    assertThat(factors.model().knowsUser(NO_RATINGS)).as("the user has a vector").isTrue();
    Explanation why = fitted.explain(NO_RATINGS, 7);
    assertEquals(3, why.contributions().size());
    assertEquals(0, why.remainder(), 1e-6);
    assertThat(why.contributions()).allSatisfy(part -> assertThat(part.rating()).isNaN());
    assertThat(Math.abs(why.prediction() - why.baseline())).isGreaterThan(1e-4).isFinite();
  }

  @ParameterizedTest
  @ValueSource(strings = {"svd++", "nsvd", "asymmetric-svd"})
  void aColdUserAndAColdItemArePredictedByTheBaseline(String model) {
    FactorRecommender fitted = (FactorRecommender) fit(model, DATA);
    BaselineEstimate baseline = BaselineEstimate.fallback(DATA.ratings());
    for (int item = 0; item < UNRATED; item++) {
      double expected = baseline.value(IdMap.UNKNOWN, item);
      assertEquals(expected, fitted.model().predict(IdMap.UNKNOWN, item), 1e-6);
      assertEquals(expected, fitted.model().predict(NO_RATINGS, item), 1e-6);
    }
    for (int user = 0; user < NO_RATINGS; user++) {
      double expected = baseline.value(user, IdMap.UNKNOWN);
      assertEquals(expected, fitted.model().predict(user, IdMap.UNKNOWN), 1e-6);
      assertEquals(expected, fitted.model().predict(user, UNRATED), 1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"svd++", "nsvd", "asymmetric-svd"})
  void theReturnedModelHasTheLowestReportedValidationError(String model) {
    RatingMatrix validation = DATA.ratings().filter(p -> p % 4 == 0 || p < 30);
    List<TrainingListener.Epoch> epochs = new ArrayList<>();
    Recommender fitted =
        Providers.load()
            .trainer(model)
            .fit(
                DATA.withRatings(DATA.ratings().filter(p -> p % 4 != 0 && p >= 30)),
                TrainingContext.ofSeed(3).withValidation(validation).withListener(epochs::add));
    double best =
        epochs.stream().mapToDouble(TrainingListener.Epoch::validationError).min().orElseThrow();
    assertEquals(best, rmse(fitted, validation), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"svd++", "nsvd", "asymmetric-svd"})
  void anUnratedInteractionIsExplainedWithoutARating(String model) {
    Explanation why = fit(model, withFeedback()).explain(4, 7);
    Contribution part =
        why.contributions().stream().filter(some -> some.item() == UNRATED).findAny().orElseThrow();
    assertThat(part.rating()).isNaN();
    assertEquals(DATA.ratings().byUser().count(4) + 1, why.contributions().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"svd++:implicitFeedback=users", "svd++", "nsvd", "asymmetric-svd"})
  void feedbackIsSavedWithTheModel(String model, @TempDir Path folder) throws IOException {
    Recommender fitted = fit(model, withFeedback());
    ModelFile.save(fitted, folder.resolve("model.zip"));
    Recommender loaded = ModelFile.load(folder.resolve("model.zip"), Providers.load());
    for (int user : new int[] {NO_RATINGS, 4, 7}) {
      assertEquals(fitted.predict(user, 3), loaded.predict(user, 3));
      assertEquals(fitted.explain(user, 3), loaded.explain(user, 3));
    }
    Map<String, Double> ratings = ratings(5);
    assertEquals(fitted.foldIn(ratings).predict(3), loaded.foldIn(ratings).predict(3));
  }

  @Test
  void theRestOfAnExplanationIsThePartOfTheUsersOwnFactors() {
    assertThat(Math.abs(fit("svd++", DATA).explain(4, 7).remainder()))
        .isGreaterThan(1e-4)
        .isFinite();
    assertEquals(0, fit("nsvd", DATA).explain(4, 7).remainder());
    assertEquals(0, fit("asymmetric-svd", DATA).explain(4, 7).remainder());
  }

  @Test
  void implicitFeedbackOfLikedItemsLowersTheError() {
    Dataset data = PlantedRatings.generate(200, 60, 0.2, 2);
    RatingMatrix train = data.ratings().filter(p -> p % 4 == 0);
    RatingMatrix test = data.ratings().filter(p -> p % 4 == 1);
    Dataset without = data.withRatings(train);
    Dataset with = without.withImplicitFeedback(liked(data.ratings()));
    String model =
        "svd++:implicitFeedback=users,factors=5,epochs=60,learningRateDecay=1,userRegularization=0.3,itemRegularization=0.3,"
            + "feedbackRegularization=0.3,feedbackLearningRate=0.015";
    double withFeedback = rmse(fit(model, with), test);
    double withoutFeedback = rmse(fit(model, without), test);
    assertThat(withFeedback).isLessThan(0.97 * withoutFeedback);
  }

  private static CsrMatrix liked(RatingMatrix ratings) {
    return ratings.filter(p -> ratings.byUser().value(p) >= 4).byUser();
  }

  private static double rmse(Recommender model, RatingMatrix ratings) {
    double sum = 0;
    for (int u = 0; u < ratings.users(); u++) {
      for (int p = ratings.byUser().start(u); p < ratings.byUser().end(u); p++) {
        double error = model.predict(u, ratings.byUser().column(p)) - ratings.byUser().value(p);
        sum += error * error;
      }
    }
    return Math.sqrt(sum / ratings.size());
  }

  @ParameterizedTest
  @EnumSource(names = {"USERS", "BOTH"})
  void asAPartOfALargerModelItIsFittedToTheResidualsOfTheOtherParts(ImplicitFeedbackSide implicit) {
    Dataset data = new CanonicalOrder(DATA).data();
    CsrMatrix rows = data.ratings().byUser();
    RatingMatrixBuilder left = new RatingMatrixBuilder();
    float[] others = new float[rows.size()];
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        others[p] = p + 1 == rows.size() && p % 2 == 0 ? 0 : p % 2 - 0.5f;
        left.add(user, rows.column(p), rows.value(p) - others[p]);
      }
    }
    SvdPlusPlusOptions options =
        OptionsMapper.of(SvdPlusPlusOptions.class)
            .parse(Map.of("implicitFeedback", implicit.name().toLowerCase(Locale.ROOT)));
    SvdPlusPlusPart whole = part(options, data, others);
    SvdPlusPlusPart of =
        part(
            options,
            data.withRatings(left.build(rows.rows(), rows.columns())),
            new float[rows.size()]);
    for (int epoch = 1; epoch <= 3; epoch++) {
      assertEquals(of.epoch(epoch), whole.epoch(epoch), 1e-5);
    }
    for (int item = 0; item < data.items().size(); item++) {
      assertEquals(whole.predict(7, item), whole.checkpoint().model().predict(7, item), 1e-4);
      if (data.ratings().byItem().count(item) > 0) {
        assertEquals(of.predict(7, item), whole.predict(7, item), 1e-4);
      }
    }
  }

  private static SvdPlusPlusPart part(SvdPlusPlusOptions options, Dataset data, float[] others) {
    TrainingContext context = TrainingContext.ofSeed(3);
    ModelHeader header = context.header("larger", Map.of(), data);
    return new SvdPlusPlusPart(options.settings(), 0.01, header, data, context, others);
  }

  @Test
  void anNsvdWhoseUsersHaveNoVectorsIsRefused() {
    for (String implicit : new String[] {"none", "items"}) {
      IllegalArgumentException error =
          assertThrows(
              IllegalArgumentException.class,
              () -> Providers.load().trainer("nsvd:implicitFeedback=" + implicit));
      assertThat(error).hasMessageContaining("give users or both");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"svd++", "nsvd", "asymmetric-svd"})
  void aDivergedFitNamesTheOptionsToChange(String model) {
    DivergedException error =
        assertThrows(
            DivergedException.class,
            () -> fit(model + ":learningRate=1,feedbackLearningRate=1,initialStdDev=3", DATA));
    assertThat(error).hasMessageContaining(model + " diverged in epoch");
    assertThat(error).hasMessageContaining("lower learningRate");
  }

  @Test
  void aNewUserIsFoldedInEvenWithTheLeastRegularization() {
    FoldedInUser newUser =
        fit("svd++:userRegularization=1e-6,factors=8", DATA).foldIn(Map.of("i3", 5));
    assertThat(newUser.predict(4)).isFinite();
    assertThrows(
        IllegalArgumentException.class,
        () -> Providers.load().trainer("svd++:userRegularization=0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"svd++", "nsvd", "asymmetric-svd"})
  void learningRatesThatDecayToNothingNoLongerChangeTheModel(String model) {
    Recommender few = fit(model + ":factors=3,learningRateDecay=0.1,epochs=20", DATA);
    Recommender many = fit(model + ":factors=3,learningRateDecay=0.1,epochs=60", DATA);
    assertEquals(few.predict(4, 7), many.predict(4, 7), 1e-4);
  }

  @Test
  void aFileThatClaimsMoreFeedbackThanItHoldsIsRefusedBeforeRoomIsMadeForIt(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("model.zip");
    ModelFile.save(fit("svd++:factors=3,epochs=1", withFeedback()), file);
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Path interactions = zip.getPath("feedback.json");
      assertThat(interactions).exists();
      Files.writeString(interactions, "{\"size\": 2147483647}");
    }
    assertThrows(IOException.class, () -> ModelFile.load(file, Providers.load()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"svd++", "nsvd", "asymmetric-svd", "asymmetric-svd:implicitFeedback=none"})
  void stretchingTheRatingsStretchesThePredictions(String model) {
    Recommender plain = fit(model, DATA);
    Recommender stretched = fit(model, timesTwenty());
    for (int item = 0; item < DATA.items().size(); item++) {
      assertEquals(20 * plain.predict(5, item), stretched.predict(5, item), 0.05);
      assertEquals(
          20 * plain.foldIn(Map.of("i3", 5)).predict(item),
          stretched.foldIn(Map.of("i3", 100)).predict(item),
          0.05);
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
