package org.deepmovie.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where ratings are two biases and noise, no model with its defaults loses to two biases. */
@Tag("slow")
class NoFactorsTest {

  private static final int USERS = 600;
  private static final int ITEMS = 400;
  private static final double DENSITY = 0.0125;
  private static final double VALIDATION = 0.05;
  private static final double NOISE = 0.9;
  private static final double TOLERANCE = 0.002;
  private static final RatingScale SCALE = new RatingScale(1, 6, 0.001);

  private static double[] userBiases = {};
  private static double[] itemBiases = {};
  private static Dataset train = data(new RatingMatrixBuilder());
  private static RatingMatrix validation = train.ratings();
  private static double baseline;

  private static Dataset data(RatingMatrixBuilder ratings) {
    return Dataset.builder("biases", ids("u", USERS), ids("i", ITEMS), ratings.build(USERS, ITEMS))
        .scale(SCALE)
        .build();
  }

  private static IdMap ids(String prefix, int count) {
    return IdMap.of(IntStream.range(0, count).mapToObj(n -> prefix + n).toList());
  }

  @BeforeAll
  static void drawRatings() {
    SplittableRandom random = Seeds.random(7, "biases");
    userBiases = random.doubles(USERS).map(x -> 0.45 * Seeds.gaussian(random)).toArray();
    itemBiases = random.doubles(ITEMS).map(x -> 0.45 * Seeds.gaussian(random)).toArray();
    RatingMatrixBuilder training = new RatingMatrixBuilder();
    RatingMatrixBuilder held = new RatingMatrixBuilder();
    for (int user = 0; user < USERS; user++) {
      for (int item = 0; item < ITEMS; item++) {
        if (random.nextDouble() < DENSITY) {
          double rating = SCALE.clip(expected(user, item) + NOISE * Seeds.gaussian(random));
          (random.nextDouble() < VALIDATION ? held : training).add(user, item, (float) rating);
        }
      }
    }
    train = data(training);
    validation = held.build(USERS, ITEMS);
    baseline = rmse(fit("baseline"));
  }

  private static double expected(int user, int item) {
    return 3.5 + userBiases[user] + itemBiases[item];
  }

  private static Recommender fit(String model) {
    return Providers.load()
        .trainer(model)
        .fit(train, TrainingContext.ofSeed(3).withThreads(2).withValidation(validation));
  }

  /** The expected RMSE on new ratings of all pairs. */
  private static double rmse(Recommender model) {
    double sum = 0;
    for (int user = 0; user < USERS; user++) {
      for (int item = 0; item < ITEMS; item++) {
        sum += Math.pow(model.predict(user, item) - expected(user, item), 2);
      }
    }
    return Math.sqrt(sum / (USERS * ITEMS) + NOISE * NOISE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "als",
        "autorec-item",
        "autorec-user",
        "bayesian-pmf",
        "bayesian-svd++",
        "mf",
        "pmf",
        "svd"
      })
  void noModelLosesToTheBaseline(String model) {
    assertThat(rmse(fit(model))).isLessThan(baseline + TOLERANCE);
  }
}
