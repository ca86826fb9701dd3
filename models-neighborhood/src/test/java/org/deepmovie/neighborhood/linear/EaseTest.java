package org.deepmovie.neighborhood.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.neighborhood.SmallRatings;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.recommend.UnsupportedQueryException;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EaseTest {

  private static Recommender fit(Dataset data, Map<String, String> options) {
    return new Ease(OptionsMapper.of(EaseOptions.class).parse(options))
        .fit(data, TrainingContext.ofSeed(1));
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
  void twoItemsHaveTheWeightsOfTwoRegressionsWorkedByHand() {
    Recommender model = fit(SMALL, Map.of("regularization", "1"));
    // alone against the other an item's weight is x.y / (x.x + lambda)
    assertThat((double) scores(model, 2)[1]).isCloseTo(2 / (3 + 1.0), within(1e-6));
    assertThat((double) scores(model, 2)[0]).isCloseTo(0, within(1e-6));
    assertThat((double) scores(model, 0)[0]).isCloseTo(2 / (2 + 1.0), within(1e-6));
  }

  @Test
  void anUnknownUserGetsTheMeanScoresOfAllUsers() {
    Recommender model = fit(SMALL, Map.of("regularization", "1"));
    double mean = 0;
    for (int user = 0; user < 3; user++) {
      mean += scores(model, user)[1] / 3;
    }
    assertThat((double) scores(model, -1)[1]).isCloseTo(mean, within(1e-6));
    assertThat(model.recommendationScore(-1, 1)).isCloseTo(mean, within(1e-6));
  }

  @Test
  void recommendationsCarryTheScoresByWhichTheyAreRanked() {
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    Recommender model = fit(data, Map.of());
    for (ScoredItem item : model.recommend("u7", 5)) {
      assertThat(item.score()).isCloseTo(scores(model, 7)[item.item()], within(1e-5));
    }
  }

  @Test
  void similarItemsAreThoseWithTheLargestWeightsAsWorkedByHand() {
    Recommender model = fit(SMALL, Map.of("regularization", "1"));
    List<ScoredItem> similar = model.similar("i0", 3);
    assertThat(similar.size()).isEqualTo(1);
    assertThat(similar.get(0).id()).isEqualTo("i1");
    assertThat(similar.get(0).score()).isCloseTo(2 / (3 + 1.0), within(1e-6));
    assertThat(model.similar("i1", 3).get(0).score()).isCloseTo(2 / (2 + 1.0), within(1e-6));
  }

  @Test
  void interactionsWithoutRatingsCount() {
    RatingMatrixBuilder seen = new RatingMatrixBuilder();
    seen.add(2, 1, 1);
    Dataset data = SMALL.withImplicitFeedback(seen.build(3, 2).byUser());
    assertThat((double) scores(fit(data, Map.of("regularization", "1")), 2)[1])
        .isCloseTo(3 / (3 + 1.0), within(1e-6));
  }

  @Test
  void withAllNeighborsTheSparseWeightsAreTheDenseOnes() {
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    Recommender dense = fit(data, Map.of());
    Recommender sparse = fit(data, Map.of("maxItems", "1", "maxNeighbors", "39"));
    for (int user = 0; user < 60; user++) {
      assertThat(scores(sparse, user)).containsExactly(scores(dense, user), within(1e-5f));
    }
  }

  @Test
  void aFewWeightsAreThoseOfTheRegressionOnTheItemsThatLowerTheErrorMost() {
    // i2 has all users of i0, i1 half of them: with one neighbor, i0 takes i2
    Dataset data =
        SmallRatings.of(
            new double[] {5, 3, 4},
            new double[] {3, 4, 2},
            new double[] {2, 0, 1},
            new double[] {1, 0, 5});
    Recommender model =
        fit(data, Map.of("regularization", "1", "maxItems", "2", "maxNeighbors", "1"));
    assertThat((double) scores(model, 3)[0]).isCloseTo(4 / (4 + 1.0), within(1e-6));
    assertThat((double) scores(model, 0)[0]).isCloseTo(4 / (4 + 1.0), within(1e-6));
  }

  @Test
  void sparseWeightsDoNotDependOnTheNumberOfThreads() {
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    EaseOptions options = EaseOptions.defaults().withMaxItems(10).withMaxNeighbors(7);
    Recommender one = new Ease(options).fit(data, TrainingContext.ofSeed(1).withThreads(1));
    Recommender three = new Ease(options).fit(data, TrainingContext.ofSeed(1).withThreads(3));
    assertThat(scores(one, 5)).isEqualTo(scores(three, 5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9, 55})
  void anUpdateHasTheWeightsOfAFitToAllInteractions(int concerned) {
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    CsrMatrix rows = data.ratings().byUser();
    List<Rating> arrived = new ArrayList<>();
    for (int user = 0; user < concerned; user++) {
      String id = data.users().id(user);
      arrived.add(new Rating(id, data.items().id(rows.column(rows.start(user)) == 0 ? 39 : 0), 4));
      arrived.add(new Rating(id, "new item", 3));
      arrived.add(new Rating("new user " + user, data.items().id(user % 40), 3));
    }
    Map<String, String> options = Map.of("regularization", "20", "maxHistory", "17");
    Recommender before = fit(data, options);
    assertSameWeights(before.updated(arrived), options);
    assertSameWeights(before.updated(arrived.subList(0, 2)).updated(arrived), options);
  }

  private static void assertSameWeights(Recommender updated, Map<String, String> options) {
    Recommender fitted = fit(UpdatedData.of(updated), options);
    for (int user = -1; user < updated.catalog().users().size(); user++) {
      assertThat(scores(updated, user)).containsExactly(scores(fitted, user), within(1e-5f));
    }
    assertThat(scores(updated, 0)[40]).as("score of a new item").isGreaterThan(0.01f);
  }

  @Test
  void anUpdateToMoreItemsThanAnArrayHasPairsOfSaysSo() {
    Recommender model = fit(SMALL, Map.of());
    List<Rating> arrived =
        IntStream.range(0, 46_000).mapToObj(n -> new Rating("u0", "new" + n, 3)).toList();
    assertThatThrownBy(() -> model.updated(arrived))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ease cannot be updated to 46002 items, since an array has no room for all pairs of"
                + " more than 46000; fit the model again");
  }

  @Test
  void anUpdateThatRoundingSpoiledIsRefused() {
    CsrMatrix before = SmallRatings.of(new double[] {5}).ratings().byUser();
    CsrMatrix after = CsrMatrix.of(1, new int[] {0, 0}, new int[0], new float[0]);
    ItemMatrix p = new ItemMatrix(1);
    // P = 1 / (1 + lambda) is below 1; 1 - P must be above 0 for the user to go
    p.values()[0] = 1.01f;
    try (Workers workers = new Workers(1)) {
      assertThat(EaseUpdate.apply(InteractionChanges.of(before, after), p, workers)).isFalse();
    }
  }

  @Test
  void sparseWeightsAreNotUpdated() {
    Recommender sparse = fit(SMALL, Map.of("maxItems", "1"));
    assertThat(sparse.capabilities()).doesNotContain(Capability.UPDATES);
    assertThatThrownBy(() -> sparse.updated(List.of(new Rating("u1", "new", 3))))
        .isInstanceOf(UnsupportedQueryException.class);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 96, 97, 203, 700})
  void aMatrixTimesItsInverseIsOne(int n) {
    SplittableRandom random = new SplittableRandom(n);
    double[][] f = new double[n + 20][n];
    for (double[] row : f) {
      for (int c = 0; c < n; c++) {
        row[c] = random.nextInt(5) == 0 ? 1 : 0;
      }
    }
    ItemMatrix matrix = new ItemMatrix(n);
    double[][] a = new double[n][n];
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < n; c++) {
        for (double[] row : f) {
          a[r][c] += row[r] * row[c];
        }
        a[r][c] += r == c ? 10 : 0;
        matrix.values()[matrix.start(r) + c] = (float) a[r][c];
      }
    }
    try (Workers workers = new Workers(2)) {
      assertThat(SymmetricInverse.invert(matrix, workers, done -> {}))
          .as("positive definite")
          .isTrue();
    }
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < n; c++) {
        double product = 0;
        for (int k = 0; k < n; k++) {
          product += a[r][k] * matrix.values()[matrix.start(k) + c];
        }
        assertThat(product).isCloseTo(r == c ? 1 : 0, within(2e-3));
      }
    }
  }

  @Test
  void aMatrixThatIsNotPositiveDefiniteIsNotInverted() {
    ItemMatrix matrix = new ItemMatrix(100);
    for (int row = 0; row < 100; row++) {
      matrix.values()[matrix.start(row) + row] = row == 98 ? -1 : 1;
    }
    try (Workers workers = new Workers(1)) {
      assertThat(SymmetricInverse.invert(matrix, workers, done -> {}))
          .as("positive definite")
          .isFalse();
    }
  }
}
