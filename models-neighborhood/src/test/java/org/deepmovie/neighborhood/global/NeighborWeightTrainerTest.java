package org.deepmovie.neighborhood.global;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.neighborhood.history.InteractionHistory;
import org.deepmovie.neighborhood.options.HistoryOptions;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class NeighborWeightTrainerTest {

  private static final double RATE = 0.1;
  private static final double LAMBDA = 0.3;

  /** Ann did not rate z, but interacted with it. Around 3 all items are correlated positively. */
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

  private static NeighborWeightTrainer trainer(Dataset data, int k, Workers workers) {
    BaselineEstimate three =
        new BaselineEstimate(3, new float[data.users().size()], new float[data.items().size()]);
    return new NeighborWeightTrainer(
        new NeighborWeightSettings(
            new NeighborWeightOptions(k, 0, LAMBDA, LAMBDA, 5, HistoryOptions.defaults()),
            0,
            RATE,
            RegularizationScaling.COUNT),
        new CanonicalOrder(data),
        three,
        workers);
  }

  private static double explicit(NeighborWeights weights, int item, int neighbor) {
    return weights.explicit()[weights.neighbors().find(item, neighbor)];
  }

  private static double implicit(NeighborWeights weights, int item, int neighbor) {
    return weights.implicit()[weights.neighbors().find(item, neighbor)];
  }

  private static NeighborWeightTrainer trainer(Dataset data, int k) {
    try (Workers caller = new Workers(1)) {
      return trainer(data, k, caller);
    }
  }

  @Test
  void twoStepsWorkedByHand() {
    NeighborWeightTrainer trainer = trainer(DATA, 3);
    ItemMatchLookup lookup = trainer.lookup();
    trainer.step(lookup.find(0, 0), 0.5f, 1);
    // ann rated y, 1 above 3, and interacted with y and z
    double w = RATE * 0.5 * 1;
    double c = RATE * 0.5 / Math.sqrt(2);
    NeighborWeights first = trainer.checkpoint();
    assertThat(explicit(first, 0, 1)).isCloseTo(w, within(1e-6));
    assertThat(explicit(first, 0, 2)).isEqualTo(0);
    assertThat(implicit(first, 0, 1)).isCloseTo(c, within(1e-6));
    assertThat(implicit(first, 0, 2)).isCloseTo(c, within(1e-6));
    assertThat(trainer.term(0, 0)).isCloseTo(w + 2 * c / Math.sqrt(2), within(1e-6));
    // cid rated y and z, both 2 above 3
    double root = Math.sqrt(2);
    assertThat(trainer.term(2, 0)).isCloseTo(2 * w / root + 2 * c / root, within(1e-6));
    trainer.step(lookup.find(2, 0), -1, 0.5f);
    NeighborWeights second = trainer.checkpoint();
    double half = RATE / 2;
    assertThat(explicit(second, 0, 1))
        .isCloseTo(w + half * (-1 * 2 / root - LAMBDA * w), within(1e-6));
    assertThat(explicit(second, 0, 2)).isCloseTo(half * (-1 * 2 / root), within(1e-6));
    assertThat(implicit(second, 0, 1)).isCloseTo(c + half * (-1 / root - LAMBDA * c), within(1e-6));
    assertThat(explicit(second, 1, 0)).isEqualTo(0);
  }

  @Test
  void theTermsOfTheTrainingRatingsAreThoseOfTheWeightsAfterTheEpoch() {
    float[] terms = new float[DATA.ratings().size()];
    NeighborWeightTrainer trainer;
    try (Workers workers = new Workers(2)) {
      trainer = trainer(DATA, 3, workers);
      double squares = trainer.epoch((user, item) -> 3.5, 1);
      assertThat(trainer.epoch((user, item) -> 3.5, 1)).isLessThan(squares);
      trainer.computeTerms(terms);
    }
    CsrMatrix rows = DATA.ratings().byUser();
    for (int user = 0; user < 3; user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        assertThat((double) terms[p]).isCloseTo(trainer.term(user, rows.column(p)), within(1e-6));
      }
    }
  }

  @Test
  void onlyTheKMostSimilarItemsHaveWeights() {
    CsrMatrix all = trainer(DATA, 3).checkpoint().neighbors();
    CsrMatrix one = trainer(DATA, 1).checkpoint().neighbors();
    for (int item = 0; item < 3; item++) {
      assertThat(all.count(item)).isEqualTo(2);
      assertThat(one.count(item)).isEqualTo(1);
    }
    // (2 * 1 + 2 * 1 + 1 * 2) / (3 * sqrt 6) is less than (2 * 2 + 1 * 2) / (sqrt 5 * sqrt 8)
    assertThat(one.column(one.start(0))).isEqualTo(2);
  }

  @Test
  void allSearchesFindTheSameNeighbors() {
    Dataset data = PlantedRatings.generate(30, 25, 0.4, 3);
    RatingMatrixBuilder more = new RatingMatrixBuilder();
    more.add(29, 1, 1).add(29, 3, 1).add(4, 24, 1);
    data = data.withImplicitFeedback(more.build(30, 25).byUser());
    BaselineEstimate three = new BaselineEstimate(3, new float[30], new float[25]);
    InteractionHistory history =
        InteractionHistory.of(data.ratings(), data.implicitFeedback(), three, 1);
    CsrMatrix neighbors = trainer(data, 10).checkpoint().neighbors();
    UserMatchLookup byUser = new UserMatchLookup(neighbors, history);
    ItemMatchLookup byItem = new ItemMatchLookup(neighbors, history);
    int found = 0;
    for (int user : new int[] {29, 4, 4, 12, 29, 0}) {
      for (int item = 0; item < 25; item++) {
        NeighborMatches merged = NeighborMatches.of(neighbors, history, user, item);
        assertSame(merged, byUser.find(user, item));
        assertSame(merged, byItem.find(user, item));
        found += merged.count();
      }
    }
    assertThat(found).isGreaterThan(100);
  }

  private static void assertSame(NeighborMatches expected, NeighborMatches actual) {
    assertThat(actual.ratedCount()).isEqualTo(expected.ratedCount());
    assertThat(actual.count()).isEqualTo(expected.count());
    for (int n = 0; n < expected.count(); n++) {
      assertThat(actual.position(n)).isEqualTo(expected.position(n));
      if (n < expected.ratedCount()) {
        assertThat(actual.deviation(n)).isEqualTo(expected.deviation(n));
      }
    }
  }
}
