package org.deepmovie.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Model files of earlier releases are read, and predict what they predicted then. */
class GoldenModelsTest {

  private static final Offset<Double> ROUNDING = Offset.offset(1e-6);

  private static final Map<String, GoldenModels.Answers> ANSWERS = answers();

  private static Map<String, GoldenModels.Answers> answers() {
    try (InputStream in = resource("answers.json").openStream()) {
      return new ObjectMapper().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URL resource(String name) {
    URL found = GoldenModelsTest.class.getResource("/golden/" + GoldenModels.RELEASE + "/" + name);
    assertThat(found).as(name + " is written by GoldenModels").isNotNull();
    return found;
  }

  static Stream<String> models() {
    return Providers.load().models().stream().map(ModelDescription::name);
  }

  @ParameterizedTest
  @MethodSource("models")
  void aFileOfTheReleasePredictsWhatItPredictedThen(String name)
      throws IOException, URISyntaxException {
    Path file = Path.of(resource(GoldenModels.fileName(name)).toURI());
    Recommender model = ModelFile.load(file, Providers.load());
    assertThat(model.header().model()).isEqualTo(name);
    assertThat(ANSWERS).containsKey(name);
    GoldenModels.Answers expected = ANSWERS.get(name);
    GoldenModels.Answers answers = GoldenModels.Answers.of(model);
    assertThat(answers.fingerprint()).isEqualTo(expected.fingerprint());
    assertThat(answers.recommended()).isEqualTo(expected.recommended());
    for (int user = 0; user < expected.predictions().length; user++) {
      for (int item = 0; item < expected.predictions()[user].length; item++) {
        assertThat(answers.predictions()[user][item])
            .as("user %d, item %d", user, item)
            .isCloseTo(expected.predictions()[user][item], ROUNDING);
      }
    }
  }

  @Test
  void aFileWithoutTheWeightsOfInputsIsNoStartOfAFitAndTheMessageSaysWhy()
      throws IOException, URISyntaxException {
    Providers providers = Providers.load();
    Path file = Path.of(resource(GoldenModels.fileName("autorec-item")).toURI());
    Recommender earlier = ModelFile.load(file, providers);
    Trainer trainer = providers.trainer("autorec-item", earlier.header().options());
    Dataset data =
        PlantedRatings.generate(9, 8, 0.9, 1).withScale(earlier.header().catalog().scale());
    TrainingContext context = TrainingContext.ofSeed(1).startingFrom(earlier);
    assertThatThrownBy(() -> trainer.fit(data, context))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "autorec-item cannot start from this model: its file holds no weights of inputs; fit it"
                + " again without startingFrom");
  }
}
