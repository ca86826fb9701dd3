package org.deepmovie.mf.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models of a single draw, so that their predictions are those of the state of the chain. */
class GibbsWarmStartTest {

  /** On a scale so wide that no prediction is clipped. */
  private static final Dataset DATA =
      PlantedRatings.generate(60, 50, 0.4, 31).withScale(new RatingScale(-9, 15, 1));

  private static Trainer trainer(String model, String... more) {
    Map<String, String> options =
        new HashMap<>(Map.of("factors", "3", "burnIn", "9", "epochs", "20", "draws", "1"));
    for (String option : more) {
      options.put(option.split("=")[0], option.split("=")[1]);
    }
    return Providers.load().trainer(model, options);
  }

  private static List<TrainingListener.Epoch> epochs(Trainer trainer, TrainingContext context) {
    List<TrainingListener.Epoch> epochs = new ArrayList<>();
    trainer.fit(DATA, context.withListener(epochs::add));
    return epochs;
  }

  private static double trainError(Recommender model) {
    CsrMatrix rows = DATA.ratings().byUser();
    double sum = 0;
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        sum += Math.pow(model.predict(user, rows.column(p)) - rows.value(p), 2);
      }
    }
    return Math.sqrt(sum / rows.size());
  }

  /** The listener gets the error of the state before the epoch. */
  @ParameterizedTest
  @CsvSource({"bayesian-pmf,draws=1", "bayesian-svd++,draws=1", "pmf,inference=gibbs"})
  void aChainGoesOnFromTheLastDrawWithAQuarterOfTheBurnIn(String model, String option) {
    Trainer trainer = trainer(model, option);
    TrainingContext context = TrainingContext.ofSeed(1);
    Recommender earlier = trainer.fit(DATA, context);
    List<TrainingListener.Epoch> warm = epochs(trainer, context.withSeed(2).startingFrom(earlier));
    double reached = trainError(earlier);
    assertThat(warm.get(0).trainError()).isCloseTo(reached, within(1e-5));
    List<TrainingListener.Epoch> cold = epochs(trainer, context.withSeed(2));
    int burnInSaved = 9 - 3;
    assertThat(warm).hasSize(cold.size() - burnInSaved);
    assertThat(warm.get(0).maxEpochs()).isEqualTo(warm.size());
    assertThat(cold.get(0).trainError()).isNotCloseTo(reached, within(1e-5));
  }

  @Test
  void anEarlierModelWithoutDrawsOrWithOtherFactorsIsRefused() {
    Trainer gibbs = trainer("pmf", "inference=gibbs");
    TrainingContext context = TrainingContext.ofSeed(1);
    Recommender leastSquares =
        Providers.load().trainer("pmf", Map.of("factors", "3", "epochs", "2")).fit(DATA, context);
    assertThatThrownBy(() -> gibbs.fit(DATA, context.startingFrom(leastSquares)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "pmf by Gibbs sampling can start only from draws; give a model with inference=gibbs");
    Recommender threeFactors = trainer("bayesian-pmf").fit(DATA, context);
    assertThatThrownBy(
            () ->
                trainer("bayesian-pmf", "factors=4").fit(DATA, context.startingFrom(threeFactors)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "bayesian-pmf with 4 factors cannot start from a model with 3; give the same factors");
  }
}
