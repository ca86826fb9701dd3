package org.deepmovie.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.index.ExactIndex;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.junit.jupiter.api.Test;

class AlternatingPmfTest {

  private static final OptionsMapper<PmfOptions> OPTIONS = OptionsMapper.of(PmfOptions.class);
  private static final Dataset DATA = SmallRatings.generate(60, 40, 0.3, 1);

  private static PmfOptions options(Map<String, String> values) {
    return OPTIONS.parse(values);
  }

  @Test
  void oneUserAndOneItemConvergeToTheFixedPointWorkedByHand() {
    // minimum of (4 - uv)^2 + u^2 + v^2: u = v, uv = 4 - 1
    Dataset one =
        Dataset.builder(
                "one",
                IdMap.of(List.of("u")),
                IdMap.of(List.of("i")),
                new RatingMatrixBuilder().add(0, 0, 4).build(1, 1))
            .scale(RatingScale.FIVE_STARS)
            .build();
    Recommender model =
        new AlternatingPmf(
                options(
                    Map.of(
                        "factors",
                        "1",
                        "userRegularization",
                        "1",
                        "itemRegularization",
                        "1",
                        "centering",
                        "none",
                        "epochs",
                        "200")))
            .fit(one, TrainingContext.ofSeed(1));
    assertEquals(3, model.predict(0, 0), 1e-3);
  }

  @Test
  void theErrorOnTheTrainingRatingsFallsWithTheTurns() {
    List<TrainingListener.Epoch> epochs = new ArrayList<>();
    new AlternatingPmf(
            options(
                Map.of(
                    "factors",
                    "3",
                    "userRegularization",
                    "0.5",
                    "itemRegularization",
                    "0.5",
                    "epochs",
                    "30")))
        .fit(DATA, TrainingContext.ofSeed(2).withListener(epochs::add));
    assertEquals(30, epochs.size());
    assertTrue(epochs.get(29).trainError() < 0.8 * epochs.get(0).trainError());
  }

  @Test
  void theBestTurnOnValidationIsKeptAndTheLoopStopsAfterItsPatience() {
    int[] seen = new int[1];
    RatingMatrix train = DATA.ratings().filter(p -> p % 4 != 0);
    RatingMatrix validation = DATA.ratings().filter(p -> p % 4 == 0);
    List<TrainingListener.Epoch> epochs = new ArrayList<>();
    Recommender model =
        new AlternatingPmf(
                options(
                    Map.of(
                        "factors",
                        "6",
                        "userRegularization",
                        "0.5",
                        "itemRegularization",
                        "0.5",
                        "patience",
                        "2")))
            .fit(
                DATA.withRatings(train),
                TrainingContext.ofSeed(3).withValidation(validation).withListener(epochs::add));
    double best =
        epochs.stream().mapToDouble(TrainingListener.Epoch::validationError).min().orElseThrow();
    assertEquals(best, rmse(model, validation), 1e-9);
    TrainingListener.Epoch last = epochs.get(epochs.size() - 1);
    assertTrue(epochs.size() < 30 && last.validationError() > best, epochs.toString());
    for (TrainingListener.Epoch epoch : epochs) {
      seen[0] = epoch.best() ? epoch.number() : seen[0];
    }
    assertEquals(seen[0] + 2, epochs.size());
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

  @Test
  void anItemWithoutRatingsIsScoredByTheNetworkAlone() {
    Recommender model = fit(new Told(2.5f), new ToldOptions(1));
    int cold = DATA.items().size() - 1;
    double mean = DATA.ratings().mean();
    int user = 0;
    double userBias = ((FactorRecommender) model).model().users().get(user, 0);
    assertEquals(DATA.scale().clip(mean + userBias + 2.5), model.predict(user, cold), 1e-5);
    assertEquals(DATA.scale().clip(mean + 2.5), model.predict(IdMap.UNKNOWN, cold), 1e-5);
  }

  @Test
  void anItemWithoutRatingsAndWithoutANetworkGetsTheBaseline() {
    Recommender model =
        new AlternatingPmf(options(Map.of("centering", "none", "factors", "3")))
            .fit(DATA, TrainingContext.ofSeed(1));
    int cold = DATA.items().size() - 1;
    assertEquals(model.predict(IdMap.UNKNOWN, IdMap.UNKNOWN), model.predict(IdMap.UNKNOWN, cold));
    assertEquals(DATA.ratings().mean(), model.predict(IdMap.UNKNOWN, cold), 1e-6);
  }

  @Test
  void itemsThatDidNotExistAreReadByTheNetwork() {
    ColdStartRecommender model = (ColdStartRecommender) fit(new Told(1.5f), new ToldOptions(1));
    double[] predicted = model.predictNew(IdMap.UNKNOWN, SmallRatings.generate(3, 5, 0.5, 8));
    assertEquals(5, predicted.length);
    assertEquals(DATA.scale().clip(DATA.ratings().mean() + 1.5), predicted[2], 1e-5);
  }

  @Test
  void aModelWithoutANetworkIsNoColdStartRecommender() {
    Recommender model =
        new AlternatingPmf(options(Map.of("epochs", "1"))).fit(DATA, TrainingContext.ofSeed(1));
    assertThat(model).isNotInstanceOf(ColdStartRecommender.class);
  }

  @Test
  void withAnotherIndexNewItemsAreStillReadByTheNetwork() {
    Recommender model = fit(new Told(1.5f), new ToldOptions(1));
    VectorRecommender indexed = ((VectorRecommender) model).withIndex(ExactIndex.factory());
    Dataset newItems = SmallRatings.generate(3, 5, 0.5, 8);
    assertThat(indexed).isInstanceOf(ColdStartRecommender.class);
    assertThat(((ColdStartRecommender) indexed).predictNew(2, newItems))
        .isEqualTo(((ColdStartRecommender) model).predictNew(2, newItems));
  }

  @Test
  void aNetworkThatAnswersNaNStopsTheLoopWithAnErrorThatNamesTheTurn() {
    DivergedException error =
        assertThrows(DivergedException.class, () -> fit(new Told(Float.NaN), new ToldOptions(1)));
    assertTrue(error.getMessage().contains("pmf+told diverged in epoch 1"), error.getMessage());
  }

  @Test
  void aPersonFoldedInWithTheRatingsOfAUserIsPredictedLikeThatUser() {
    Recommender model =
        new AlternatingPmf(
                options(
                    Map.of(
                        "factors",
                        "3",
                        "userRegularization",
                        "1",
                        "itemRegularization",
                        "1",
                        "epochs",
                        "300")))
            .fit(DATA, TrainingContext.ofSeed(4));
    int user = 5;
    Map<String, Double> ratings = new HashMap<>();
    for (int p = DATA.ratings().byUser().start(user); p < DATA.ratings().byUser().end(user); p++) {
      ratings.put(
          DATA.items().id(DATA.ratings().byUser().column(p)),
          (double) DATA.ratings().byUser().value(p));
    }
    FoldedInUser newUser = model.foldIn(ratings);
    for (int item = 0; item < DATA.items().size(); item++) {
      assertEquals(model.predict(user, item), newUser.predict(item), 0.02);
    }
  }

  @Test
  void theMostSimilarItemsShareTheirText() {
    Dataset data = SmallRatings.generate(200, 40, 0.5, 6);
    Recommender model =
        new AlternatingPmf(
                options(
                    Map.of("factors", "2", "userRegularization", "1", "itemRegularization", "1")))
            .fit(data, TrainingContext.ofSeed(4));
    int agreeing = 0;
    for (int item = 0; item < 30; item++) {
      int closest = model.similar(item, 1).get(0).item();
      agreeing += loud(data, item) == loud(data, closest) ? 1 : 0;
    }
    assertTrue(agreeing >= 27, agreeing + " of 30");
  }

  private static boolean loud(Dataset data, int item) {
    return data.texts().text(item).matches(".*(chase|engine|storm|cannon|thunder).*");
  }

  @Test
  void biasesAreShrunkByLambdaBiasAsWorkedByHand() {
    // mean 4; user 0 and item 0: b = (5 - 4 - b) / (1 + 3)
    Dataset two =
        Dataset.builder(
                "two",
                IdMap.of(List.of("u", "w")),
                IdMap.of(List.of("i", "j")),
                new RatingMatrixBuilder().add(0, 0, 5).add(1, 1, 3).build(2, 2))
            .scale(RatingScale.FIVE_STARS)
            .build();
    Recommender model =
        new AlternatingPmf(
                options(
                    Map.of(
                        "userRegularization",
                        "1e6",
                        "itemRegularization",
                        "1e6",
                        "biasRegularization",
                        "3",
                        "epochs",
                        "20")))
            .fit(two, TrainingContext.ofSeed(1));
    assertEquals(4.4, model.predict(0, 0), 1e-4);
    assertEquals(3.6, model.predict(1, 1), 1e-4);
    assertEquals(4.4, model.foldIn(Map.of("i", 5)).predict(0), 1e-4);
  }

  @Test
  void optionsOutOfRangeAreRefusedHoweverTheyCome() {
    PmfOptions bad =
        new PmfOptions(
            0,
            OptionalDouble.of(1),
            OptionalDouble.of(1),
            null,
            null,
            1,
            PmfOptions.Centering.NONE,
            1,
            0.1,
            null,
            1,
            1,
            1,
            1,
            null);
    assertThrows(RuntimeException.class, () -> new AlternatingPmf(bad));
    assertThrows(IllegalArgumentException.class, () -> options(Map.of("factors", "0")));
  }

  @Test
  void anItemsVectorIsItsRatingsWeighedAgainstTheNetworkAsWorkedByHand() {
    // one user, u = 1 after shrinkage is solved first; then
    // v = (u r + lambda prior) / (u u + lambda), with prior = 7 from the first turn's network
    Dataset one =
        Dataset.builder(
                "one",
                IdMap.of(List.of("u")),
                IdMap.of(List.of("i")),
                new RatingMatrixBuilder().add(0, 0, 4).build(1, 1))
            .scale(new RatingScale(-100, 100, 1))
            .build();
    Recording network = new Recording(7, 7, 7);
    PmfOptions options =
        options(
            Map.of(
                "factors",
                "1",
                "userRegularization",
                "1",
                "itemRegularization",
                "2",
                "userRegularizationScaling",
                "none",
                "itemRegularizationScaling",
                "none",
                "centering",
                "none",
                "epochs",
                "2"));
    Recommender model =
        new AlternatingPmf(options, network, new ToldOptions(1))
            .fit(one, TrainingContext.ofSeed(1));
    float first = network.targets.get(0).get(0, 0);
    double u = 4 * first / (first * first + 1);
    double v = (u * 4 + 2 * 7) / (u * u + 2);
    assertEquals(v, network.targets.get(1).get(0, 0), 1e-4);
    assertEquals(u * v, model.predict(0, 0), 1e-3);
  }

  @Test
  void theNetworkIsTrainedTowardsTheItemsVectorsWeighedByTheirRatings() {
    Recording network = new Recording(0, 0, 0);
    new AlternatingPmf(
            options(
                Map.of(
                    "factors",
                    "2",
                    "centering",
                    "global-mean",
                    "epochs",
                    "3",
                    "coldStartHoldout",
                    "0")),
            network,
            new ToldOptions(1))
        .fit(DATA, TrainingContext.ofSeed(1));
    assertEquals(3, network.targets.size());
    float[] weights = network.weights.get(2);
    double sum = 0;
    int rated = 0;
    for (int item = 0; item < weights.length; item++) {
      int n = DATA.ratings().byItem().count(item);
      assertEquals(n == 0, weights[item] == 0);
      sum += weights[item];
      rated += n > 0 ? 1 : 0;
      assertEquals(
          weights[0] * Math.sqrt(n / (double) DATA.ratings().byItem().count(0)),
          weights[item],
          1e-4);
    }
    assertEquals(rated, sum, 1e-3);
    assertEquals(DATA.items().size(), network.targets.get(2).rows());
    assertEquals(2, network.targets.get(2).columns());
  }

  @Test
  void newItemsAreReadByANetworkOfTheirOwnWhichIsBelievedAsFarAsItemsKeptFromItShow() {
    Recording network = new Recording(2.5f);
    Recommender model =
        new AlternatingPmf(
                options(Map.of("factors", "2", "epochs", "3", "coldStartHoldout", "0.25")),
                network,
                new ToldOptions(1))
            .fit(DATA, TrainingContext.ofSeed(1));
    int rated = 0;
    int heldOut = 0;
    for (int item = 0; item < DATA.items().size(); item++) {
      boolean hasRatings = DATA.ratings().byItem().count(item) > 0;
      rated += hasRatings ? 1 : 0;
      heldOut += hasRatings && network.weights.get(3)[item] == 0 ? 1 : 0;
      assertEquals(!hasRatings, network.weights.get(2)[item] == 0);
    }
    assertEquals(Math.round(0.25 * rated), heldOut);
    int cold = DATA.items().size() - 1;
    double sum = 0;
    for (int user = 0; user < DATA.users().size(); user++) {
      sum += model.predict(user, cold);
    }
    assertEquals(DATA.ratings().mean(), sum / DATA.users().size(), 0.25);
    assertEquals(
        model.predict(IdMap.UNKNOWN, cold),
        ((ColdStartRecommender) model).predictNew(IdMap.UNKNOWN, DATA)[cold],
        1e-6);
  }

  @Test
  void theNetworkKeptIsThatOfTheBestTurn() {
    RatingMatrix validation = DATA.ratings().filter(p -> p % 4 == 0);
    Recording network = new Recording(0.5f, 40, 60, 80);
    List<TrainingListener.Epoch> epochs = new ArrayList<>();
    ColdStartRecommender model =
        (ColdStartRecommender)
            new AlternatingPmf(
                    options(
                        Map.of(
                            "factors",
                            "1",
                            "patience",
                            "2",
                            "itemRegularization",
                            "50",
                            "coldStartHoldout",
                            "0")),
                    network,
                    new ToldOptions(1))
                .fit(
                    DATA.withRatings(DATA.ratings().filter(p -> p % 4 != 0)),
                    TrainingContext.ofSeed(1).withValidation(validation).withListener(epochs::add));
    int best = 0;
    for (TrainingListener.Epoch epoch : epochs) {
      best = epoch.best() ? epoch.number() : best;
    }
    assertTrue(best < epochs.size(), epochs.toString());
    double mean = model.predict(IdMap.UNKNOWN, IdMap.UNKNOWN);
    double bias = network.answers[best - 1];
    assertEquals(DATA.scale().clip(mean + bias), model.predictNew(IdMap.UNKNOWN, DATA)[0], 1e-4);
    assertEquals(rmse(model, validation), epochs.get(best - 1).validationError(), 1e-9);
  }

  @Test
  void theValidationErrorIsThatOfTheModelAlsoForThoseWithoutRatings() {
    int user = 5;
    RatingMatrixBuilder train = new RatingMatrixBuilder();
    RatingMatrixBuilder validation = new RatingMatrixBuilder();
    for (int u = 0; u < DATA.users().size(); u++) {
      for (int p = DATA.ratings().byUser().start(u); p < DATA.ratings().byUser().end(u); p++) {
        int item = DATA.ratings().byUser().column(p);
        boolean cold = u == user || item == 3;
        (cold ? validation : train).add(u, item, DATA.ratings().byUser().value(p));
      }
    }
    RatingMatrix held = validation.build(DATA.users().size(), DATA.items().size());
    List<TrainingListener.Epoch> epochs = new ArrayList<>();
    Recommender model =
        new AlternatingPmf(options(Map.of("centering", "none", "factors", "2", "epochs", "1")))
            .fit(
                DATA.withRatings(train.build(DATA.users().size(), DATA.items().size())),
                TrainingContext.ofSeed(1).withValidation(held).withListener(epochs::add));
    assertEquals(rmse(model, held), epochs.get(0).validationError(), 1e-9);
  }

  @Test
  void anEncoderOfTheWrongShapeAndForeignValidationRatingsAreRefused() {
    Recording wide = new Recording(1, 1, 1);
    wide.extraOutputs = 1;
    assertThrows(
        IllegalStateException.class,
        () ->
            new AlternatingPmf(options(Map.of("factors", "2")), wide, new ToldOptions(1))
                .fit(DATA, TrainingContext.ofSeed(1)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new AlternatingPmf(options(Map.of()))
                .fit(
                    DATA,
                    TrainingContext.ofSeed(1)
                        .withValidation(new RatingMatrixBuilder().add(99, 99, 3).build(100, 100))));
  }

  /** Records what it is trained towards, and answers the next of its numbers for every output 0. */
  private static final class Recording implements EncoderProvider<ToldOptions> {
    private final List<FloatMatrix> targets = new ArrayList<>();
    private final List<float[]> weights = new ArrayList<>();
    private final float[] answers;
    private int extraOutputs;

    Recording(float... answers) {
      this.answers = answers;
    }

    @Override
    public String name() {
      return "recording";
    }

    @Override
    public String summary() {
      return "records";
    }

    @Override
    public Class<ToldOptions> optionsType() {
      return ToldOptions.class;
    }

    @Override
    public ItemEncoder create(ToldOptions options, EncoderContext context) {
      int outputs = context.outputs() + extraOutputs;
      return new ItemEncoder() {
        @Override
        public double train(FloatMatrix vectors, float[] itemWeights) {
          targets.add(vectors.copy());
          weights.add(itemWeights.clone());
          return 0;
        }

        private ToldEncoder now() {
          return new ToldEncoder(answers[Math.min(targets.size(), answers.length) - 1], outputs);
        }

        @Override
        public FloatMatrix encode(Dataset items) {
          return now().encode(items);
        }

        @Override
        public void save(OutputStream out) throws IOException {
          now().save(out);
        }
      };
    }

    @Override
    public ItemEncoder load(ToldOptions options, InputStream in) throws IOException {
      return new Told(0).load(options, in);
    }
  }

  private static Recommender fit(EncoderProvider<ToldOptions> provider, ToldOptions told) {
    return new AlternatingPmf(
            options(
                Map.of(
                    "factors",
                    "2",
                    "userRegularization",
                    "1",
                    "itemRegularization",
                    "1",
                    "epochs",
                    "3",
                    "coldStartHoldout",
                    "0")),
            provider,
            told)
        .fit(DATA, TrainingContext.ofSeed(1));
  }

  record ToldOptions(@Hyperparameter(value = "1", doc = "unused") int unused) {}

  /** An encoder that is told what to answer: a bias, and 0 for every factor. */
  record Told(float bias) implements EncoderProvider<ToldOptions> {

    @Override
    public String name() {
      return "told";
    }

    @Override
    public String summary() {
      return "answers what it is told";
    }

    @Override
    public Class<ToldOptions> optionsType() {
      return ToldOptions.class;
    }

    @Override
    public ItemEncoder create(ToldOptions options, EncoderContext context) {
      return new ToldEncoder(bias, context.outputs());
    }

    @Override
    public ItemEncoder load(ToldOptions options, InputStream in) throws IOException {
      DataInputStream data = new DataInputStream(in);
      return new ToldEncoder(data.readFloat(), data.readInt());
    }
  }

  private record ToldEncoder(float bias, int outputs) implements ItemEncoder {

    @Override
    public double train(FloatMatrix targets, float[] weights) {
      return 0;
    }

    @Override
    public FloatMatrix encode(Dataset items) {
      FloatMatrix encoded = new FloatMatrix(items.items().size(), outputs);
      for (int item = 0; item < encoded.rows(); item++) {
        encoded.set(item, 0, bias);
      }
      return encoded;
    }

    @Override
    public void save(OutputStream out) throws IOException {
      DataOutputStream data = new DataOutputStream(out);
      data.writeFloat(bias);
      data.writeInt(outputs);
    }
  }
}
