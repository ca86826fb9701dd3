package org.deepmovie.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.PopularityBucket;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitter;
import org.deepmovie.split.Splitters;
import org.deepmovie.train.Trainer;
import org.junit.jupiter.api.Test;

/** Three users, five items; ann and bob can be ranked, cid likes nothing in test. */
class EvaluatorTest {

  private static final IdMap USERS = IdMap.of(List.of("ann", "bob", "cid"));
  private static final IdMap ITEMS = IdMap.of(List.of("v", "w", "x", "y", "z"));

  private final Dataset train =
      Dataset.builder(
              "hand",
              USERS,
              ITEMS,
              new RatingMatrixBuilder()
                  .add(0, 0, 5)
                  .add(1, 0, 4)
                  .add(1, 1, 2)
                  .add(2, 0, 1)
                  .build(3, 5))
          .scale(RatingScale.FIVE_STARS)
          .build();

  private final RatingMatrix test =
      new RatingMatrixBuilder()
          .add(0, 1, 4)
          .add(0, 2, 2)
          .add(0, 4, 5)
          .add(1, 3, 4)
          .add(2, 1, 3)
          .build(3, 5);

  private final Split split = new Split(train, test);

  private final double[][] ratings = {
    {5, 3.6, 3, 3, 4.4},
    {4, 2, 3, 4, 3},
    {1, 5, 3, 3, 3},
  };

  /** ann: v is excluded, then w z y x; bob: v and w are excluded, then z x y; cid is not ranked. */
  private final float[][] scores = {
    {9, 5, 1, 2, 4},
    {9, 8, 3, 1, 4},
    {1, 2, 3, 4, 5},
  };

  private final StubRecommender model = new StubRecommender(train, ratings, scores);
  private final Evaluator evaluator = Evaluator.standard().withKs(1, 2, 3);

  @Test
  void comparesTestRatingsWithPredictions() {
    EvaluationReport report = evaluator.evaluate(model, split);
    double squares = 0.16 + 1 + 0.36 + 0 + 4;
    assertEquals(5, report.ratings());
    assertEquals(squares / 5, report.metric("mse"), 1e-12);
    assertEquals(Math.sqrt(squares / 5), report.metric("rmse"), 1e-12);
    assertEquals((0.4 + 1 + 0.6 + 0 + 2) / 5, report.metric("mae"), 1e-12);
    assertEquals(2.0 / 5, report.metric("accuracy"), 1e-12);
  }

  @Test
  void countsTestRatingsWithinTheirIntervalsAndAveragesWidthsInAllAndByPopularity() {
    PredictionInterval[] ofItems = {
      interval(1, 2), interval(3, 5), interval(3, 4), interval(4, 5), interval(1, 4.5)
    };
    EvaluationReport report =
        Evaluator.standard()
            .withMetrics(Set.of(MetricGroup.INTERVAL))
            .evaluate(model.withIntervals(ofItems), split);
    assertThat(report.metrics().keySet()).containsExactly("interval-coverage", "interval-width");
    assertEquals(3.0 / 5, report.metric("interval-coverage"), 1e-12);
    assertEquals((2 + 1 + 3.5 + 1 + 2) / 5, report.metric("interval-width"), 1e-12);
    EvaluationReport.BucketErrors cold = report.buckets().get(0);
    assertEquals(3, cold.count());
    assertEquals(1.0 / 3, cold.intervalCoverage(), 1e-12);
    assertEquals(5.5 / 3, cold.intervalWidth(), 1e-12);
    assertEquals(1, report.buckets().get(1).intervalCoverage());
    assertThat(report.buckets().get(2).intervalCoverage()).isNaN();
  }

  private static PredictionInterval interval(double low, double high) {
    return new PredictionInterval((low + high) / 2, 1, low, high);
  }

  @Test
  void aModelWithoutIntervalsHasNoIntervalMetrics() {
    EvaluationReport report =
        Evaluator.standard()
            .withMetrics(Set.of(MetricGroup.RATING, MetricGroup.INTERVAL))
            .evaluate(model, split);
    assertThat(report.metrics()).containsKey("rmse").doesNotContainKey("interval-coverage");
  }

  @Test
  void ranksAllItemsThatAUserDidNotRateInTrain() {
    EvaluationReport report = evaluator.evaluate(model, split);
    assertEquals(2, report.rankedUsers());
    assertEquals(1, report.skippedUsers());
    assertEquals((1 + 0) / 2.0, report.metric("precision@1"), 1e-12);
    assertEquals((1 + 0) / 2.0, report.metric("precision@2"), 1e-12);
    assertEquals((2.0 / 3 + 1.0 / 3) / 2, report.metric("precision@3"), 1e-12);
    assertEquals((0.5 + 0) / 2, report.metric("recall@1"), 1e-12);
    assertEquals((1 + 1) / 2.0, report.metric("recall@3"), 1e-12);
    assertEquals((1 + 1.0 / 3) / 2, report.metric("map@3"), 1e-12);
    assertEquals((1 + 0.5) / 2, report.metric("ndcg@3"), 1e-12);
    assertEquals(0.5, report.metric("hit-rate@2"), 1e-12);
    assertEquals((1 + 1.0 / 3) / 2, report.metric("mrr@3"), 1e-12);
  }

  @Test
  void itemsOfTheValidationSetAndOfImplicitFeedbackAreNoCandidates() {
    // ann: w z x, as y is of the validation set; bob: x y, as z is feedback
    RatingMatrix heldOut = new RatingMatrixBuilder().add(0, 3, 4).build(3, 5);
    Dataset known =
        train.withImplicitFeedback(new RatingMatrixBuilder().add(1, 4, 1).build(3, 5).byUser());
    EvaluationReport report = evaluator.evaluate(model, new Split(known, heldOut, test));
    assertEquals((2.0 / 3 + 1.0 / 3) / 2, report.metric("precision@3"), 1e-12);
    assertEquals((1 + 0.5) / 2, report.metric("mrr@3"), 1e-12);
    assertEquals((2.0 / 2 + 1.0 / 2) / 2, report.metric("precision@2"), 1e-12);
  }

  @Test
  void aTestItemStaysACandidateAlsoIfItIsImplicitFeedback() {
    Dataset known = train.withImplicitFeedback(test.byUser());
    assertEquals(
        evaluator.evaluate(model, split).metrics(),
        evaluator.evaluate(model, new Split(known, test)).metrics());
  }

  @Test
  void coversTheItemsShownToAtLeastOneRankedUser() {
    EvaluationReport report = evaluator.evaluate(model, split);
    assertEquals(2.0 / 5, report.metric("coverage@1"), 1e-12);
    assertEquals(3.0 / 5, report.metric("coverage@2"), 1e-12);
    assertEquals(4.0 / 5, report.metric("coverage@3"), 1e-12);
  }

  @Test
  void ranksFewerItemsThanKWhereAUserHasRatedTheOthers() {
    EvaluationReport report = evaluator.withKs(5).evaluate(model, split);
    assertEquals((2.0 / 5 + 1.0 / 5) / 2, report.metric("precision@5"), 1e-12);
    assertEquals(1, report.metric("recall@5"), 1e-12);
  }

  @Test
  void refusesListsLongerThanThereAreItemsBeforeAnyWork() {
    Evaluator endless = evaluator.withKs(3, Integer.MAX_VALUE);
    ratings[0][1] = Double.NaN;
    var error = assertThrows(IllegalArgumentException.class, () -> endless.evaluate(model, split));
    assertEquals("k=2147483647 is more than the number of items, 5; give less", error.getMessage());
    Splitter given = Splitters.given("given", train.ratings(), test);
    Trainer neverAsked = null;
    assertThrows(
        IllegalArgumentException.class,
        () -> new Experiment(train, given, 1, 1, 1, endless).run(neverAsked, epoch -> {}));
  }

  @Test
  void asksNothingOfTheLengthOfListsWhereNothingIsRanked() {
    Evaluator unranked = evaluator.withKs(Integer.MAX_VALUE).withoutRanking();
    assertEquals(5, unranked.evaluate(model, split).ratings());
  }

  @Test
  void implicitFeedbackHasNoRatingMetricsAndEveryInteractionIsRelevant() {
    Dataset counts = train.withScale(RatingScale.counts(5));
    EvaluationReport report = evaluator.evaluate(model, new Split(counts, test));
    assertThat(report.metrics()).doesNotContainKey("rmse").containsKey("ndcg@3");
    assertEquals(3, report.rankedUsers());
    Evaluator rating = evaluator.withoutRanking();
    assertThrows(
        IllegalArgumentException.class, () -> rating.evaluate(model, new Split(counts, test)));
  }

  @Test
  void tellsHowManyUsersAreRanked() {
    int[] last = new int[2];
    evaluator.evaluate(
        model,
        split,
        new ExperimentListener() {
          @Override
          public void onEpoch(Epoch epoch) {}

          @Override
          public void onRanked(int done, int users) {
            last[0] = done;
            last[1] = users;
          }
        });
    assertEquals(3, last[0]);
    assertEquals(3, last[1]);
  }

  @Test
  void namesItsMetricsInTheOrderOfTables() {
    assertEquals(
        List.of(
            "rmse",
            "mae",
            "mse",
            "accuracy",
            "precision@4",
            "recall@4",
            "f1@4",
            "map@4",
            "ndcg@4",
            "hit-rate@4",
            "mrr@4",
            "coverage@4"),
        List.copyOf(evaluator.withKs(4).evaluate(model, split).metrics().keySet()));
  }

  @Test
  void givesErrorsByThePopularityOfItemsInTrain() {
    List<EvaluationReport.BucketErrors> buckets = evaluator.evaluate(model, split).buckets();
    EvaluationReport.BucketErrors cold = buckets.get(PopularityBucket.COLD.ordinal());
    assertEquals(3, cold.count());
    assertEquals(Math.sqrt((1 + 0.36 + 0) / 3), cold.rmse(), 1e-12);
    assertEquals((1 + 0.6 + 0) / 3, cold.mae(), 1e-12);
    EvaluationReport.BucketErrors rare = buckets.get(PopularityBucket.RARE.ordinal());
    assertEquals(2, rare.count());
    assertEquals(Math.sqrt((0.16 + 4) / 2), rare.rmse(), 1e-12);
    assertEquals(0, buckets.get(PopularityBucket.POPULAR.ordinal()).count());
    assertThat(buckets.get(PopularityBucket.POPULAR.ordinal()).rmse()).isNaN();
  }

  @Test
  void takesTheRatingFromWhichAnItemIsRelevantFromItsCaller() {
    EvaluationReport all = evaluator.withRelevance(Relevance.atLeast(1)).evaluate(model, split);
    assertEquals(3, all.rankedUsers());
    assertEquals(0, all.skippedUsers());
    EvaluationReport best = evaluator.withRelevance(Relevance.atLeast(5)).evaluate(model, split);
    assertEquals(1, best.rankedUsers());
    assertEquals(2, best.skippedUsers());
    assertEquals(0.5, best.metric("mrr@3"));
  }

  @Test
  void hasNoRankingMetricsWhereNobodyCanBeRanked() {
    RatingMatrix disliked = new RatingMatrixBuilder().add(2, 1, 3).build(3, 5);
    EvaluationReport report = evaluator.evaluate(model, new Split(train, disliked));
    assertEquals(List.of("rmse", "mae", "mse", "accuracy"), List.copyOf(report.metrics().keySet()));
    assertEquals(0, report.rankedUsers());
    assertEquals(1, report.skippedUsers());
    var error = assertThrows(IllegalArgumentException.class, () -> report.metric("ndcg@3"));
    assertThat(error.getMessage()).contains("rmse");
  }

  @Test
  void doesNotRankWhenToldNotTo() {
    scores[0][3] = Float.NaN;
    EvaluationReport report = evaluator.withoutRanking().evaluate(model, split);
    assertThat(report.metrics()).doesNotContainKey("ndcg@3");
    assertEquals(5, report.ratings());
  }

  @Test
  void namesModelUserAndItemOfARatingThatIsNotANumber() {
    ratings[1][3] = Double.NaN;
    var error = assertThrows(IllegalStateException.class, () -> evaluator.evaluate(model, split));
    assertEquals("model 'stub' predicts NaN for user 'bob' and item 'y'", error.getMessage());
  }

  @Test
  void namesModelUserAndItemOfAScoreThatIsNotANumber() {
    scores[0][2] = Float.NaN;
    var error = assertThrows(IllegalStateException.class, () -> evaluator.evaluate(model, split));
    assertEquals("model 'stub' scores NaN for user 'ann' and item 'x'", error.getMessage());
  }

  @Test
  void refusesASplitWithoutTestRatings() {
    Split none = new Split(train, RatingMatrix.empty(3, 5));
    assertThrows(IllegalArgumentException.class, () -> evaluator.evaluate(model, none));
  }

  @Test
  void refusesAModelOfOtherUsersOrItems() {
    Dataset larger =
        Dataset.builder("l", USERS, IdMap.of(List.of("v")), RatingMatrix.empty(3, 1))
            .scale(RatingScale.FIVE_STARS)
            .build();
    var sizes =
        assertThrows(
            IllegalArgumentException.class,
            () -> evaluator.evaluate(new StubRecommender(larger, ratings, scores), split));
    assertThat(sizes.getMessage()).contains("1 items");
    Dataset renumbered =
        Dataset.builder("r", IdMap.of(List.of("cid", "bob", "ann")), ITEMS, train.ratings())
            .build();
    assertThrows(
        IllegalArgumentException.class,
        () -> evaluator.evaluate(new StubRecommender(renumbered, ratings, scores), split));
  }

  @Test
  void refusesOptionsThatMakeNoSense() {
    assertThrows(IllegalArgumentException.class, () -> evaluator.withKs());
    assertThrows(IllegalArgumentException.class, () -> evaluator.withKs(0, 5));
    assertThrows(IllegalArgumentException.class, () -> evaluator.withThreads(0));
    assertThrows(IllegalArgumentException.class, () -> evaluator.withMetrics(Set.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> evaluator.withRelevance(Relevance.atLeast(6)).evaluate(model, split));
  }

  @Test
  void sortsTheLengthsOfLists() {
    assertEquals(List.of(1, 5, 10), evaluator.withKs(10, 1, 5, 10).ks());
    assertEquals(Relevance.standard(), evaluator.relevance());
  }
}
