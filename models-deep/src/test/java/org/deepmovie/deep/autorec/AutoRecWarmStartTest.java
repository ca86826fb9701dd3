package org.deepmovie.deep.autorec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.deep.autorec.RatedSide;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AutoRecWarmStartTest {

  private static final Dataset DATA = PlantedRatings.generate(120, 60, 0.4, 5);
  private static final TrainingContext CONTEXT = TrainingContext.ofSeed(3).withThreads(2);

  private static AutoRecOptions options(String... changed) {
    Map<String, String> values =
        new HashMap<>(
            Map.of("hiddenUnits", "16", "learningRate", "0.01", "batchSize", "32", "epochs", "6"));
    for (String option : changed) {
      values.put(option.split("=")[0], option.split("=")[1]);
    }
    return OptionsMapper.of(AutoRecOptions.class).parse(values).chosenBy(DATA.ratings());
  }

  private static AutoRec trainer(RatedSide side, AutoRecOptions options) {
    return side == RatedSide.ITEM ? AutoRec.ofItems(options) : AutoRec.ofUsers(options);
  }

  @ParameterizedTest
  @CsvSource({
    "ITEM, implicitInputs=true, output=identity",
    "ITEM, secondHiddenUnits=7, output=sigmoid",
    "USER, implicitInputs=false, output=identity",
    "USER, secondHiddenUnits=7, output=identity",
    "USER, centering=middle, output=sigmoid"
  })
  void beforeItsFirstEpochAWarmStartPredictsWhatTheEarlierModelPredicts(
      RatedSide side, String option, String output, @TempDir Path folder) throws IOException {
    AutoRecOptions options = options(option, output);
    Path file = folder.resolve("model.zip");
    ModelFile.save(trainer(side, options).fit(DATA, CONTEXT), file);
    Recommender earlier = ModelFile.load(file, Providers.load());
    AutoRecWarmStart start =
        AutoRecWarmStart.of(side, options, CONTEXT.startingFrom(earlier)).orElseThrow();
    try (Workers workers = new Workers(1)) {
      AutoRecFit fit = new AutoRecFit(side, options, DATA, 4, workers);
      fit.startFrom(start);
      for (int user = 0; user < DATA.users().size(); user++) {
        for (int item = 0; item < DATA.items().size(); item++) {
          assertThat(DATA.scale().clip(fit.predict(user, item)))
              .isEqualTo(earlier.predict(user, item), within(1e-4));
        }
      }
    }
  }

  /** A twentieth of the ratings arrives later. */
  @ParameterizedTest
  @EnumSource
  void aWarmStartReachesTheErrorOfTheColdFitInAThirdOfItsEpochs(RatedSide side) {
    AutoRec trainer = trainer(side, options("learningRate=0.003", "epochs=60", "patience=60"));
    RatingMatrix validation = DATA.ratings().filter(p -> p % 10 == 3);
    Dataset now = DATA.withRatings(DATA.ratings().filter(p -> p % 10 != 3));
    Dataset before = now.withRatings(now.ratings().filter(p -> p % 20 != 7));
    TrainingContext context = CONTEXT.withValidation(validation);
    List<Double> cold = validationErrors(trainer, now, context);
    List<Double> warm =
        validationErrors(trainer, now, context.startingFrom(trainer.fit(before, context)));
    double reached = Collections.min(cold);
    int third = (cold.indexOf(reached) + 1) / 3;
    assertThat(warm.subList(0, third))
        .as("errors of the warm start; the cold fit reaches %s", reached)
        .anyMatch(error -> error <= reached);
  }

  private static List<Double> validationErrors(
      AutoRec trainer, Dataset train, TrainingContext context) {
    List<Double> errors = new ArrayList<>();
    trainer.fit(train, context.withListener(epoch -> errors.add(epoch.validationError())));
    return errors;
  }

  @ParameterizedTest
  @CsvSource({
    "hiddenUnits=16, hiddenUnits=9",
    "implicitInputs=true, implicitInputs=false",
    "centering=baseline, centering=middle"
  })
  void anotherNetworkIsRefusedInOneSentence(String here, String there) {
    Recommender earlier = trainer(RatedSide.USER, options(there)).fit(DATA, CONTEXT);
    assertThatThrownBy(
            () -> trainer(RatedSide.USER, options(here)).fit(DATA, CONTEXT.startingFrom(earlier)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "autorec-user with %s cannot start from a model with %s; give the same", here, there);
  }
}
