package org.deepmovie.neighborhood.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.neighborhood.options.NeighborhoodBaselineOptions;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An epoch of small steps against the derivatives of the loss, both by the papers' formula. */
class NeighborGradientTest {

  private static final int USERS = 14;
  private static final int ITEMS = 9;
  private static final Dataset DATA =
      PlantedRatings.generate(USERS, ITEMS, 0.5, 3)
          .withImplicitFeedback(
              new RatingMatrixBuilder().add(2, 8, 1).add(5, 8, 1).build(USERS, ITEMS).byUser());
  private static final double RATE = 0.05;
  private static final double LAMBDA = 3;
  private static final double BIAS_RATE = 0.04;

  /** The number of the epoch that is looked at, and how small its steps are. */
  private static final int SMALL = 4;

  private static final double SCALE = 1e-3;
  private static final TrainingContext CONTEXT = TrainingContext.ofSeed(5);

  /** The neighbors' formula as the paper has it, in double and without any haste. */
  private static final class Textbook {
    final CsrMatrix neighbors;
    public final double[] w;
    final double[] c;
    public final double[] userBiases = new double[USERS];
    public final double[] itemBiases = new double[ITEMS];
    final double[][] base = new double[USERS][ITEMS];
    final BaselineEstimate baseline =
        new NeighborhoodBaselineOptions(LAMBDA, OptionalDouble.of(LAMBDA)).fit(DATA.ratings());

    public Textbook(NeighborWeights weights) {
      this.neighbors = weights.neighbors();
      this.w = new double[neighbors.size()];
      this.c = new double[w.length];
      for (int p = 0; p < w.length; p++) {
        w[p] = weights.explicit()[p];
        c[p] = weights.implicit()[p];
      }
    }

    public double predict(int user, int item) {
      double ofRatings = 0;
      double ofAll = 0;
      int rated = 0;
      int all = 0;
      for (int p = neighbors.start(item); p < neighbors.end(item); p++) {
        int other = neighbors.column(p);
        if (DATA.implicitFeedback().find(user, other) >= 0) {
          ofAll += c[p];
          all++;
        }
        int rating = DATA.ratings().byUser().find(user, other);
        if (rating >= 0) {
          ofRatings += w[p] * (DATA.ratings().byUser().value(rating) - baseline.value(user, other));
          rated++;
        }
      }
      return base[user][item]
          + userBiases[user]
          + itemBiases[item]
          + (rated == 0 ? 0 : ofRatings / Math.sqrt(rated))
          + (all == 0 ? 0 : ofAll / Math.sqrt(all));
    }

    /** The loss, in which a parameter is regularized by its number of ratings. */
    double loss(NeighborWeightSettings settings, Regularization biases) {
      Regularization explicit = settings.explicitRegularization();
      Regularization implicit = settings.implicitRegularization();
      double loss = 0;
      CsrMatrix byUser = DATA.ratings().byUser();
      CsrMatrix feedback = DATA.implicitFeedback();
      int[] withRating = new int[w.length];
      int[] withFeedback = new int[w.length];
      for (int user = 0; user < USERS; user++) {
        loss += biases.of(byUser.count(user)) * userBiases[user] * userBiases[user];
        for (int n = byUser.start(user); n < byUser.end(user); n++) {
          int item = byUser.column(n);
          loss += Math.pow(byUser.value(n) - predict(user, item), 2);
          for (int p = neighbors.start(item); p < neighbors.end(item); p++) {
            withRating[p] += byUser.find(user, neighbors.column(p)) >= 0 ? 1 : 0;
            withFeedback[p] += feedback.find(user, neighbors.column(p)) >= 0 ? 1 : 0;
          }
        }
      }
      for (int p = 0; p < w.length; p++) {
        loss += explicit.of(withRating[p]) * w[p] * w[p];
        loss += implicit.of(withFeedback[p]) * c[p] * c[p];
      }
      for (int item = 0; item < ITEMS; item++) {
        loss +=
            biases.of(DATA.ratings().byItem().count(item)) * itemBiases[item] * itemBiases[item];
      }
      return loss;
    }
  }

  private static void assertDescends(
      DoubleSupplier loss, double[] before, double[] after, double rate) {
    double steepest = 0;
    for (int at = 0; at < before.length; at++) {
      double h = 1e-5;
      double value = before[at];
      before[at] = value + h;
      double above = loss.getAsDouble();
      before[at] = value - h;
      double below = loss.getAsDouble();
      before[at] = value;
      double slope = -(above - below) / (2 * h) / 2;
      assertThat((after[at] - value) / rate)
          .isCloseTo(slope, within(0.01 + 0.01 * Math.abs(slope)));
      steepest = Math.max(steepest, Math.abs(slope));
    }
    assertThat(steepest).as("steepest slope").isGreaterThan(0.1);
  }

  private static Textbook ofGlobalNgbr(GlobalWeightModel model) {
    Textbook book = new Textbook(model.weights());
    BaselineEstimate biases = ((BiasPredictor) model.base()).biases();
    for (int user = 0; user < USERS; user++) {
      book.userBiases[user] = biases.user()[user];
      for (int item = 0; item < ITEMS; item++) {
        book.base[user][item] = biases.mean();
      }
    }
    for (int item = 0; item < ITEMS; item++) {
      book.itemBiases[item] = biases.item()[item];
    }
    return book;
  }

  private static Map<String, String> withSmallRegularization(Map<String, String> more) {
    Map<String, String> options = new TreeMap<>(more);
    options.put("baselineRegularization", "" + LAMBDA);
    options.put("maxNeighbors", "5");
    options.put("shrinkage", "2");
    options.put("neighborRegularization", "0.4");
    options.put("implicitRegularization", "0.7");
    options.put("biasRegularization", "0.2");
    return options;
  }

  @ParameterizedTest
  @EnumSource(RegularizationScaling.class)
  void anEpochOfSmallStepsGoesAgainstHalfTheGradientOfTheLoss(RegularizationScaling weighting) {
    GlobalNgbrOptions options =
        OptionsMapper.of(GlobalNgbrOptions.class)
            .parse(
                withSmallRegularization(
                    Map.of(
                        "learningRateDecay",
                        "0.1",
                        "learningRate",
                        "" + RATE,
                        "biasLearningRate",
                        "" + BIAS_RATE,
                        "regularizationScaling",
                        weighting.name().toLowerCase(Locale.ROOT))));
    try (Workers workers = new Workers(2)) {
      GlobalWeightFit fit = GlobalNgbr.newFit(options, DATA, workers);
      fit.epoch(1);
      fit.epoch(1);
      Textbook before = ofGlobalNgbr(fit.checkpoint());
      for (int user = 0; user < USERS; user++) {
        for (int item = 0; item < ITEMS; item++) {
          if (DATA.ratings().byUser().count(user) > 0 && DATA.ratings().byItem().count(item) > 0) {
            assertThat(fit.predict(user, item)).isCloseTo(before.predict(user, item), within(1e-5));
          }
        }
      }
      fit.epoch(SMALL);
      Textbook after = ofGlobalNgbr(fit.checkpoint());
      DoubleSupplier loss = () -> before.loss(options.settings(), options.biases());
      assertDescends(loss, before.w, after.w, SCALE * RATE);
      assertDescends(loss, before.c, after.c, SCALE * RATE);
      assertDescends(loss, before.userBiases, after.userBiases, SCALE * BIAS_RATE);
      assertDescends(loss, before.itemBiases, after.itemBiases, SCALE * BIAS_RATE);
    }
  }

  private static GlobalWeightFit integrated(IntegratedOptions options, Workers workers) {
    ModelHeader header = CONTEXT.header("integrated", Map.of(), DATA);
    return Integrated.newFit(options, header, DATA, CONTEXT, workers);
  }

  private static IntegratedOptions integratedOptions(String... more) {
    Map<String, String> values =
        new TreeMap<>(withSmallRegularization(Map.of("factors", "3", "learningRateDecay", "0.1")));
    for (int n = 0; n < more.length; n += 2) {
      values.put(more[n], more[n + 1]);
    }
    return OptionsMapper.of(IntegratedOptions.class).parse(values);
  }

  private static Textbook ofIntegrated(GlobalWeightModel model) {
    Textbook book = new Textbook(model.weights());
    for (int user = 0; user < USERS; user++) {
      for (int item = 0; item < ITEMS; item++) {
        book.base[user][item] = model.base().predict(user, item);
      }
    }
    return book;
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "both"})
  void theWeightsOfTheIntegratedModelGoAgainstHalfTheGradientOfTheLossOfTheWholeSum(
      String implicit) {
    IntegratedOptions options =
        integratedOptions("implicitFeedback", implicit, "neighborLearningRate", "" + RATE);
    try (Workers workers = new Workers(1)) {
      GlobalWeightFit fit = integrated(options, workers);
      fit.epoch(1);
      fit.epoch(1);
      Textbook before = ofIntegrated(fit.checkpoint());
      fit.epoch(SMALL);
      Textbook after = ofIntegrated(fit.checkpoint());
      DoubleSupplier loss =
          () -> before.loss(options.settings(), new Regularization(0, RegularizationScaling.NONE));
      assertDescends(loss, before.w, after.w, SCALE * RATE);
      assertDescends(loss, before.c, after.c, SCALE * RATE);
    }
  }

  @Test
  void theReportedErrorIsThatOfTheWholeSum() {
    try (Workers workers = new Workers(1)) {
      GlobalWeightFit fit = integrated(integratedOptions("neighborLearningRate", "0.05"), workers);
      fit.epoch(1);
      fit.epoch(1);
      double sum = 0;
      CsrMatrix rows = DATA.ratings().byUser();
      for (int user = 0; user < USERS; user++) {
        for (int n = rows.start(user); n < rows.end(user); n++) {
          sum += Math.pow(rows.value(n) - fit.predict(user, rows.column(n)), 2);
        }
      }
      assertThat(fit.epoch(8)).isCloseTo(Math.sqrt(sum / rows.size()), within(1e-5));
    }
  }
}
