package org.deepmovie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.io.MovieLens;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.eval.Evaluator;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.Providers;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitters;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No model predicts items without ratings, or users without ratings, worse than the baseline does.
 */
@Tag("slow")
class ColdStartTest {

  private static final String DATA = "DEEPMOVIE_DATA";
  private static final double TOLERANCE = 0.005;
  private static final Dataset SAMPLE = Sample.generate(1).dataset();

  /** Shorter fits of the slow models. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "blend", "models=svd++/pmf+features/item-knn",
          "two-tower", "epochs=5",
          "text-cnn-rating", "epochs=3",
          "bayesian-svd++", "epochs=60,draws=40",
          "pmf+cnn", "epochs=3",
          "pmf+cnn-kan", "epochs=3",
          "pmf+lstm", "epochs=1",
          "pmf+resnet", "epochs=3",
          "pmf+transformer", "epochs=1");

  static Stream<String> models() {
    return Providers.load().models().stream().map(ModelDescription::name);
  }

  private static double error(String model, Split split) {
    String options = OPTIONS.containsKey(model) ? ":" + OPTIONS.get(model) : "";
    return Evaluator.standard()
        .withoutRanking()
        .evaluate(
            Providers.load()
                .trainer(model + options)
                .fit(split.train(), TrainingContext.ofSeed(1).withThreads(2)),
            split)
        .metrics()
        .get("rmse");
  }

  private static void assertAsGoodAsTheBaseline(String model, Dataset data) throws IOException {
    for (String spec : new String[] {"items:0.9", "users:0.9"}) {
      Split split = Splitters.parse(spec).split(data, 1).get(0);
      assertThat(error(model, split))
          .as(spec)
          .isLessThanOrEqualTo(error("baseline", split) + TOLERANCE);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void onTheSample(String model) throws IOException {
    assertAsGoodAsTheBaseline(model, SAMPLE);
  }

  @ParameterizedTest
  @MethodSource("models")
  @EnabledIfEnvironmentVariable(named = DATA, matches = ".+")
  void onMovieLens100K(String model) throws IOException {
    if (!model.startsWith("pmf+") || model.equals("pmf+features")) {
      assertAsGoodAsTheBaseline(
          model, MovieLens.read(Path.of(System.getenv(DATA)).resolve("ml-100k")));
    }
  }
}
