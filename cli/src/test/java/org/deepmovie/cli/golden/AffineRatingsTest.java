package org.deepmovie.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A model fitted to a r + b predicts a p + b where the model fitted to r predicts p. Steps of a
 * network differ by rounding, which training amplifies.
 */
@Tag("slow")
class AffineRatingsTest {

  private static final double[] FACTORS = {0.1, 2, 20};
  private static final double[] SHIFTS = {-10, 0, 100};

  /** On a scale from 1 to 5; floats near 100 are as far apart as 8e-6. */
  private static final double ROUNDING = 0.002;

  private static final Dataset DATA = PlantedRatings.generate(24, 18, 0.5, 5);

  static Stream<String> models() {
    return Providers.load().models().stream().map(ModelDescription::name);
  }

  private static Dataset mapped(double a, double b) {
    RatingScale scale = DATA.scale();
    RatingMatrix ratings = DATA.ratings().map(r -> a * r + b);
    return Dataset.builder(DATA.name(), DATA.users(), DATA.items(), ratings)
        .scale(new RatingScale(a * scale.min() + b, a * scale.max() + b, a * scale.step()))
        .titles(DATA.titles())
        .texts(DATA.texts())
        .userAttributes(DATA.userAttributes())
        .itemAttributes(DATA.itemAttributes())
        .build();
  }

  private static Recommender fit(String model, Dataset data) {
    return Providers.load()
        .trainer(model + ":" + GoldenModels.OPTIONS.get(model))
        .fit(data, TrainingContext.ofSeed(5).withThreads(1));
  }

  @ParameterizedTest
  @MethodSource("models")
  void theScaleOfTheRatingsIsThatOfThePredictions(String model) {
    Recommender original = fit(model, DATA);
    List<String> worst = new ArrayList<>();
    for (double a : FACTORS) {
      for (double b : SHIFTS) {
        Recommender fitted = fit(model, mapped(a, b));
        double largest = 0;
        for (int user = -1; user < DATA.users().size(); user++) {
          for (int item = -1; item < DATA.items().size(); item++) {
            double expected = a * original.predict(user, item) + b;
            largest = Math.max(largest, Math.abs(fitted.predict(user, item) - expected) / a);
          }
        }
        if (!(largest < ROUNDING)) {
          worst.add("a=" + a + ", b=" + b + ": " + largest);
        }
      }
    }
    assertThat(worst).isEmpty();
  }
}
