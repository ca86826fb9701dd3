package org.deepmovie.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.split.Split;
import org.junit.jupiter.api.Test;

class PercentileEvaluatorTest {

  private static Split split(IdMap users, IdMap items, RatingMatrix train, RatingMatrix test) {
    return new Split(
        Dataset.builder("hand", users, items, train).scale(RatingScale.FIVE_STARS).build(), test);
  }

  private static IdMap ids(String prefix, int size) {
    return IdMap.of(IntStream.range(0, size).mapToObj(n -> prefix + n).toList());
  }

  private static StubRecommender model(Split split, float[][] scores) {
    return new StubRecommender(split.train(), new double[0][0], scores);
  }

  private static PercentileEvaluator among(int others) {
    return PercentileEvaluator.ofTopRatings(others, 1, 2);
  }

  /** Ann has rated v; her 5 for w and bob's 5 for z are to be ranked, her 4 for x is not. */
  private final Split hand =
      split(
          IdMap.of(List.of("ann", "bob")),
          IdMap.of(List.of("v", "w", "x", "y", "z")),
          new RatingMatrixBuilder().add(0, 0, 5).build(2, 5),
          new RatingMatrixBuilder().add(0, 1, 5).add(0, 2, 4).add(1, 4, 5).build(2, 5));

  /**
   * Among all others: ann's w (3) has x (3) beside it and y (4) above it among x, y, z, for v is
   * rated; bob's z (2) has v and x beside it and w above it among v, w, x, y.
   */
  private final float[][] handScores = {{9, 3, 3, 4, 1}, {2, 5, 2, 1, 2}};

  @Test
  void ranksHeldOutTopRatingsAmongWhatIsUnratedAndCountsTiesHalf() {
    PercentileDistribution found = among(1000).evaluate(model(hand, handScores), hand);
    assertArrayEquals(new double[] {50, 50}, found.percentiles());
    handScores[0][3] = 2;
    handScores[1][0] = 3;
    handScores[1][1] = 3;
    found = among(1000).evaluate(model(hand, handScores), hand);
    assertArrayEquals(new double[] {50.0 / 3, 62.5}, found.percentiles(), 1e-12);
  }

  @Test
  void drawsAsManyOthersAsAskedForAndNeverTheItemItself() {
    for (int seed = 0; seed < 50; seed++) {
      double[] found =
          PercentileEvaluator.ofTopRatings(2, seed, 1)
              .evaluate(model(hand, new float[][] {{0, 9, 1, 1, 1}, {3, 3, 0, 0, 2}}), hand)
              .percentiles();
      assertEquals(0, found[0]);
      assertThat(List.of(0.0, 50.0, 100.0)).contains(found[1]);
    }
  }

  @Test
  void everyOtherItemIsDrawnEquallyOften() {
    int seeds = 4000;
    for (int better : new int[] {0, 1, 2, 3}) {
      float[][] scores = {{0, 9, 0, 0, 0}, {0, 0, 0, 0, 1}};
      scores[1][better] = 2;
      double sum = 0;
      for (int seed = 0; seed < seeds; seed++) {
        sum +=
            PercentileEvaluator.ofTopRatings(1, seed, 1)
                .evaluate(model(hand, scores), hand)
                .percentiles()[1];
      }
      double deviation = 100 * Math.sqrt(0.25 * 0.75 / seeds);
      assertEquals(25, sum / seeds, 4 * deviation);
    }
  }

  /** Each user has rated items in train, and one or more with 5 in test. */
  private static Split random(int users, int items, int heldOut) {
    SplittableRandom random = new SplittableRandom(5);
    RatingMatrixBuilder train = new RatingMatrixBuilder();
    RatingMatrixBuilder test = new RatingMatrixBuilder();
    for (int u = 0; u < users; u++) {
      int first = random.nextInt(items);
      for (int n = 0; n < 20; n++) {
        RatingMatrixBuilder part = n < heldOut ? test : train;
        part.add(u, (first + 7 * n) % items, n < heldOut ? 5 : 1 + random.nextInt(5));
      }
    }
    return split(
        ids("u", users), ids("i", items), train.build(users, items), test.build(users, items));
  }

  private static float[][] randomScores(int users, int items) {
    SplittableRandom random = new SplittableRandom(6);
    float[][] scores = new float[users][items];
    for (float[] row : scores) {
      for (int i = 0; i < items; i++) {
        row[i] = (float) random.nextDouble();
      }
    }
    return scores;
  }

  @Test
  void randomScoresGiveAUniformDistribution() {
    Split split = random(400, 1200, 10);
    PercentileDistribution found =
        among(1000).evaluate(model(split, randomScores(400, 1200)), split);
    assertEquals(4000, found.count());
    double kolmogorov = 1.63 / Math.sqrt(4000);
    for (int percent = 0; percent <= 100; percent++) {
      assertEquals(percent / 100.0, found.within(percent), kolmogorov);
    }
    assertEquals(50, found.mean(), 4 * 100 / Math.sqrt(12 * 4000));
  }

  @Test
  void aModelThatKnowsTheAnswerHasPercentileZeroAndOneThatKnowsNothingHasFifty() {
    Split split = random(50, 1200, 1);
    float[][] scores = new float[50][1200];
    double[] fifty = new double[50];
    Arrays.fill(fifty, 50);
    assertArrayEquals(fifty, among(1000).evaluate(model(split, scores), split).percentiles());
    var test = split.test().byUser();
    for (int u = 0; u < 50; u++) {
      scores[u][test.column(test.start(u))] = 1;
    }
    PercentileDistribution known = among(1000).evaluate(model(split, scores), split);
    assertArrayEquals(new double[50], known.percentiles());
  }

  @Test
  void theDistributionIsTheSameAtAnyNumberOfThreadsAndAnotherOfAnotherSeed() {
    Split split = random(300, 500, 5);
    StubRecommender model = model(split, randomScores(300, 500));
    PercentileDistribution one = PercentileEvaluator.ofTopRatings(100, 1, 1).evaluate(model, split);
    for (int threads : new int[] {2, 3, 8}) {
      assertEquals(one, PercentileEvaluator.ofTopRatings(100, 1, threads).evaluate(model, split));
    }
    assertNotEquals(one, PercentileEvaluator.ofTopRatings(100, 2, 1).evaluate(model, split));
  }

  @Test
  void theOrderInWhichUsersAndItemsWereReadChangesNothing() {
    Split split = random(60, 300, 3);
    float[][] scores = randomScores(60, 300);
    float[][] reversed = new float[60][300];
    for (int u = 0; u < 60; u++) {
      for (int i = 0; i < 300; i++) {
        reversed[59 - u][299 - i] = scores[u][i];
      }
    }
    Split other =
        split(
            reversed(split.train().users()),
            reversed(split.train().items()),
            reversed(split.train().ratings()),
            reversed(split.test()));
    assertEquals(
        among(50).evaluate(model(split, scores), split),
        among(50).evaluate(model(other, reversed), other));
  }

  private static IdMap reversed(IdMap ids) {
    int last = ids.size() - 1;
    return IdMap.of(IntStream.rangeClosed(0, last).mapToObj(n -> ids.id(last - n)).toList());
  }

  private static RatingMatrix reversed(RatingMatrix ratings) {
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    var rows = ratings.byUser();
    for (int u = 0; u < rows.rows(); u++) {
      for (int p = rows.start(u); p < rows.end(u); p++) {
        builder.add(rows.rows() - 1 - u, rows.columns() - 1 - rows.column(p), rows.value(p));
      }
    }
    return builder.build(rows.rows(), rows.columns());
  }

  @Test
  void aRatingWithoutOthersIsLeftOut() {
    Split split =
        split(
            IdMap.of(List.of("ann", "bob")),
            IdMap.of(List.of("v", "w")),
            new RatingMatrixBuilder().add(0, 0, 3).build(2, 2),
            new RatingMatrixBuilder().add(0, 1, 5).add(1, 1, 5).build(2, 2));
    float[][] scores = {{1, 2}, {2, 1}};
    assertArrayEquals(
        new double[] {100}, among(5).evaluate(model(split, scores), split).percentiles());
  }

  @Test
  void refusesASplitWithoutTopRatings() {
    Split split =
        split(
            hand.train().users(),
            hand.train().items(),
            hand.train().ratings(),
            new RatingMatrixBuilder().add(0, 1, 4).build(2, 5));
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> among(5).evaluate(model(split, handScores), split));
    assertEquals("the test set has no ratings of 5: there is nothing to rank", error.getMessage());
  }

  @Test
  void tellsWithoutAModelWhetherThereIsSomethingToRank() {
    assertThat(PercentileEvaluator.ofTopRatings(5, 1, 1).canEvaluate(hand)).isTrue();
    RatingMatrix fours = hand.test().filter(p -> hand.test().byUser().value(p) < 5);
    assertEquals(1, fours.size());
    assertThat(
            PercentileEvaluator.ofTopRatings(5, 1, 1).canEvaluate(new Split(hand.train(), fours)))
        .isFalse();
  }

  @Test
  void saysSoIfThereAreTopRatingsAndNothingToRankThemWith() {
    Split split =
        split(
            IdMap.of(List.of("ann")),
            IdMap.of(List.of("v", "w")),
            new RatingMatrixBuilder().add(0, 0, 3).build(1, 2),
            new RatingMatrixBuilder().add(0, 1, 5).build(1, 2));
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> among(5).evaluate(model(split, new float[][] {{1, 2}}), split));
    assertEquals(
        "every user with test ratings of 5 has interacted with all other items: there is nothing to"
            + " rank them with",
        error.getMessage());
  }

  @Test
  void namesModelUserAndItemOfAScoreThatIsNotANumber() {
    handScores[1][2] = Float.NaN;
    var error =
        assertThrows(
            IllegalStateException.class, () -> among(5).evaluate(model(hand, handScores), hand));
    assertEquals("model 'stub' scores NaN for user 'bob' and item 'x'", error.getMessage());
  }

  @Test
  void refusesOptionsThatMakeNoSense() {
    assertThrows(IllegalArgumentException.class, () -> PercentileEvaluator.ofTopRatings(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> PercentileEvaluator.ofTopRatings(5, 1, 0));
  }
}
