package org.deepmovie.neighborhood.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.neighborhood.SmallRatings;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class SlimTest {

  private static SlimOptions options(Map<String, String> options) {
    return OptionsMapper.of(SlimOptions.class).parse(options);
  }

  private static Recommender fit(Dataset data, Map<String, String> options) {
    return new Slim(options(options)).fit(data, TrainingContext.ofSeed(1));
  }

  private static float[] scores(Recommender model, int user) {
    float[] scores = new float[model.catalog().items().size()];
    model.score(user, scores);
    return scores;
  }

  /** i0 was rated by u0, u1 and u2, i1 by u0 and u1. */
  private static final Dataset SMALL =
      SmallRatings.of(new double[] {5, 3}, new double[] {3, 4}, new double[] {2, 0});

  @Test
  void theWeightsOfTwoItemsAreThoseOfSoftThresholdsWorkedByHand() {
    Recommender model = fit(SMALL, Map.of("l1Regularization", "0.5", "l2Regularization", "1"));
    assertThat((double) scores(model, 2)[1]).isCloseTo((2 - 0.5) / (3 + 1), within(1e-6));
    assertThat((double) scores(model, 0)[0]).isCloseTo((2 - 0.5) / (2 + 1), within(1e-6));
    assertThat((double) scores(model, 2)[0]).isCloseTo(0, within(1e-6));
  }

  @Test
  void aThresholdAboveAllProductsLeavesNoWeight() {
    assertThat(scores(fit(SMALL, Map.of("l1Regularization", "2", "l2Regularization", "1")), 2)[1])
        .isEqualTo(0);
  }

  @Test
  void anUpdateSolvesTheWeightsOfTheItemsWithNewInteractionsAsAFitToAllDoes() {
    Map<String, String> options = Map.of("l1Regularization", "1", "l2Regularization", "5");
    Dataset data = PlantedRatings.generate(60, 40, 0.3, 6);
    Recommender before = fit(data, options);
    Recommender updated =
        before.updated(
            List.of(
                new Rating("new", "i3", 4),
                new Rating("new", "i8", 4),
                new Rating("u1", "more", 2)));
    Recommender fitted = fit(UpdatedData.of(updated), options);
    Set<Integer> changed = Set.of(3, 8, 40);
    for (int user = 0; user < 59; user++) { // the last one has no interactions
      for (int item = 0; item < 41; item++) {
        Recommender expected = changed.contains(item) ? fitted : before;
        assertThat(updated.recommendationScore(user, item))
            .as("score of user %s for item %s", user, item)
            .isEqualTo(expected.recommendationScore(user, item));
      }
    }
    assertThat(fitted.recommendationScore(1, 3)).isNotEqualTo(before.recommendationScore(1, 3));
  }

  @Test
  void noChangeOfAWeightLowersTheObjective() {
    Dataset data = PlantedRatings.generate(80, 40, 0.3, 6);
    SlimOptions options =
        options(Map.of("l1Regularization", "2", "l2Regularization", "5", "epochs", "1000"));
    CsrMatrix feedback = data.implicitFeedback();
    ItemMatrix gram;
    try (Workers workers = new Workers(2)) {
      gram = CoOccurrences.dense(feedback, workers);
    }
    ElasticNetDescent net = new ElasticNetDescent(gram, options);
    int zeros = 0;
    int positive = 0;
    for (int target = 0; target < 40; target++) {
      net.solve(target);
      double[] w = new double[40];
      for (int n = 0; n < net.sources().length; n++) {
        w[net.sources()[n]] = net.weights()[n];
      }
      assertThat(w[target]).isEqualTo(0);
      for (int i = 0; i < 40; i++) {
        double slope =
            options.l1Regularization() + options.l2Regularization() * w[i] - gram.of(i, target);
        for (int l = 0; l < 40; l++) {
          slope += gram.of(i, l) * w[l];
        }
        if (i != target && w[i] > 0) {
          positive++;
          assertThat(slope).isCloseTo(0, within(0.05));
        } else if (i != target) {
          zeros++;
          assertThat(slope).as("downhill " + slope).isGreaterThan(-0.05);
        }
      }
    }
    assertThat(zeros).as("weights of 0").isPositive();
    assertThat(positive).as("weights above 0").isPositive();
  }

  @Test
  void commonUsersAreCounted() {
    try (Workers workers = new Workers(1)) {
      ItemMatrix gram = CoOccurrences.dense(SMALL.implicitFeedback(), workers);
      assertThat(gram.of(0, 0)).isEqualTo(3);
      assertThat(gram.of(0, 1)).isEqualTo(2);
      assertThat(gram.of(1, 1)).isEqualTo(2);
    }
  }

  @Test
  void aMatrixOfPairsWithCommonUsersOnlyGivesTheSameWeights() {
    Dataset data = PlantedRatings.generate(80, 40, 0.1, 6);
    Map<String, String> one = Map.of("l1Regularization", "0.5", "l2Regularization", "1");
    Recommender dense = fit(data, one);
    Recommender sparse =
        fit(data, Map.of("l1Regularization", "0.5", "l2Regularization", "1", "maxItems", "1"));
    for (int user = 0; user < 80; user++) {
      assertThat(scores(sparse, user)).containsExactly(scores(dense, user), within(1e-5f));
    }
  }
}
