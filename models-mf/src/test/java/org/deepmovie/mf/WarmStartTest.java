package org.deepmovie.mf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.index.ExactIndex;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model was fitted to most of the ratings of planted data; a twentieth arrives later. */
class WarmStartTest {

  private static final Providers PROVIDERS = Providers.load();
  private static final Dataset ALL = PlantedRatings.generate(150, 110, 0.3, 31);
  private static final RatingMatrix VALIDATION = ALL.ratings().filter(p -> p % 10 == 3);
  private static final Dataset NOW = ALL.withRatings(ALL.ratings().filter(p -> p % 10 != 3));
  private static final Dataset BEFORE = NOW.withRatings(NOW.ratings().filter(p -> p % 20 != 7));

  private static Trainer trainer(String model) {
    return PROVIDERS.trainer(model, Map.of("factors", "5", "epochs", "30", "patience", "30"));
  }

  private static List<Double> validationErrors(String model, TrainingContext context) {
    List<Double> errors = new ArrayList<>();
    trainer(model)
        .fit(
            NOW,
            context
                .withValidation(VALIDATION)
                .withListener(epoch -> errors.add(epoch.validationError())));
    return errors;
  }

  @ParameterizedTest
  @ValueSource(strings = {"als", "mf", "svd", "svd++", "nsvd"})
  void aWarmStartReachesTheErrorOfTheColdFitInAThirdOfItsEpochs(String model) {
    List<Double> cold = validationErrors(model, TrainingContext.ofSeed(1));
    List<Double> warm = validationErrors(model, startingFromEarlier(model));
    double reached = Collections.min(cold);
    int third = (cold.indexOf(reached) + 1) / 3;
    assertThat(warm.subList(0, Math.max(1, third)))
        .as("errors of the warm start; the cold fit reaches %s", reached)
        .anyMatch(error -> error <= reached);
  }

  /** Where few epochs are a regularization, a warm start does not pass through them again. */
  @ParameterizedTest
  @ValueSource(strings = {"pmf", "asymmetric-svd", "implicit-als"})
  void theFirstEpochOfAWarmStartIsAlmostAsGoodAsTheBestOfTheColdFit(String model) {
    double reached = Collections.min(validationErrors(model, TrainingContext.ofSeed(1)));
    double first = validationErrors(model, startingFromEarlier(model)).get(0);
    assertThat(first).isLessThan(1.04 * reached);
  }

  private static TrainingContext startingFromEarlier(String model) {
    TrainingContext context = TrainingContext.ofSeed(1);
    return context.startingFrom(trainer(model).fit(BEFORE, context.withValidation(VALIDATION)));
  }

  @Test
  void vectorsAreTakenOverByIdAlsoFromAModelWithAnotherIndex() {
    Recommender earlier = trainer("svd").fit(BEFORE, TrainingContext.ofSeed(1));
    Recommender indexed = ((VectorRecommender) earlier).withIndex(ExactIndex.factory());
    TrainingContext context = TrainingContext.ofSeed(2);
    Recommender warm = trainer("svd").fit(NOW, context.startingFrom(earlier));
    assertThat(trainer("svd").fit(NOW, context.startingFrom(indexed)).predict(3, 4))
        .isEqualTo(warm.predict(3, 4));
    assertThat(warm.predict(3, 4)).isNotEqualTo(trainer("svd").fit(NOW, context).predict(3, 4));
  }

  @Test
  void otherFactorsAndAnotherScaleAreRefusedInOneSentence() {
    Recommender earlier = trainer("svd").fit(BEFORE, TrainingContext.ofSeed(1));
    TrainingContext context = TrainingContext.ofSeed(1).startingFrom(earlier);
    assertThatThrownBy(() -> PROVIDERS.trainer("svd", Map.of("factors", "7")).fit(NOW, context))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("svd with 7 factors cannot start from a model with 5; give the same factors");
    assertThatThrownBy(() -> trainer("svd").fit(NOW.withScale(new RatingScale(0, 10, 1)), context))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "svd cannot start from a model of the scale 1.0 to 5.0 for data of the scale 0.0 to"
                + " 10.0");
  }
}
