package org.deepmovie.neighborhood.global;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.neighborhood.InteractionHistory;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class NeighborWeightTrainerTest {

  private static final double RATE = 0.1;
  private static final double LAMBDA = 0.3;

  /** Ann did not rate z, but had to do with it. Around 3 all items are correlated positively. */
  private static final Dataset DATA =
      Dataset.builder(
              "worked by hand",
              IdMap.of(List.of("ann", "bob", "cid")),
              IdMap.of(List.of("x", "y", "z")),
              new RatingMatrixBuilder()
                  .add(0, 0, 5)
                  .add(0, 1, 4)
                  .add(1, 0, 1)
                  .add(1, 1, 2)
                  .add(1, 2, 1)
                  .add(2, 0, 4)
                  .add(2, 1, 5)
                  .add(2, 2, 5)
                  .build(3, 3))
          .scale(RatingScale.FIVE_STARS)
          .implicitFeedback(new RatingMatrixBuilder().add(0, 2, 1).build(3, 3).byUser())
          .build();

  private static NeighborWeightTrainer weights(Dataset data, int k) {
    BaselineEstimate three =
        new BaselineEstimate(3, new float[data.users().size()], new float[data.items().size()]);
    try (Workers workers = new Workers(1)) {
      return new NeighborWeightTrainer(
          new NeighborWeightSettings(k, 0, 0, RATE, LAMBDA, LAMBDA, Regularization.Weighting.COUNT),
          new CanonicalOrder(data),
          three,
          workers);
    }
  }

  private static double explicit(NeighborWeights weights, int item, int neighbor) {
    return weights.explicit().value(weights.explicit().find(item, neighbor));
  }

  private static double implicit(NeighborWeights weights, int item, int neighbor) {
    return weights.implicit()[weights.explicit().find(item, neighbor)];
  }

  @Test
  void twoStepsWorkedByHand() {
    NeighborWeightTrainer weights = weights(DATA, 3);
    NeighborLookup overlap = weights.overlap();
    overlap.find(0, 0);
    weights.step(overlap, 0.5f, 1);
    // ann rated y, 1 above 3, and had to do with y and z
    double w = RATE * 0.5 * 1;
    double c = RATE * 0.5 / Math.sqrt(2);
    NeighborWeights first = weights.checkpoint();
    assertEquals(w, explicit(first, 0, 1), 1e-6);
    assertEquals(0, explicit(first, 0, 2));
    assertEquals(c, implicit(first, 0, 1), 1e-6);
    assertEquals(c, implicit(first, 0, 2), 1e-6);
    assertEquals(w + 2 * c / Math.sqrt(2), weights.value(0, 0), 1e-6);
    // cid rated y and z, both 2 above 3
    double root = Math.sqrt(2);
    assertEquals(2 * w / root + 2 * c / root, weights.value(2, 0), 1e-6);
    overlap.find(2, 0);
    weights.step(overlap, -1, 0.5f);
    NeighborWeights second = weights.checkpoint();
    double half = RATE / 2;
    assertEquals(w + half * (-1 * 2 / root - LAMBDA * w), explicit(second, 0, 1), 1e-6);
    assertEquals(half * (-1 * 2 / root), explicit(second, 0, 2), 1e-6);
    assertEquals(c + half * (-1 / root - LAMBDA * c), implicit(second, 0, 1), 1e-6);
    assertEquals(0, explicit(second, 1, 0));
  }

  @Test
  void afterAPassTheOtherTermsAreToldWhatTheWeightsAddForEachRating() {
    NeighborWeightTrainer weights = weights(DATA, 3);
    double squares;
    try (Workers workers = new Workers(2)) {
      squares = weights.pass((user, item) -> 3.5, 1, workers);
      assertTrue(weights.pass((user, item) -> 3.5, 1, workers) < squares);
    }
    CsrMatrix rows = DATA.ratings().byUser();
    for (int user = 0; user < 3; user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        assertEquals(weights.value(user, rows.column(p)), weights.values()[p], 1e-6);
      }
    }
  }

  @Test
  void onlyTheKMostSimilarItemsHaveWeights() {
    CsrMatrix all = weights(DATA, 3).checkpoint().explicit();
    CsrMatrix one = weights(DATA, 1).checkpoint().explicit();
    for (int item = 0; item < 3; item++) {
      assertEquals(2, all.count(item));
      assertEquals(1, one.count(item));
    }
    // (2 * 1 + 2 * 1 + 1 * 2) / (3 * sqrt 6) is less than (2 * 2 + 1 * 2) / (sqrt 5 * sqrt 8)
    assertEquals(2, one.column(one.start(0)));
  }

  @Test
  void goingThroughItemsFindsTheSameNeighborsAsGoingThroughUsers() {
    Dataset data = PlantedRatings.generate(30, 25, 0.4, 3);
    RatingMatrixBuilder more = new RatingMatrixBuilder();
    more.add(29, 1, 1).add(29, 3, 1).add(4, 24, 1);
    data = data.withImplicitFeedback(more.build(30, 25).byUser());
    BaselineEstimate three = new BaselineEstimate(3, new float[30], new float[25]);
    InteractionHistory past =
        InteractionHistory.of(data.ratings(), data.implicitFeedback(), three, 1);
    CsrMatrix neighbors = weights(data, 10).checkpoint().explicit();
    NeighborLookup byUser = NeighborLookup.byUser(neighbors, past);
    NeighborLookup byItem = NeighborLookup.byItem(neighbors, past);
    int found = 0;
    for (int user : new int[] {29, 4, 4, 12, 29, 0}) {
      for (int item = 0; item < 25; item++) {
        byUser.find(user, item);
        byItem.find(user, item);
        assertEquals(byUser.rated(), byItem.rated());
        assertEquals(byUser.count(), byItem.count());
        assertArrayEquals(
            Arrays.copyOf(byUser.positions(), byUser.count()),
            Arrays.copyOf(byItem.positions(), byItem.count()));
        assertArrayEquals(
            Arrays.copyOf(byUser.deviations(), byUser.rated()),
            Arrays.copyOf(byItem.deviations(), byItem.rated()));
        found += byUser.count();
      }
    }
    assertTrue(found > 100, found + " found");
  }
}
