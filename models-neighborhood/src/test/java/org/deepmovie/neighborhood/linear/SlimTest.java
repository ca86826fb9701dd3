package org.deepmovie.neighborhood.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.neighborhood.ItemMatrix;
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
    float[] scores = new float[model.catalogue().items().size()];
    model.score(user, scores);
    return scores;
  }

  /** i0 was rated by u0, u1 and u2, i1 by u0 and u1. */
  private static final Dataset SMALL =
      SmallRatings.of(new double[] {5, 3}, new double[] {3, 4}, new double[] {2, 0});

  @Test
  void theWeightsOfTwoItemsAreThoseOfSoftThresholdsWorkedByHand() {
    Recommender model = fit(SMALL, Map.of("l1", "0.5", "l2", "1"));
    assertEquals((2 - 0.5) / (3 + 1), scores(model, 2)[1], 1e-6);
    assertEquals((2 - 0.5) / (2 + 1), scores(model, 0)[0], 1e-6);
    assertEquals(0, scores(model, 2)[0], 1e-6);
  }

  @Test
  void aThresholdAboveAllProductsLeavesNoWeight() {
    assertEquals(0, scores(fit(SMALL, Map.of("l1", "2", "l2", "1")), 2)[1]);
  }

  @Test
  void noWeightCanBeMovedToLowerTheObjective() {
    Dataset data = PlantedRatings.generate(80, 40, 0.3, 6);
    SlimOptions options = options(Map.of("l1", "2", "l2", "5", "passes", "1000"));
    CsrMatrix feedback = data.implicitFeedback();
    ItemMatrix gram;
    try (Workers workers = new Workers(2)) {
      gram = CoOccurrences.count(feedback, workers);
    }
    ElasticNetDescent net = new ElasticNetDescent(gram, options);
    int zeros = 0;
    int positive = 0;
    for (int target = 0; target < 40; target++) {
      net.solve(target);
      double[] w = new double[40];
      for (int n = 0; n < net.others().length; n++) {
        w[net.others()[n]] = net.weights()[n];
      }
      assertEquals(0, w[target]);
      for (int i = 0; i < 40; i++) {
        double slope = options.l1() + options.l2() * w[i] - gram.of(i, target);
        for (int l = 0; l < 40; l++) {
          slope += gram.of(i, l) * w[l];
        }
        if (i != target && w[i] > 0) {
          positive++;
          assertEquals(0, slope, 0.05);
        } else if (i != target) {
          zeros++;
          assertTrue(slope > -0.05, "downhill " + slope);
        }
      }
    }
    assertTrue(zeros > 0 && positive > 0, zeros + " weights are 0, " + positive + " above");
  }

  @Test
  void commonUsersAreCounted() {
    try (Workers workers = new Workers(1)) {
      ItemMatrix gram = CoOccurrences.count(SMALL.implicitFeedback(), workers);
      assertEquals(3, gram.of(0, 0));
      assertEquals(2, gram.of(0, 1));
      assertEquals(2, gram.of(1, 1));
    }
  }

  @Test
  void moreItemsThanTheBoundAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> fit(SMALL, Map.of("maxItems", "1")));
  }
}
