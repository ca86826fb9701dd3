package org.deepmovie.cli.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.data.Offset;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.Recommender;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What does not change the predictions of a model, for every model. */
@Tag("slow")
class ModelPropertiesTest {

  private static final int[] THREADS = {3, 16};

  /** Numbers and lower case are written in other ways in these languages. */
  private static final String[] LANGUAGES = {"ar-EG", "tr-TR"};

  /** Rounding of sums whose terms come in another order. */
  private static final double ROUNDING = 1e-6;

  /**
   * Models that draw items to hold out, or samples, by the index of an item or a user: in a data
   * set that numbers them in another order it is another draw.
   */
  private static final Set<String> DRAWN_BY_NUMBER =
      Set.of(
          "bayesian-svd++",
          "pmf+bag",
          "pmf+cnn",
          "pmf+cnn-kan",
          "pmf+features",
          "pmf+lstm",
          "pmf+resnet",
          "pmf+transformer",
          "text-cnn-rating",
          "two-tower");

  /** Models that draw nothing by the id of a user or an item. */
  private static final Set<String> NOT_DRAWN_BY_ID =
      Set.of(
          "baseline",
          "cor-ngbr",
          "ease",
          "global-ngbr",
          "implicit-als",
          "item-knn",
          "joint-embedding",
          "mf",
          "popularity",
          "slim",
          "slope-one",
          "user-knn",
          "wgt-ngbr");

  /**
   * How much the error on the training set differs between two draws, of a scale from 1 to 5; with
   * the two samples of these short fits of Bayesian models it differs the most.
   */
  private static final double DRAWS_DIFFER = 0.25;

  private static final Map<String, Recommender> EXPECTED = new ConcurrentHashMap<>();

  private static Recommender expected(String model) {
    return EXPECTED.computeIfAbsent(model, name -> SmallFits.fit(name, SmallFits.DATA, 1));
  }

  private static double difference(String model, Recommender other) {
    return SmallFits.difference(
        SmallFits.predictions(expected(model)), SmallFits.predictions(other));
  }

  @ParameterizedTest
  @MethodSource("org.deepmovie.cli.properties.SmallFits#models")
  void theNumberOfThreadsChangesNoBit(String model) {
    Map<Integer, Double> differences = new TreeMap<>();
    for (int threads : THREADS) {
      Recommender fitted = SmallFits.fit(model, SmallFits.DATA, threads);
      differences.put(threads, difference(model, fitted));
    }
    assertThat(differences.values()).as("%s", differences).containsOnly(0.0);
  }

  @ParameterizedTest
  @MethodSource("org.deepmovie.cli.properties.SmallFits#models")
  void theLanguageOfTheMachineChangesNoBit(String model) {
    Locale before = Locale.getDefault();
    Recommender expected = expected(model);
    for (String language : LANGUAGES) {
      Locale.setDefault(Locale.forLanguageTag(language));
      try {
        assertThat(SmallFits.predictions(SmallFits.fit(model, SmallFits.DATA, 1)))
            .as(language)
            .isEqualTo(SmallFits.predictions(expected));
      } finally {
        Locale.setDefault(before);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.deepmovie.cli.properties.SmallFits#models")
  void anotherNumberingOfUsersAndItemsChangesRoundingOrTheDraw(String model) {
    Dataset shuffled = SmallFits.shuffled(3);
    Recommender fitted = SmallFits.fit(model, shuffled, 1);
    if (DRAWN_BY_NUMBER.contains(model)) {
      assertThat(trainingError(fitted, shuffled))
          .isCloseTo(trainingError(expected(model), SmallFits.DATA), within());
    } else {
      assertThat(difference(model, fitted)).isLessThan(ROUNDING);
    }
  }

  @ParameterizedTest
  @MethodSource("org.deepmovie.cli.properties.SmallFits#models")
  void otherIdsChangeNothingButTheDraw(String model) {
    Dataset renamed = SmallFits.renamed(id -> "x" + id);
    Recommender fitted = SmallFits.fit(model, renamed, 1);
    if (NOT_DRAWN_BY_ID.contains(model)) {
      assertThat(SmallFits.predictions(fitted, id -> "x" + id))
          .isEqualTo(SmallFits.predictions(expected(model)));
    } else {
      assertThat(trainingError(fitted, renamed))
          .isCloseTo(trainingError(expected(model), SmallFits.DATA), within());
    }
  }

  @Test
  void theExceptionsAreModels() {
    assertThat(SmallFits.models()).containsAll(DRAWN_BY_NUMBER).containsAll(NOT_DRAWN_BY_ID);
  }

  private static Offset<Double> within() {
    return Offset.offset(DRAWS_DIFFER);
  }

  /** The RMSE on the training set. */
  private static double trainingError(Recommender model, Dataset data) {
    CsrMatrix ratings = data.ratings().byUser();
    double sum = 0;
    for (int user = 0; user < ratings.rows(); user++) {
      for (int p = ratings.start(user); p < ratings.end(user); p++) {
        sum += Math.pow(model.predict(user, ratings.column(p)) - ratings.value(p), 2);
      }
    }
    return Math.sqrt(sum / ratings.size());
  }
}
