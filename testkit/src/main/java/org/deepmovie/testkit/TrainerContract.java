package org.deepmovie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.Lists;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.index.ExactIndex;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.index.VectorSimilarity;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.options.OptionDescriptor;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.Explanation.Contribution;
import org.deepmovie.recommend.FoldedInItem;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ItemFilter;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.recommend.RecommendationQuery;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.recommend.UnknownItemException;
import org.deepmovie.recommend.UnknownUserException;
import org.deepmovie.recommend.UnsupportedQueryException;
import org.deepmovie.serving.BatchRecommender;
import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every model must do that is registered by name. The contract trains the model on small
 * synthetic ratings ({@link PlantedRatings}, 41 users and 31 items) about 40 times, so that a fit
 * should take well under a second.
 *
 * <p>The author of a {@link TrainerProvider} registers it in {@code META-INF/services}, extends
 * this class in a test, names the model and makes it small by its options. What the model can do
 * beyond predictions is declared by overriding {@link #explains()}, {@link #givesIntervals()},
 * {@link #findsSimilarItems()}, {@link #predictsNewItems()} and {@link #fitsInteractions()}; a
 * model that does not declare it must throw {@link UnsupportedQueryException}, or not be a {@link
 * ColdStartRecommender}.
 *
 * <pre>{@code
 * class MyModelContractTest extends TrainerContract {
 *   @Override
 *   protected String model() {
 *     return "my-model";
 *   }
 *
 *   @Override
 *   protected Map<String, String> options() {
 *     return Map.of("factors", "4", "epochs", "8");
 *   }
 * }
 * }</pre>
 *
 * <p>It checks, among other things: predictions are finite and within the rating scale, also for
 * unknown users and items; the same seed gives the same model at any number of threads; the order
 * of the ratings does not matter, not even to a bit; a saved and loaded model predicts the same
 * bits; recommendations are best first, and never of items that the user is known to have
 * interacted with; queries may come from several threads at once; an interrupt ends training.
 */
public abstract class TrainerContract {

  private static final long SEED = 7;
  private static final Dataset DATA = PlantedRatings.generate(41, 31, 0.3, 3);
  private static final Dataset WIDE_DATA = PlantedRatings.generate(83, 61, 0.4, 5);

  /** The model's name, {@link TrainerProvider#name()}. */
  protected abstract String model();

  /**
   * Options that make the model small and quick to train, by name and in the form in which they are
   * typed. An option left out has its default.
   */
  protected Map<String, String> options() {
    return Map.of();
  }

  /**
   * Whether the model is trained in epochs and reports each to the {@link TrainingListener}. A
   * model that is computed in closed form returns false, and reports the progress of its tasks.
   */
  protected boolean hasEpochs() {
    return true;
  }

  /** Whether {@link Recommender#explain(int, int)} is supported. */
  protected boolean explains() {
    return false;
  }

  /** Whether the model has prediction intervals of its own, {@link Trainer#givesIntervals()}. */
  protected boolean givesIntervals() {
    return false;
  }

  /** Whether {@link Recommender#similar(int, int)} is supported, as by most models. */
  protected boolean findsSimilarItems() {
    return true;
  }

  /**
   * Whether the model is a {@link ColdStartRecommender}; by default whether it has an encoder, that
   * is, whether its name is {@code MODEL+ENCODER}.
   */
  protected boolean predictsNewItems() {
    return model().matches("[^+]+\\+[^+]+");
  }

  /** Whether the model can be fitted to implicit feedback in the place of ratings. */
  protected boolean fitsInteractions() {
    return false;
  }

  private Recommender fit(Dataset data, long seed, int threads) {
    return Providers.load()
        .trainer(model(), options())
        .fit(data, TrainingContext.ofSeed(seed).withThreads(threads));
  }

  private Recommender fit() {
    return fit(DATA, SEED, 2);
  }

  private static double[][] predictions(Recommender model) {
    int users = model.catalog().users().size();
    int items = model.catalog().items().size();
    double[][] all = new double[users + 1][items + 1];
    for (int user = -1; user < users; user++) {
      for (int item = -1; item < items; item++) {
        all[user + 1][item + 1] = model.predict(user, item);
      }
    }
    return all;
  }

  private static void assertOnScale(double rating) {
    assertThat(DATA.scale().contains(rating)).as("%s is on the scale", rating).isTrue();
  }

  private static void assertSamePredictions(Recommender expected, Recommender actual) {
    assertThat(predictions(actual)).isDeepEqualTo(predictions(expected));
  }

  @Test
  void nameAndSummaryAreOneLineAndEveryOptionIsDocumented() {
    ModelDescription description = Providers.load().model(model());
    assertAll(
        () -> assertThat(description.name()).matches("[a-z0-9]+([-+][a-z0-9]+|\\++)*"),
        () -> assertThat(description.summary()).isNotBlank().doesNotContain("\n"),
        () -> assertThat(description.options()).noneMatch(option -> option.doc().isBlank()));
  }

  @Test
  void theHeaderOfAModelListsAllOptionsAlsoThoseLeftOut() {
    Map<String, String> defaults = new TreeMap<>();
    for (OptionDescriptor option : Providers.load().model(model()).options()) {
      defaults.put(option.name(), option.defaultValue());
    }
    assertEquals(defaults.keySet(), new TreeMap<>(fit().header().options()).keySet());
    assertThat(defaults.keySet()).containsAll(options().keySet());
  }

  @Test
  void defaultsLieWithinTheTunedRanges() {
    for (OptionDescriptor option : Providers.load().model(model()).options()) {
      option
          .tuning()
          .ifPresent(
              range ->
                  assertThat(option.defaultValue())
                      .as("default of %s", option.name())
                      .matches(range::contains, "is in " + range));
    }
  }

  @Test
  void theResourceOptionIsTheNumberOfEpochs() {
    for (OptionDescriptor option : Providers.load().model(model()).options()) {
      if (option.resource()) {
        Map<String, String> two = new TreeMap<>(options());
        two.put(option.name(), "2");
        List<TrainingListener.Epoch> epochs = new ArrayList<>();
        Providers.load()
            .trainer(model(), two)
            .fit(DATA, TrainingContext.ofSeed(SEED).withListener(epochs::add));
        assertEquals(2, epochs.size());
        assertEquals(2, epochs.get(0).maxEpochs());
      }
    }
  }

  @Test
  void anInterruptedFitEndsBeforeTheNextEpochAlsoOnOneThread() {
    if (!hasEpochs()) {
      return;
    }
    List<TrainingListener.Epoch> epochs = new ArrayList<>();
    TrainingContext context =
        TrainingContext.ofSeed(SEED)
            .withThreads(1)
            .withListener(
                epoch -> {
                  epochs.add(epoch);
                  Thread.currentThread().interrupt();
                });
    Trainer trainer = Providers.load().trainer(model(), options());
    IllegalStateException stopped;
    boolean interrupted;
    try {
      stopped = assertThrows(IllegalStateException.class, () -> trainer.fit(DATA, context));
    } finally {
      interrupted = Thread.interrupted();
    }
    assertEquals(model() + " was interrupted before epoch 2", stopped.getMessage());
    assertThat(interrupted).as("the thread is still interrupted").isTrue();
    assertEquals(1, epochs.size());
  }

  @Test
  void anInterruptEndsAFitWhereverItIs() throws InterruptedException {
    Trainer trainer = Providers.load().trainer(model(), options());
    int questions = InterruptibleFit.run(trainer, DATA, SEED, 0).questions();
    for (int question : new int[] {1, (questions + 1) / 2, questions}) {
      assertThat(InterruptibleFit.run(trainer, DATA, SEED, question).cancelled())
          .as("cancelled at check %d of %d", question, questions)
          .isTrue();
    }
  }

  @Test
  void aTrainerAndAModelDescribeThemselvesInOneLine() {
    Trainer trainer = Providers.load().trainer(model(), options());
    assertThat(trainer.toString()).startsWith(model()).doesNotContain("\n");
    assertThat(fit().toString())
        .startsWith(model() + " of 41 users, 31 items and ")
        .contains("seed " + SEED)
        .doesNotContain("\n");
  }

  @Test
  void everyPredictionIsFiniteAndOnTheScaleAlsoForUnknownUsersAndItems() {
    for (double[] row : predictions(fit())) {
      for (double rating : row) {
        assertOnScale(rating);
      }
    }
  }

  @Test
  void unknownIdsArePredictedAsUnknownIndices() {
    Recommender model = fit();
    assertAll(
        () -> assertEquals(model.predict(IdMap.UNKNOWN, 3), model.predict("nobody", "i3")),
        () -> assertEquals(model.predict(3, IdMap.UNKNOWN), model.predict("u3", "nothing")),
        () -> assertEquals(model.predict(4, 3), model.predict("u4", "i3")));
  }

  @Test
  void trainingRatingsArePredictedBetterThanByTheGlobalMean() {
    Recommender model = fit();
    CsrMatrix rows = DATA.ratings().byUser();
    double mean = DATA.ratings().mean();
    double ofModel = 0;
    double ofMean = 0;
    for (int u = 0; u < rows.rows(); u++) {
      for (int p = rows.start(u); p < rows.end(u); p++) {
        ofModel += Math.pow(model.predict(u, rows.column(p)) - rows.value(p), 2);
        ofMean += Math.pow(mean - rows.value(p), 2);
      }
    }
    assertThat(ofModel).as("sum of squared errors").isLessThan(0.9 * ofMean);
  }

  @Test
  void sameSeedGivesTheSameModel() {
    assertSamePredictions(fit(), fit());
  }

  @Test
  void theNumberOfThreadsDoesNotChangeTheModel() {
    assertSamePredictions(fit(DATA, SEED, 1), fit(DATA, SEED, 3));
  }

  @Test
  void theOrderOfTheRatingsDoesNotChangeTheModel() {
    List<Rating> ratings = ratings();
    Recommender model = fit(listed(ratings), SEED, 2);
    Collections.shuffle(ratings, new Random(SEED));
    assertSamePredictions(model, fit(listed(ratings), SEED, 2));
  }

  private static List<Rating> ratings() {
    List<Rating> ratings = new ArrayList<>();
    CsrMatrix rows = DATA.ratings().byUser();
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        ratings.add(
            new Rating(
                DATA.users().id(user),
                DATA.items().id(rows.column(p)),
                rows.value(p),
                DATA.ratings().timestamp(p)));
      }
    }
    return ratings;
  }

  /** The data as if it was read from a list of its ratings. */
  private static Dataset listed(List<Rating> ratings) {
    Dataset listed = Dataset.of(ratings, DATA.scale());
    List<String> texts =
        listed.items().ids().stream()
            .map(id -> DATA.texts().text(DATA.items().indexOf(id)))
            .toList();
    return Dataset.builder(DATA.name(), listed.users(), listed.items(), listed.ratings())
        .scale(DATA.scale())
        .texts(ItemTexts.of(texts))
        .userAttributes(attributes(DATA.userAttributes(), DATA.users(), listed.users()))
        .itemAttributes(attributes(DATA.itemAttributes(), DATA.items(), listed.items()))
        .build();
  }

  @Test
  void numberingTheIdsInAnotherOrderOnlyRenumbers() {
    Recommender model = fit();
    Dataset backwards = backwards();
    Recommender renumbered = fit(backwards, SEED, 2);
    CsrMatrix ratings = backwards.ratings().byUser();
    for (int user = 0; user < ratings.rows(); user++) {
      for (int p = ratings.start(user); p < ratings.end(user); p++) {
        String userId = backwards.users().id(user);
        String itemId = backwards.items().id(ratings.column(p));
        assertEquals(
            model.predict(userId, itemId), renumbered.predict(userId, itemId), orderTolerance());
      }
    }
  }

  /**
   * The largest difference, in units of the rating scale, between predictions of two fits whose ids
   * were numbered in another order: sums in floating point depend on it.
   */
  protected double orderTolerance() {
    return 1e-3;
  }

  /** The same data with users, items and ratings in the opposite order. */
  private static Dataset backwards() {
    IdMap users = IdMap.of(Lists.reverse(DATA.users().ids()));
    IdMap items = IdMap.of(Lists.reverse(DATA.items().ids()));
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    CsrMatrix rows = DATA.ratings().byUser();
    for (int user = rows.rows() - 1; user >= 0; user--) {
      for (int p = rows.end(user) - 1; p >= rows.start(user); p--) {
        ratings.add(
            rows.rows() - 1 - user,
            rows.columns() - 1 - rows.column(p),
            rows.value(p),
            DATA.ratings().timestamp(p));
      }
    }
    List<String> texts = IntStream.range(0, items.size()).mapToObj(DATA.texts()::text).toList();
    return Dataset.builder(DATA.name(), users, items, ratings.build(users.size(), items.size()))
        .scale(DATA.scale())
        .titles(Lists.reverse(DATA.titles()))
        .texts(ItemTexts.of(Lists.reverse(texts)))
        .userAttributes(attributes(DATA.userAttributes(), DATA.users(), users))
        .itemAttributes(attributes(DATA.itemAttributes(), DATA.items(), items))
        .build();
  }

  private static Attributes attributes(Attributes known, IdMap ids, IdMap others) {
    AttributesBuilder attributes = new AttributesBuilder(others.size());
    for (int entity = 0; entity < others.size(); entity++) {
      int row = ids.indexOf(others.id(entity));
      for (CategoricalField field : known.fields()) {
        for (String category : field.categories(row)) {
          attributes.add(entity, field.name(), category);
        }
      }
    }
    return attributes.build();
  }

  @Test
  void aLoadedModelPredictsTheSameBits(@TempDir Path folder) throws IOException {
    Recommender model = fit();
    Path file = folder.resolve("model.zip");
    ModelFile.save(model, file);
    Recommender loaded = ModelFile.load(file, Providers.load());
    assertSamePredictions(model, loaded);
    assertAll(
        () -> assertEquals(model.header().options(), loaded.header().options()),
        () -> assertEquals(model.header().fingerprint(), loaded.header().fingerprint()),
        () -> assertEquals(model.recommend("u2", 5), loaded.recommend("u2", 5)));
  }

  @Test
  void recommendationsAreUnseenPassTheFilterAndComeBestFirst() {
    Recommender model = fit();
    for (int user = -1; user < DATA.users().size(); user++) {
      List<ScoredItem> best = model.recommend(user, 6, item -> item % 2 == 0);
      Set<Integer> distinct = new HashSet<>();
      for (ScoredItem scored : best) {
        assertEquals(0, scored.item() % 2);
        assertThat(distinct.add(scored.item())).as("%s is listed once", scored).isTrue();
        assertEquals(DATA.items().id(scored.item()), scored.id());
        assertEquals("Title " + scored.item(), scored.title());
        assertThat(user >= 0 && DATA.ratings().contains(user, scored.item()))
            .as("%s is rated by u%d", scored, user)
            .isFalse();
      }
      for (int n = 1; n < best.size(); n++) {
        assertThat(best.get(n).score()).isLessThanOrEqualTo(best.get(n - 1).score() + 1e-6);
      }
    }
  }

  @Test
  void nothingThatAUserDidIsRecommendedToTheUserAlsoNotByALoadedModel(@TempDir Path folder)
      throws IOException {
    RatingMatrix validation = DATA.ratings().filter(p -> p % 6 == 2);
    CsrMatrix feedback = oneUnratedItemOfEachUser();
    Dataset train =
        DATA.withRatings(DATA.ratings().filter(p -> p % 6 != 2)).withImplicitFeedback(feedback);
    Recommender fitted =
        Providers.load()
            .trainer(model(), options())
            .fit(train, TrainingContext.ofSeed(SEED).withValidation(validation));
    Path file = folder.resolve("model.zip");
    ModelFile.save(fitted, file);
    List<Recommender> models =
        new ArrayList<>(List.of(fitted, ModelFile.load(file, Providers.load())));
    if (fitted instanceof VectorRecommender vectors) {
      models.add(vectors.withIndex(ExactIndex::new));
    }
    for (Recommender model : models) {
      for (int user = 0; user < DATA.users().size(); user++) {
        int self = user;
        assertThat(model.recommend(user, DATA.items().size()))
            .as("recommendations to u%d", user)
            .hasSize(DATA.items().size() - DATA.ratings().byUser().count(user) - 1)
            .noneMatch(item -> DATA.ratings().contains(self, item.item()))
            .noneMatch(item -> feedback.find(self, item.item()) >= 0);
      }
    }
  }

  private static CsrMatrix oneUnratedItemOfEachUser() {
    RatingMatrixBuilder feedback = new RatingMatrixBuilder();
    for (int user = 0; user < DATA.users().size(); user++) {
      int item = user % DATA.items().size();
      while (DATA.ratings().contains(user, item)) {
        item = (item + 1) % DATA.items().size();
      }
      feedback.add(user, item, 1);
    }
    return feedback.build(DATA.users().size(), DATA.items().size()).byUser();
  }

  @Test
  void aModelThatDoesNotUseValidationIsTheSameWithIt() {
    Trainer trainer = Providers.load().trainer(model(), options());
    assertThat(trainer.usesValidation() && !hasEpochs())
        .as("a model without epochs cannot stop early")
        .isFalse();
    if (!trainer.usesValidation()) {
      Dataset train = DATA.withRatings(DATA.ratings().filter(p -> p % 6 != 2));
      TrainingContext context = TrainingContext.ofSeed(SEED);
      RatingMatrix validation = DATA.ratings().filter(p -> p % 6 == 2);
      assertSamePredictions(
          trainer.fit(train, context), trainer.fit(train, context.withValidation(validation)));
    }
  }

  @Test
  void theModelTellsWhatItCanDo() {
    Recommender model = fit();
    Set<Capability> declared = EnumSet.noneOf(Capability.class);
    if (explains()) {
      declared.add(Capability.EXPLANATIONS);
    }
    if (findsSimilarItems()) {
      declared.add(Capability.SIMILAR_ITEMS);
    }
    if (givesIntervals() || holdsOut()) {
      declared.add(Capability.PREDICTION_INTERVALS);
    }
    if (predictsNewItems()) {
      declared.add(Capability.NEW_ITEMS);
    }
    Set<Capability> told = EnumSet.copyOf(declared);
    told.addAll(model.capabilities());
    if (!told.remove(Capability.USER_ATTRIBUTES)) {
      assertThrows(
          UnsupportedQueryException.class, () -> model.foldIn(Map.of("age", "9"), Map.of()));
    }
    told.removeAll(Set.of(Capability.ITEM_RATINGS, Capability.UPDATES));
    assertEquals(declared, told);
    assertThat(model.capabilities()).containsAll(declared);
  }

  @Test
  void aNewItemIsFoldedInByItsRatingsIfTheModelSaysSo() {
    Recommender model = fit();
    Map<String, Integer> ratings = Map.of("u1", 5, "u2", 1, "x", 3);
    if (!model.capabilities().contains(Capability.ITEM_RATINGS)) {
      assertThrows(UnsupportedQueryException.class, () -> model.foldInItem(ratings));
      return;
    }
    FoldedInItem item = model.foldInItem(ratings);
    assertThat(item.unknownUsers()).containsExactly("x");
    assertThrows(UnknownUserException.class, item::requireKnownUsers);
    assertThrows(IllegalArgumentException.class, () -> model.foldInItem(Map.of("u1", 9)));
    assertThrows(IndexOutOfBoundsException.class, () -> item.predict(99));
    assertThat(item.similar(5)).hasSize(5);
    FoldedInItem unrated = model.foldInItem(Map.of());
    for (int user = IdMap.UNKNOWN; user < DATA.users().size(); user++) {
      assertOnScale(item.predict(user));
      assertThat(unrated.predict(user)).isEqualTo(model.predict(user, IdMap.UNKNOWN));
      int unseen = model.recommend(user, DATA.items().size()).size();
      assertThat(item.rank(user)).isBetween(1, unseen + 1);
    }
  }

  @Test
  void aFitStartsFromAnEarlierModelIfTheTrainerSaysSo() {
    Trainer trainer = Providers.load().trainer(model(), options());
    Recommender earlier =
        trainer.fit(
            DATA.withRatings(DATA.ratings().filter(p -> p % 7 != 2)), TrainingContext.ofSeed(SEED));
    TrainingContext context = TrainingContext.ofSeed(SEED + 1).startingFrom(earlier);
    if (!trainer.warmStarts()) {
      assertThat(assertThrows(IllegalArgumentException.class, () -> trainer.fit(DATA, context)))
          .hasMessageContaining("cannot start from an earlier model");
      return;
    }
    Recommender warm = trainer.fit(DATA, context);
    assertThat(warm.header().startedFrom())
        .contains(new ModelHeader.EarlierModel(SEED, earlier.header().fingerprint()));
    assertSamePredictions(warm, trainer.fit(DATA, context.withThreads(3)));
    assertThat(warm.recommend(2, 9))
        .isNotEqualTo(trainer.fit(DATA, TrainingContext.ofSeed(SEED + 1)).recommend(2, 9));
    Recommender other =
        Providers.load()
            .trainer("pmf+features", Map.of("epochs", "1"))
            .fit(DATA, TrainingContext.ofSeed(SEED));
    assertThat(
            assertThrows(
                IllegalArgumentException.class,
                () -> trainer.fit(DATA, context.startingFrom(other))))
        .hasMessageContaining("cannot start from a model of pmf+features");
  }

  @Test
  void anUpdatedModelKnowsTheNewDataAndIsSavedAndChangesNothingWithoutIfTheModelSaysSo(
      @TempDir Path folder) throws IOException {
    Recommender model = fit();
    List<Rating> arrived =
        List.of(
            new Rating("u1", "i30", 5),
            new Rating("u1", "new item", 4),
            new Rating("new user", "i2", 1),
            new Rating("new user", "new item", 2));
    if (!model.capabilities().contains(Capability.UPDATES)) {
      assertThrows(UnsupportedQueryException.class, () -> model.updated(arrived));
      return;
    }
    double[][] before = predictions(model);
    assertThat(model.updated(DATA)).isSameAs(model);
    Recommender updated = model.updated(arrived);
    assertArrayEquals(before, predictions(model));
    assertThat(updated.catalog().users().ids()).hasSize(42).endsWith("new user");
    assertThat(updated.catalog().items().ids()).hasSize(32).endsWith("new item");
    assertThat(updated.capabilities()).isEqualTo(model.capabilities());
    assertThat(updated.header().startedFrom().orElseThrow().fingerprint())
        .isEqualTo(model.header().fingerprint());
    assertThat(updated.header().fingerprint()).isNotEqualTo(model.header().fingerprint());
    assertThat(updated.recommend("u1", 40))
        .extracting(ScoredItem::id)
        .isNotEmpty()
        .doesNotContain("i30", "new item");
    assertThat(updated.recommend("new user", 40))
        .extracting(ScoredItem::id)
        .hasSize(30)
        .doesNotContain("i2", "new item");
    assertSamePredictions(updated, model.updated(arrived));
    Path file = folder.resolve("model.zip");
    ModelFile.save(updated, file);
    Recommender loaded = ModelFile.load(file, Providers.load());
    assertSamePredictions(updated, loaded);
    assertEquals(updated.header().startedFrom(), loaded.header().startedFrom());
    assertThat(loaded.recommend("new user", 9)).isEqualTo(updated.recommend("new user", 9));
    assertThat(loaded.updated(arrived)).isSameAs(loaded);
    assertThrows(
        IllegalArgumentException.class, () -> model.updated(List.of(new Rating("u1", "i30", 9))));
  }

  @Test
  void indicesThatAreNoneAndArraysOfAnotherLengthAreRefused() {
    Recommender model = fit();
    int users = DATA.users().size();
    int items = DATA.items().size();
    float[] scores = new float[items];
    for (int user : new int[] {-2, users, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThrows(IndexOutOfBoundsException.class, () -> model.score(user, scores));
      assertThrows(IndexOutOfBoundsException.class, () -> model.recommend(user, 3));
      assertThrows(IndexOutOfBoundsException.class, () -> model.predict(user, 0));
    }
    for (int item : new int[] {-2, items, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThrows(IndexOutOfBoundsException.class, () -> model.predict(0, item));
    }
    for (int length : new int[] {0, items - 1, items + 1}) {
      assertThrows(IllegalArgumentException.class, () -> model.score(0, new float[length]));
    }
  }

  @Test
  void manyUsersAreRecommendedWhatEachIs() {
    Recommender model = fit();
    RecommendationQuery query =
        RecommendationQuery.of(5)
            .withFilter(ItemFilter.ids(DATA.items().ids().subList(3, 25)))
            .withKnownItems();
    List<List<ScoredItem>> lists = new ArrayList<>();
    new BatchRecommender(model, 2).recommendAll(query, (user, list) -> lists.add(list));
    for (int user = 0; user < lists.size(); user++) {
      assertEquals(model.recommend(user, query), lists.get(user));
    }
    assertEquals(DATA.users().size(), lists.size());
  }

  @Test
  void similarItemsAreOtherItemsBestFirstAndAnUnknownItemHasNone() {
    Recommender model = fit();
    if (!findsSimilarItems()) {
      assertThrows(UnsupportedQueryException.class, () -> model.similar(0, 1));
      assertThrows(UnsupportedQueryException.class, () -> model.similar("i1", 4));
      return;
    }
    int found = 0;
    for (int item = 0; item < DATA.items().size(); item++) {
      List<ScoredItem> similar = model.similar(item, 4);
      Set<Integer> distinct = new HashSet<>(Set.of(item));
      for (ScoredItem other : similar) {
        assertThat(distinct.add(other.item())).as("%s is listed once", other).isTrue();
      }
      for (int n = 1; n < similar.size(); n++) {
        assertThat(similar.get(n).score()).isLessThanOrEqualTo(similar.get(n - 1).score());
      }
      assertThat(similar).hasSizeLessThanOrEqualTo(4);
      found += similar.size();
    }
    assertThat(found).as("similar items of all items").isGreaterThan(DATA.items().size());
    assertEquals(model.similar(1, 4), model.similar("i1", 4));
    assertEquals(List.of(), model.similar(IdMap.UNKNOWN, 4));
    assertThrows(IllegalArgumentException.class, () -> model.similar(1, 0));
  }

  @Test
  void recommendationsHaveTheHighestScoresOfAllUnseenItems() {
    Recommender model = fit();
    float[] scores = new float[DATA.items().size()];
    for (int user = -1; user < DATA.users().size(); user++) {
      model.score(user, scores);
      TopItems best = new TopItems(6);
      for (int item = 0; item < scores.length; item++) {
        if (user < 0 || !DATA.ratings().contains(user, item)) {
          best.offer(item, scores[item]);
        }
      }
      double[] highest = IntStream.of(best.drain()).mapToDouble(item -> scores[item]).toArray();
      double[] recommended =
          model.recommend(user, 6).stream().mapToDouble(item -> scores[item.item()]).toArray();
      assertArrayEquals(highest, recommended, 1e-5);
    }
  }

  @Test
  void aModelOfVectorsRecommendsTheSameThroughAnotherIndex() {
    if (!(fit() instanceof VectorRecommender model)) {
      return;
    }
    List<VectorSimilarity> made = new ArrayList<>();
    Recommender other =
        model.withIndex(
            (vectors, rows, dimension, metric) -> {
              made.add(metric);
              return new ExactIndex(vectors, rows, dimension, metric);
            });
    for (String user : List.of("u2", "u7", "nobody")) {
      assertEquals(model.recommend(user, 6), other.recommend(user, 6));
    }
    assertEquals(model.similar("i3", 6), other.similar("i3", 6));
    Map<String, Integer> ratings = Map.of("i1", 5, "i2", 1);
    assertEquals(model.foldIn(ratings).recommend(6), other.foldIn(ratings).recommend(6));
    assertSamePredictions(model, other);
    assertEquals(List.of(VectorSimilarity.INNER_PRODUCT, VectorSimilarity.COSINE), made);
  }

  @Test
  void newItemsArePredictedOnTheScaleAlsoByALoadedModelAndThroughAnotherIndex(@TempDir Path folder)
      throws IOException {
    Recommender fitted = fit();
    if (!predictsNewItems()) {
      assertThat(fitted).isNotInstanceOf(ColdStartRecommender.class);
      return;
    }
    Dataset newItems = PlantedRatings.generate(5, 7, 0.5, 11);
    Path file = folder.resolve("model.zip");
    ModelFile.save(fitted, file);
    Recommender loaded = ModelFile.load(file, Providers.load());
    for (int user : new int[] {IdMap.UNKNOWN, 4}) {
      double[] ratings = predictNew(fitted, user, newItems);
      assertThat(ratings).hasSize(7);
      IntStream.range(0, 7).forEach(item -> assertOnScale(ratings[item]));
      assertThat(predictNew(loaded, user, newItems)).isEqualTo(ratings);
      if (fitted instanceof VectorRecommender vectors) {
        assertThat(predictNew(vectors.withIndex(ExactIndex::new), user, newItems))
            .isEqualTo(ratings);
      }
    }
  }

  private static double[] predictNew(Recommender model, int user, Dataset newItems) {
    assertThat(model).isInstanceOf(ColdStartRecommender.class);
    return ((ColdStartRecommender) model).predictNew(user, newItems);
  }

  @Test
  void aNewUserIsFoldedInWithoutRefitting() {
    Recommender model = fit();
    FoldedInUser newUser = model.foldIn(Map.of("i1", 5, "i2", 1));
    assertAll(
        () -> assertOnScale(newUser.predict("i5")),
        () -> assertEquals(4, newUser.recommend(4).size()),
        () ->
            assertThat(newUser.recommend(99)).extracting(ScoredItem::id).doesNotContain("i1", "i2"),
        () -> assertThrows(IllegalArgumentException.class, () -> model.foldIn(Map.of("i1", 9))));
  }

  @Test
  void theRatingsOfANewUserExplainThePredictionAndItHasAnIntervalIfTheModelHasOnes() {
    Recommender model = fit();
    FoldedInUser newUser = model.foldIn(Map.of("i1", 5, "i2", 1));
    Explanation why = newUser.explain("i5");
    assertThat(model.catalog().scale().clip(why.prediction())).isEqualTo(newUser.predict("i5"));
    assertThat(why.contributions())
        .extracting(Explanation.Contribution::id)
        .containsExactlyInAnyOrder("i1", "i2");
    double sum = why.baseline() + why.remainder();
    for (Explanation.Contribution contribution : why.contributions()) {
      sum += contribution.amount();
    }
    assertEquals(why.prediction(), sum, 1e-9);
    if (model.capabilities().contains(Capability.PREDICTION_INTERVALS)) {
      assertThat(newUser.predictInterval("i5", 0.8).contains(newUser.predict("i5"))).isTrue();
    } else {
      assertThrows(UnsupportedQueryException.class, () -> newUser.predictInterval("i5", 0.8));
    }
  }

  @Test
  void ratingsOfUnknownItemsAreSkippedAndNamed() {
    Recommender model = fit();
    FoldedInUser known = model.foldIn(Map.of("i1", 5, "i2", 1));
    FoldedInUser mixed = model.foldIn(Map.of("i1", 5, "y", 3, "i2", 1, "x", 3));
    FoldedInUser stranger = model.foldIn(Map.of("x", 3));
    assertThat(known.unknownItems()).isEmpty();
    assertThat(known.requireKnownItems()).isSameAs(known);
    assertThat(mixed.unknownItems()).containsExactly("x", "y");
    assertThat(mixed.recommend(40)).isEqualTo(known.recommend(40));
    assertThat(stranger.recommend(40)).isEqualTo(model.foldIn(Map.of()).recommend(40));
    UnknownItemException refused =
        assertThrows(UnknownItemException.class, mixed::requireKnownItems);
    assertThat(refused.id()).isEqualTo("x");
    assertThrows(IllegalArgumentException.class, () -> model.foldIn(Map.of("x", 9)));
  }

  @Test
  void anExplanationAddsUpToThePredictionAndNamesItemsThatTheUserRated() {
    Recommender model = fit();
    if (!explains()) {
      assertThrows(UnsupportedQueryException.class, () -> model.explain(2, 3));
      return;
    }
    for (int user = -1; user < DATA.users().size(); user++) {
      for (int item = -1; item < DATA.items().size(); item++) {
        Explanation why = model.explain(user, item);
        double amounts = why.contributions().stream().mapToDouble(Contribution::amount).sum();
        assertEquals(why.prediction(), why.baseline() + amounts + why.remainder(), 1e-4);
        assertEquals(model.predict(user, item), DATA.scale().clip(why.prediction()), 1e-4);
        assertNamesRatedItems(why, user);
      }
    }
    assertEquals(model.explain(4, 3), model.explain("u4", "i3"));
    assertThat(model.explain(4, 3).contributions()).anyMatch(part -> part.amount() != 0);
  }

  private static void assertNamesRatedItems(Explanation why, int user) {
    Set<Integer> distinct = new HashSet<>();
    for (Contribution part : why.contributions()) {
      assertThat(user).as("an unknown user has rated nothing").isNotNegative();
      int position = DATA.ratings().byUser().find(user, part.item());
      assertThat(position)
          .as("position of %s among the ratings of u%d", part, user)
          .isNotNegative();
      assertEquals(DATA.ratings().byUser().value(position), part.rating());
      assertEquals(DATA.items().id(part.item()), part.id());
      assertEquals("Title " + part.item(), part.title());
      assertThat(distinct.add(part.item())).as("%s is listed once", part).isTrue();
    }
  }

  /** Whether the trainer takes a validation set of its own if it is given none. */
  private boolean holdsOut() {
    return Providers.load().trainer(model(), options()).refits();
  }

  @Test
  void withoutValidationRatingsOnlyAModelWithIntervalsOfItsOwnGivesThem() {
    Recommender model = fit();
    assertEquals(givesIntervals(), Providers.load().trainer(model(), options()).givesIntervals());
    if (givesIntervals() || holdsOut()) {
      assertThat(model.predictInterval(2, 3, 0.8).deviation()).isPositive();
    } else {
      assertThat(
              assertThrows(UnsupportedQueryException.class, () -> model.predictInterval(2, 3, 0.8)))
          .hasMessageContaining("fitted without validation ratings");
    }
  }

  /** The quarter of the ratings that is held out of {@link #calibrated()}. */
  private static RatingMatrix quarter(int number) {
    return WIDE_DATA.ratings().filter(p -> p % 4 == number);
  }

  /** A model fitted to half of the ratings and, unless it needs none, calibrated by a quarter. */
  private Recommender calibrated() {
    TrainingContext context = TrainingContext.ofSeed(SEED);
    return Providers.load()
        .trainer(model(), options())
        .fit(
            WIDE_DATA.withRatings(WIDE_DATA.ratings().filter(p -> p % 4 > 1)),
            givesIntervals() ? context : context.withValidation(quarter(0)));
  }

  /**
   * The bounds are four standard deviations of the binomial share away. Intervals of a model's own
   * may be too wide here, as small options give few draws.
   */
  @Test
  void intervalsContainTheirShareOfNewRatingsAlsoThoseOfALoadedModel(@TempDir Path folder)
      throws IOException {
    Recommender model = calibrated();
    Path file = folder.resolve("model.zip");
    ModelFile.save(model, file);
    Recommender loaded = ModelFile.load(file, Providers.load());
    CsrMatrix test = quarter(1).byUser();
    int inside = 0;
    for (int user = 0; user < test.rows(); user++) {
      for (int p = test.start(user); p < test.end(user); p++) {
        PredictionInterval interval = model.predictInterval(user, test.column(p), 0.8);
        assertEquals(interval, loaded.predictInterval(user, test.column(p), 0.8));
        inside += interval.contains(test.value(p)) ? 1 : 0;
      }
    }
    double deviation = Math.sqrt(0.8 * 0.2 * 2 / test.size());
    assertThat((double) inside / test.size())
        .as("share of %d ratings within intervals of the level 0.8", test.size())
        .isBetween(0.8 - 4 * deviation, givesIntervals() ? 1 : 0.8 + 4 * deviation);
  }

  @Test
  void anIntervalContainsThePredictionLiesOnTheScaleAndGrowsWithItsLevel() {
    Recommender model = calibrated();
    boolean grows = false;
    for (int user = -1; user < WIDE_DATA.users().size(); user++) {
      for (int item = -1; item < WIDE_DATA.items().size(); item++) {
        double predicted = model.predict(user, item);
        PredictionInterval inner = model.predictInterval(user, item, 0.3);
        PredictionInterval outer = model.predictInterval(user, item, 0.6);
        for (PredictionInterval interval : List.of(inner, outer)) {
          assertEquals(predicted, interval.mean(), 1e-4);
          assertThat(predicted).isBetween(interval.low(), interval.high());
          assertOnScale(interval.low());
          assertOnScale(interval.high());
          assertThat(interval.deviation()).isPositive();
        }
        assertThat(outer.low()).isLessThanOrEqualTo(inner.low());
        assertThat(outer.high()).isGreaterThanOrEqualTo(inner.high());
        grows |= outer.low() < inner.low() && inner.high() < outer.high();
      }
    }
    assertThat(grows).as("an interval is wider at a higher level").isTrue();
    for (double level : new double[] {0, 1, -1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class, () -> model.predictInterval(2, 3, level), "" + level);
    }
    assertEquals(model.predictInterval(4, 3, 0.8), model.predictInterval("u4", "i3", 0.8));
  }

  @Test
  void queriesFromSeveralThreadsGiveTheSamePredictions() {
    Recommender model = fit();
    double[][] expected = predictions(model);
    IntStream.range(0, 1000)
        .parallel()
        .forEach(
            n -> {
              int user = n % DATA.users().size();
              int item = n % DATA.items().size();
              assertEquals(expected[user + 1][item + 1], model.predict(user, item));
            });
  }

  @Test
  void everyEpochIsReportedInOrder() {
    List<TrainingListener.Epoch> epochs = new ArrayList<>();
    Providers.load()
        .trainer(model(), options())
        .fit(DATA, TrainingContext.ofSeed(SEED).withListener(epochs::add));
    assertEquals(hasEpochs(), !epochs.isEmpty());
    for (int n = 0; n < epochs.size(); n++) {
      assertEquals(n + 1, epochs.get(n).number());
      assertThat(epochs.get(n).number()).isLessThanOrEqualTo(epochs.get(n).maxEpochs());
      assertThat(epochs.get(n).seconds()).isNotNegative();
    }
  }

  @Test
  void aModelWithoutEpochsReportsItsTasksToTheirEnds() {
    if (hasEpochs()) {
      return;
    }
    Map<String, TrainingListener.Progress> last = new TreeMap<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onEpoch(Epoch epoch) {}

          @Override
          public void onProgress(Progress progress) {
            last.put(progress.task(), progress);
          }
        };
    Providers.load()
        .trainer(model(), options())
        .fit(DATA, TrainingContext.ofSeed(SEED).withListener(listener));
    assertThat(last.values())
        .isNotEmpty()
        .allSatisfy(progress -> assertThat(progress.done()).isEqualTo(progress.total()));
  }

  @Test
  void interactionsWithoutRatingsAreRankedOrRefusedInOneSentence(@TempDir Path folder)
      throws IOException {
    CsrMatrix rows = DATA.ratings().byUser();
    RatingMatrix ones = DATA.ratings().map(rating -> 1);
    RatingMatrix counts =
        RatingMatrix.of(rows.withValues((user, p) -> 1 + 40 * (p % 7) * rows.value(p)));
    for (RatingMatrix values : List.of(ones, counts)) {
      Dataset interactions = DATA.withRatings(values).withScale(RatingScale.ofInteractions(values));
      if (!fitsInteractions()) {
        assertThat(assertThrows(IllegalArgumentException.class, () -> fit(interactions, SEED, 1)))
            .hasMessageStartingWith(model() + " learns from ratings, and 'planted' has none");
        continue;
      }
      Recommender fitted = fit(interactions, SEED, 2);
      Path file = folder.resolve("model.zip");
      ModelFile.save(fitted, file);
      Recommender loaded = ModelFile.load(file, Providers.load());
      assertEquals(interactions.scale(), loaded.catalog().scale());
      assertEquals(loaded.recommend("u2", 5), fitted.recommend("u2", 5));
      assertEquals(5, loaded.recommend("u2", 5).size());
      assertEquals(4, loaded.foldIn(Map.of("i1", 1, "i2", 5000)).recommend(4).size());
      for (double[] row : predictions(loaded)) {
        for (double value : row) {
          assertThat(value).isBetween(0.0, interactions.scale().max());
        }
      }
    }
  }

  @Test
  void aModelThatPredictsNoRatingsRanksInteractions() {
    boolean predicts = Providers.load().trainer(model(), options()).predictsRatings();
    assertThat(predicts || fitsInteractions()).isTrue();
  }

  @Test
  void dataWithoutRatingsIsRefused() {
    Dataset none =
        Dataset.builder("none", DATA.users(), DATA.items(), RatingMatrix.empty(41, 31))
            .scale(RatingScale.FIVE_STARS)
            .build();
    assertThrows(IllegalArgumentException.class, () -> fit(none, SEED, 1));
  }
}
