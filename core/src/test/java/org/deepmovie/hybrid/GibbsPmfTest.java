package org.deepmovie.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.hybrid.AlternatingPmfTest.Told;
import org.deepmovie.hybrid.AlternatingPmfTest.ToldOptions;
import org.deepmovie.index.ExactIndex;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.internal.encoder.ConfiguredEncoder;
import org.deepmovie.internal.encoder.CrossFittedEncoder;
import org.deepmovie.internal.encoder.EncoderCalibration;
import org.deepmovie.internal.encoder.EncoderFactory;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;

class GibbsPmfTest {

  /** With this seed the number of an item's copy correlates with its ratings by chance. */
  private static final Dataset DATA = SmallRatings.generate(60, 40, 0.3, 3);

  private static PmfOptions options(String... more) {
    Map<String, String> values =
        new HashMap<>(
            Map.of(
                "inference",
                "gibbs",
                "factors",
                "2",
                "epochs",
                "40",
                "burnIn",
                "10",
                "draws",
                "30"));
    for (int n = 0; n < more.length; n += 2) {
      values.put(more[n], more[n + 1]);
    }
    return OptionsMapper.of(PmfOptions.class).parse(values);
  }

  private static Recommender reading(float bias, int threads, String... options) {
    return new AlternatingPmf(options(options), new Told(bias), new ToldOptions(1))
        .fit(DATA, TrainingContext.ofSeed(1).withThreads(threads));
  }

  @Test
  void anItemWithoutRatingsIsNotRatedFromWhatTheRatingsOfOthersContradict() {
    // the network says 2.5 of every item, which is wrong of all that are rated
    Recommender wrong = reading(2.5f, 2);
    Recommender right = reading(0, 2);
    int cold = DATA.items().size() - 1;
    for (int user = 0; user < 10; user++) {
      assertEquals(right.predict(user, cold), wrong.predict(user, cold), 0.25);
    }
  }

  @Test
  void anItemThatDidNotExistIsPredictedAsOneWithoutRatingsOfWhichTheNetworkSaysTheSame() {
    // so few epochs that the network is not trained in them: all draws know the same
    Recommender model = reading(0.5f, 2, "epochs", "15", "burnIn", "5", "draws", "10");
    int cold = DATA.items().size() - 1;
    Dataset others = SmallRatings.generate(3, 5, 0.5, 8);
    for (int user = IdMap.UNKNOWN; user < 5; user++) {
      double[] predicted = ((ColdStartRecommender) model).predictNew(user, others);
      assertEquals(5, predicted.length);
      assertEquals(model.predict(user, cold), predicted[2], 1e-4);
    }
  }

  @Test
  void withoutANetworkItIsNoColdStartRecommender() {
    Recommender model = new AlternatingPmf(options()).fit(DATA, TrainingContext.ofSeed(1));
    assertThat(model).isNotInstanceOf(ColdStartRecommender.class);
  }

  @Test
  void withAnotherIndexNewItemsAreStillReadByTheNetwork() {
    Recommender model = reading(0.5f, 2);
    VectorRecommender indexed = ((VectorRecommender) model).withIndex(ExactIndex.factory());
    Dataset newItems = SmallRatings.generate(3, 5, 0.5, 8);
    assertThat(indexed).isInstanceOf(ColdStartRecommender.class);
    assertThat(((ColdStartRecommender) indexed).predictNew(2, newItems))
        .isEqualTo(((ColdStartRecommender) model).predictNew(2, newItems));
  }

  @Test
  void theNumberOfThreadsChangesNothingWithANetworkEither() {
    Recommender one = reading(0.5f, 1);
    Recommender three = reading(0.5f, 3);
    for (int item = 0; item < DATA.items().size(); item++) {
      assertEquals(one.predict(3, item), three.predict(3, item));
    }
  }

  @Test
  void aNetworkThatAnswersNaNStopsTheChain() {
    assertThrows(DivergedException.class, () -> reading(Float.NaN, 1));
  }

  @Test
  void noCopyOfTheNetworkIsTrainedTowardsTheItemsOfWhichItSpeaks() {
    List<float[]> weights = new ArrayList<>();
    new AlternatingPmf(options("epochs", "25"), new Numbered(weights), new ToldOptions(1))
        .fit(DATA, TrainingContext.ofSeed(1));
    assertTrue(weights.size() >= 6 && weights.size() % 3 == 0, weights.size() + " trainings");
    for (int item = 0; item < DATA.items().size(); item++) {
      int without = 0;
      for (int copy = 0; copy < 3; copy++) {
        without += weights.get(copy)[item] == 0 ? 1 : 0;
        assertEquals(weights.get(copy)[item], weights.get(copy + 3)[item]);
      }
      assertEquals(DATA.ratings().byItem().count(item) == 0 ? 3 : 1, without);
    }
  }

  @Test
  void whatIsSaidOfAnItemComesFromTheCopyTrainedWithoutItAndOfAnUnratedOneFromAll() {
    List<float[]> weights = new ArrayList<>();
    try (CrossFittedEncoder network =
        new CrossFittedEncoder(
            new EncoderFactory(
                "pmf+numbered",
                new ConfiguredEncoder<>(new Numbered(weights), new ToldOptions(1)),
                PmfSide.ofItems(DATA, options()).encoded(),
                options().dimension(),
                TrainingContext.ofSeed(1)),
            options().biased(),
            options().encoderCopies())) {
      FloatMatrix said =
          network.train(
              1,
              PmfSide.ofItems(DATA, options()).all(new FloatMatrix(DATA.users().size(), 3)),
              new FloatMatrix(DATA.items().size(), 3));
      EncoderCalibration calibration = network.checkpoint().calibration();
      assertTrue(calibration.bias() > 0, calibration.toString());
      for (int item = 0; item < DATA.items().size(); item++) {
        double expected = 1; // the mean of 0, 1 and 2
        for (int copy = 0; copy < 3 && DATA.ratings().byItem().count(item) > 0; copy++) {
          expected = weights.get(copy)[item] == 0 ? copy : expected;
        }
        assertEquals(
            calibration.intercept() + calibration.bias() * expected, said.get(item, 0), 1e-6);
      }
    }
  }

  /** Its n-th network, from 0, records its weights and says n of everything. */
  private static final class Numbered implements EncoderProvider<ToldOptions> {
    private final List<float[]> weights;
    private int made;

    Numbered(List<float[]> weights) {
      this.weights = weights;
    }

    @Override
    public String name() {
      return "numbered";
    }

    @Override
    public String summary() {
      return "says its number";
    }

    @Override
    public Class<ToldOptions> optionsType() {
      return ToldOptions.class;
    }

    @Override
    public ItemEncoder create(ToldOptions options, EncoderContext context) {
      ItemEncoder told = new Told(made++).create(options, context);
      return new ItemEncoder() {
        @Override
        public double train(FloatMatrix vectors, float[] itemWeights) {
          weights.add(itemWeights.clone());
          return 0;
        }

        @Override
        public FloatMatrix encode(Dataset items) {
          return told.encode(items);
        }

        @Override
        public void save(OutputStream out) throws IOException {
          told.save(out);
        }
      };
    }

    @Override
    public ItemEncoder load(ToldOptions options, InputStream in) throws IOException {
      return new Told(0).load(options, in);
    }
  }

  @Test
  void drawingNeedsBiases() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> options("centering", "none"));
    assertTrue(refused.getMessage().contains("centering=biases"), refused.getMessage());
  }

  @Test
  void fourOfFiveRatingsLieInEightyPercentIntervals() {
    Recommender model = reading(0, 2);
    CsrMatrix rows = DATA.ratings().byUser();
    int inside = 0;
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        PredictionInterval interval = model.predictInterval(user, rows.column(p), 0.8);
        inside += interval.low() <= rows.value(p) && rows.value(p) <= interval.high() ? 1 : 0;
      }
    }
    double share = inside / (double) rows.size();
    assertTrue(share > 0.75 && share < 0.97, "inside: " + share);
  }
}
