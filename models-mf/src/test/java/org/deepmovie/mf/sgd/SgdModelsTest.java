package org.deepmovie.mf.sgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitters;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SgdModelsTest {

  private static final Dataset DATA = PlantedRatings.generate(60, 40, 0.4, 1);

  private static Recommender fit(String model, Dataset data, TrainingContext context) {
    return Providers.load().trainer(model).fit(data, context);
  }

  private static Recommender fit(String model, Dataset data) {
    return fit(model, data, TrainingContext.ofSeed(1));
  }

  /** The same data with ratings multiplied and moved. */
  private static Dataset mapped(double factor, double shift) {
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    CsrMatrix rows = DATA.ratings().byUser();
    for (int u = 0; u < rows.rows(); u++) {
      for (int p = rows.start(u); p < rows.end(u); p++) {
        builder.add(u, rows.column(p), (float) (factor * rows.value(p) + shift));
      }
    }
    RatingMatrix ratings = builder.build(DATA.users().size(), DATA.items().size());
    return Dataset.builder("mapped", DATA.users(), DATA.items(), ratings)
        .scale(new RatingScale(factor + shift, 5 * factor + shift, factor))
        .build();
  }

  private static double rmse(Recommender model, RatingMatrix ratings) {
    double sum = 0;
    CsrMatrix rows = ratings.byUser();
    for (int u = 0; u < rows.rows(); u++) {
      for (int p = rows.start(u); p < rows.end(u); p++) {
        sum += Math.pow(model.predict(u, rows.column(p)) - rows.value(p), 2);
      }
    }
    return Math.sqrt(sum / ratings.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"svd", "mf", "mf:centering=global-mean"})
  void stretchingTheRatingsStretchesThePredictions(String model) {
    Recommender narrow = fit(model, DATA);
    Recommender wide = fit(model, mapped(20, 0));
    for (int user = 0; user < DATA.users().size(); user++) {
      assertEquals(20 * narrow.predict(user, 7), wide.predict(user, 7), 20 * 1e-3);
    }
    Map<String, Integer> liked = Map.of("i1", 5, "i2", 4, "i3", 1);
    Map<String, Integer> stretched = Map.of("i1", 100, "i2", 80, "i3", 20);
    assertEquals(
        20 * narrow.foldIn(liked).predict(7), wide.foldIn(stretched).predict(7), 20 * 1e-3);
  }

  @Test
  void movingTheRatingsMovesThePredictionsOfSvd() {
    Recommender model = fit("svd", DATA);
    Recommender moved = fit("svd", mapped(1, 100));
    for (int user = 0; user < DATA.users().size(); user++) {
      assertEquals(100 + model.predict(user, 7), moved.predict(user, 7), 2e-3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"svd", "mf"})
  void heldOutRatingsOfTheSampleArePredictedBetterThanByTheBaseline(String model) {
    Split split = Splitters.holdout(0.9).split(Sample.generate(1).dataset(), 1).get(0);
    double baseline = rmse(fit("baseline", split.train()), split.test());
    double reached = rmse(fit(model, split.train()), split.test());
    assertThat(reached).isLessThan(0.85 * baseline);
  }

  @Test
  void mfPredictsAnUnratedItemByTheBaseline() {
    Recommender mf = fit("mf", DATA);
    Recommender baseline = fit("baseline", DATA);
    int cold = DATA.items().size() - 1;
    assertEquals(0, DATA.ratings().byItem().count(cold));
    assertEquals(baseline.predict(3, cold), mf.predict(3, cold), 1e-6);
  }

  @Test
  void mfWithFewRatingsIsNotStuckBelowTheScale() {
    // two ratings a user, on a scale from 5 to 25
    Dataset few = PlantedRatings.generate(300, 150, 0.015, 1);
    RatingMatrix ratings = few.ratings().map(rating -> 5 * rating);
    Dataset data =
        Dataset.builder("few", few.users(), few.items(), ratings)
            .scale(new RatingScale(5, 25, 5))
            .build();
    RatingMatrix validation = ratings.filter(p -> p % 10 == 0);
    Dataset train = data.withRatings(ratings.filter(p -> p % 10 != 0));
    Recommender mf = fit("mf", train, TrainingContext.ofSeed(1).withValidation(validation));
    double mean = train.ratings().mean();
    double ofMean = 0;
    for (int p = 0; p < validation.size(); p++) {
      ofMean += Math.pow(validation.byUser().value(p) - mean, 2) / validation.size();
    }
    assertThat(rmse(mf, validation)).isLessThan(1.2 * Math.sqrt(ofMean));
  }

  @Test
  void svdHasBiasesAndMfHasNone() {
    Recommender mf = fit("mf:factors=4", DATA);
    Recommender svd = fit("svd:factors=4", DATA);
    assertEquals(4, ((FactorRecommender) mf).model().items().columns());
    assertEquals(0, ((FactorRecommender) mf).model().globalMean());
    assertEquals(5, ((FactorRecommender) svd).model().items().columns());
    assertEquals(DATA.ratings().mean(), ((FactorRecommender) svd).model().globalMean());
  }

  @ParameterizedTest
  @ValueSource(strings = {"svd", "mf"})
  void aNewUserWithTheRatingsOfAKnownUserIsPredictedLikeThatUser(String model) {
    Recommender fitted = fit(model + ":factors=4,epochs=300,learningRateDecay=1", DATA);
    CsrMatrix rows = DATA.ratings().byUser();
    double difference = 0;
    for (int user = 0; user < 20; user++) {
      Map<String, Float> ratings = new HashMap<>();
      for (int p = rows.start(user); p < rows.end(user); p++) {
        ratings.put(DATA.items().id(rows.column(p)), rows.value(p));
      }
      FoldedInUser newUser = fitted.foldIn(ratings);
      for (int item = 0; item < DATA.items().size(); item++) {
        difference += Math.abs(newUser.predict(item) - fitted.predict(user, item));
      }
    }
    assertThat(difference / 20 / DATA.items().size()).isLessThan(0.05);
  }

  @ParameterizedTest
  @ValueSource(strings = {"svd", "mf"})
  void aDivergedFitNamesTheOptionToChange(String model) {
    var error =
        assertThrows(
            DivergedException.class,
            () -> fit(model + ":learningRate=1,regularization=1e-6,learningRateDecay=1", DATA));
    assertThat(error).hasMessageContaining("lower learningRate");
  }

  @Test
  void learningRatesDecayFromEpochToEpoch() {
    SvdOptions options =
        new SvdOptions(new CommonSgdOptions(8, 0.1, 0.5, 0.03, 0.01, 10, 3), 0.05, 0.02);
    SgdSettings settings = SgdSettings.of(options, RatingScale.FIVE_STARS);
    assertEquals(0.1f, settings.parameters(1).learningRate());
    assertEquals(0.025f, settings.parameters(3).learningRate());
    assertEquals(0.0125f, settings.parameters(3).biasLearningRate());
    assertEquals(0.03f, settings.parameters(3).regularization());
    assertEquals(0.02f, settings.parameters(3).biasRegularization());
  }

  @ParameterizedTest
  @ValueSource(strings = {"svd", "mf"})
  void theFitStopsEarlyAndReturnsTheBestEpoch(String model) {
    Split split =
        Splitters.withValidation(Splitters.holdout(0.8), 0.2)
            .split(PlantedRatings.generate(60, 40, 0.4, 2), 1)
            .get(0);
    List<TrainingListener.Epoch> epochs = new ArrayList<>();
    Recommender fitted =
        fit(
            model + ":regularization=1e-4,learningRateDecay=1,epochs=1000,patience=4",
            split.train(),
            TrainingContext.ofSeed(1).withValidation(split.validation()).withListener(epochs::add));
    assertThat(epochs.size()).isLessThan(1000);
    double best =
        epochs.stream().mapToDouble(TrainingListener.Epoch::validationError).min().orElseThrow();
    assertEquals(best, rmse(fitted, split.validation()), 1e-5);
  }
}
