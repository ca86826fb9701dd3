package org.deepmovie.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features in a link matrix that is drawn with the vectors. */
class LinkedPmfTest {

  private static final int USERS = 90;
  private static final int ITEMS = 80;
  private static final int COLD = 20;
  private static final String SPEC =
      "pmf+features:inference=gibbs,factors=1,epochs=60,draws=30,textDimension=0";

  @TempDir Path folder;

  /** Ratings 5 + b_u + b_i + noise of 0.5; b is 1 or -1 by an attribute, plus noise of 0.7. */
  private record PlantedBiases(Dataset train, RatingMatrix cold) {}

  private static final PlantedBiases DATA = planted();

  private static PlantedBiases planted() {
    SplittableRandom random = new SplittableRandom(5);
    AttributesBuilder users = new AttributesBuilder(USERS);
    AttributesBuilder items = new AttributesBuilder(ITEMS);
    double[] userBias = biases(USERS, users, "temper", random);
    double[] itemBias = biases(ITEMS, items, "genre", random);
    RatingMatrixBuilder train = new RatingMatrixBuilder();
    RatingMatrixBuilder cold = new RatingMatrixBuilder();
    for (int user = 0; user < USERS; user++) {
      for (int item = 0; item < ITEMS; item++) {
        float rating = (float) (5 + userBias[user] + itemBias[item] + 0.5 * Seeds.gaussian(random));
        boolean isCold = user >= USERS - COLD || item >= ITEMS - COLD;
        if (random.nextInt(3) == 0) {
          (isCold ? cold : train).add(user, item, Math.min(10, Math.max(0, rating)));
        }
      }
    }
    Dataset data =
        Dataset.builder(
                "planted",
                SmallRatings.ids("u", USERS),
                SmallRatings.ids("i", ITEMS),
                train.build(USERS, ITEMS))
            .scale(new RatingScale(0, 10, 1))
            .userAttributes(users.build())
            .itemAttributes(items.build())
            .build();
    return new PlantedBiases(data, cold.build(USERS, ITEMS));
  }

  private static double[] biases(
      int count, AttributesBuilder attributes, String field, SplittableRandom random) {
    double[] biases = new double[count];
    for (int n = 0; n < count; n++) {
      boolean high = random.nextBoolean();
      attributes.add(n, field, high ? "high" : "low");
      biases[n] = (high ? 1 : -1) + 0.7 * Seeds.gaussian(random);
    }
    return biases;
  }

  private static Recommender fit(int threads) {
    return Providers.load()
        .trainer(SPEC)
        .fit(DATA.train(), TrainingContext.ofSeed(1).withThreads(threads));
  }

  private static final Recommender MODEL = fit(2);

  private static boolean isHigh(String field, int entity) {
    return (field.equals("genre") ? DATA.train().itemAttributes() : DATA.train().userAttributes())
        .field(field)
        .orElseThrow()
        .categories(entity)
        .contains("high");
  }

  @Test
  void coldUsersAndItemsArePredictedFromTheirAttributes() {
    for (int item = ITEMS - COLD; item < ITEMS; item++) {
      double expected = 5 + (isHigh("genre", item) ? 1 : -1);
      double mean = 0;
      for (int user = 0; user < USERS - COLD; user++) {
        mean += MODEL.predict(user, item) / (USERS - COLD);
      }
      assertThat(mean).isCloseTo(expected, within(0.5));
    }
    int item = ITEMS - 1;
    double[] byTemper = new double[2];
    for (int user = USERS - COLD; user < USERS; user++) {
      byTemper[isHigh("temper", user) ? 1 : 0] = MODEL.predict(user, item);
    }
    assertThat(byTemper[1] - byTemper[0]).isCloseTo(2, within(0.6));
  }

  @Test
  void fourOfFiveRatingsOfColdUsersAndItemsLieInEightyPercentIntervals() {
    int inside = 0;
    int count = 0;
    for (int user = 0; user < USERS; user++) {
      var rows = DATA.cold().byUser();
      for (int p = rows.start(user); p < rows.end(user); p++) {
        PredictionInterval interval = MODEL.predictInterval(user, rows.column(p), 0.8);
        inside += interval.low() <= rows.value(p) && rows.value(p) <= interval.high() ? 1 : 0;
        count++;
      }
    }
    assertThat(inside / (double) count).isBetween(0.72, 0.88);
    assertThat(MODEL.predictInterval(3, ITEMS - 1, 0.8).deviation())
        .isGreaterThan(1.2 * MODEL.predictInterval(3, 3, 0.8).deviation());
    assertThat(MODEL.predictInterval(USERS - 1, ITEMS - 1, 0.8).deviation())
        .isGreaterThan(1.1 * MODEL.predictInterval(3, ITEMS - 1, 0.8).deviation());
  }

  @Test
  void aNewItemIsPredictedAsOneWithoutRatingsOfTheSameFeatures() {
    ColdStartRecommender model = (ColdStartRecommender) MODEL;
    double[] predicted = model.predictNew(2, DATA.train());
    for (int item = ITEMS - COLD; item < ITEMS; item++) {
      assertThat(predicted[item]).isCloseTo(MODEL.predict(2, item), within(1e-4));
    }
    assertThat(model.similarToNew(DATA.train(), ITEMS - 1, 3)).hasSize(3);
  }

  @Test
  void aNewUserIsPredictedAsOneWithoutRatingsOfTheSameAttributes() {
    for (int user = USERS - COLD; user < USERS; user++) {
      FoldedInUser guest =
          MODEL.foldIn(Map.of("temper", isHigh("temper", user) ? "high" : "low"), Map.of());
      assertThat(guest.predict(3)).isCloseTo(MODEL.predict(user, 3), within(1e-4));
    }
    FoldedInUser high = MODEL.foldIn(Map.of("temper", "high"), Map.of("i1", 0, "i2", 0, "i3", 0));
    FoldedInUser low = MODEL.foldIn(Map.of("temper", "low"), Map.of("i1", 0, "i2", 0, "i3", 0));
    assertThat(high.predict(5)).isGreaterThan(low.predict(5) + 0.05);
    assertThat(high.predict(5))
        .isLessThan(MODEL.foldIn(Map.of("temper", "high"), Map.of()).predict(5) - 0.5);
    assertThatThrownBy(() -> MODEL.foldIn(Map.of("temper", "mild"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the model does not know the temper mild; it knows high, low");
  }

  private static Dataset unknown(int users, int items) {
    return Dataset.builder(
            "unknown",
            SmallRatings.ids("new u", users),
            SmallRatings.ids("new i", items),
            RatingMatrix.empty(users, items))
        .scale(DATA.train().scale())
        .build();
  }

  @Test
  void anUnknownUserOrItemIsANewOneOfWhichNothingIsKnown() {
    ColdStartRecommender model = (ColdStartRecommender) MODEL;
    for (int item = 0; item < ITEMS; item++) {
      double unknown = MODEL.predict(IdMap.UNKNOWN, item);
      assertThat(MODEL.foldIn(Map.of()).predict(item)).isCloseTo(unknown, within(1e-4));
      assertThat(MODEL.foldIn(unknown(1, 0), Map.of()).predict(item))
          .isCloseTo(unknown, within(1e-4));
    }
    for (int user = IdMap.UNKNOWN; user < USERS; user++) {
      assertThat(model.predictNew(user, unknown(0, 1))[0])
          .isCloseTo(MODEL.predict(user, IdMap.UNKNOWN), within(1e-4));
    }
  }

  @ParameterizedTest
  @CsvSource({"pmf+features,true", "pmf+features,false", "pmf,true", "pmf,false"})
  void validationRatingsAreOfTheModelAlsoOfColdUsersAndItems(String name, boolean attributes) {
    // every epoch after burn-in is stored
    List<Double> errors = new ArrayList<>();
    Recommender model =
        Providers.load()
            .trainer(
                name
                    + ":inference=gibbs,factors=1,epochs=20,burnIn=5,draws=15,userAttributes="
                    + attributes)
            .fit(
                DATA.train(),
                TrainingContext.ofSeed(1)
                    .withValidation(DATA.cold())
                    .withListener(epoch -> errors.add(epoch.validationError())));
    double squares = 0;
    CsrMatrix rows = DATA.cold().byUser();
    for (int user = 0; user < USERS; user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        double error = model.predict(user, rows.column(p)) - rows.value(p);
        squares += error * error;
      }
    }
    assertThat(errors.subList(0, 5)).containsOnly(Double.NaN);
    assertThat(errors.get(19)).isCloseTo(Math.sqrt(squares / rows.size()), within(1e-5));
  }

  @Test
  void aLoadedModelAnswersTheSame() throws IOException {
    Path file = folder.resolve("m.zip");
    ModelFile.save(MODEL, file);
    Recommender loaded = ModelFile.load(file, Providers.load());
    for (int user : List.of(IdMap.UNKNOWN, 2, USERS - 1)) {
      for (int item : List.of(IdMap.UNKNOWN, 3, ITEMS - 1)) {
        assertThat(loaded.predictInterval(user, item, 0.8))
            .isEqualTo(MODEL.predictInterval(user, item, 0.8));
      }
    }
    assertThat(((ColdStartRecommender) loaded).predictNew(2, DATA.train()))
        .containsExactly(((ColdStartRecommender) MODEL).predictNew(2, DATA.train()));
    assertThat(loaded.foldIn(Map.of("temper", "high"), Map.of("i1", 4)).recommend(5))
        .isEqualTo(MODEL.foldIn(Map.of("temper", "high"), Map.of("i1", 4)).recommend(5));
  }

  @Test
  void callsAtTheSameTimeFoldInAsCallsInTurn() {
    List<ScoredItem> expected =
        MODEL.foldIn(Map.of("temper", "high"), Map.of("i1", 4)).recommend(5);
    List<List<ScoredItem>> found =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(
                n -> MODEL.foldIn(Map.of("temper", n % 2 == 0 ? "high" : "low"), Map.of("i1", 4)))
            .map(guest -> guest.recommend(5))
            .toList();
    assertThat(found).hasSize(200);
    for (int n = 0; n < found.size(); n += 2) {
      assertThat(found.get(n)).isEqualTo(expected);
    }
  }

  @Test
  void aLinkThatNoModelFileCanHoldIsRefusedBeforeTheFirstEpoch() {
    TrainingContext context =
        TrainingContext.ofSeed(1)
            .withListener(
                epoch -> {
                  throw new IllegalStateException("epoch " + epoch.number());
                });
    FloatMatrix long60 = new FloatMatrix(USERS, 60);
    BitSet known = new BitSet();
    known.set(0, USERS);
    for (int n = 0; n < long60.values().length; n++) {
      long60.values()[n] = n % 7;
    }
    Dataset data =
        DATA.train().withUserVectors(List.of(new GivenVectors("portraits", long60, known)));
    Trainer trainer =
        Providers.load().trainer("pmf:inference=gibbs,factors=2000,epochs=10000,draws=9000");
    assertThatThrownBy(() -> trainer.fit(data, context))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9000 draws of 2001 numbers for each of 62 features of users");
  }

  @Test
  void anotherNumberOfThreadsGivesTheSameBits() {
    Recommender three = fit(3);
    for (int item = 0; item < ITEMS; item++) {
      assertThat(three.predict(USERS - 1, item)).isEqualTo(MODEL.predict(USERS - 1, item));
      assertThat(three.predict(3, item)).isEqualTo(MODEL.predict(3, item));
    }
  }
}
