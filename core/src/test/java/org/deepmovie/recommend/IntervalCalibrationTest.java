package org.deepmovie.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;

/** Ratings from 0 to 100; a model that predicts 50, and 40 for unknown users and items. */
class IntervalCalibrationTest {

  private static final int USERS = 100;
  private static final RatingScale SCALE = new RatingScale(0, 100, 1);

  /** Items 0 to 3 have 0, 1, 10 and 30 training ratings; the last user has none. */
  private static Dataset train(int items) {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    int[] counts = {0, 1, 10, 30};
    for (int item = 0; item < items; item++) {
      for (int user = 0; user < counts[Math.min(3, item)]; user++) {
        ratings.add(user, item, 50);
      }
    }
    for (int user = 0; user < USERS - 1; user++) {
      ratings.add(user, items, 50);
    }
    return Dataset.builder(
            "hand", ids("u", USERS), ids("i", items + 1), ratings.build(USERS, items + 1))
        .scale(SCALE)
        .build();
  }

  private static IdMap ids(String prefix, int count) {
    return IdMap.of(IntStream.range(0, count).mapToObj(n -> prefix + n).toList());
  }

  private static Recommender model(Dataset train, RatingMatrix validation) {
    ModelHeader header =
        TrainingContext.ofSeed(1).withValidation(validation).header("stub", Map.of(), train);
    return new Recommender() {
      @Override
      public ModelHeader header() {
        return header;
      }

      @Override
      public double predict(int user, int item) {
        return user == IdMap.UNKNOWN || item == IdMap.UNKNOWN ? 40 : 50;
      }
    };
  }

  /** Validation ratings of {@code item} by users 30 and on, this far above and below 50. */
  private static void add(RatingMatrixBuilder ratings, int item, int... errors) {
    for (int n = 0; n < errors.length; n++) {
      ratings.add(30 + n, item, n % 2 == 0 ? 50 + errors[n] : 50 - errors[n]);
    }
  }

  private static RatingMatrix matrix(RatingMatrixBuilder ratings, Dataset data) {
    return ratings.build(data.users().size(), data.items().size());
  }

  @Test
  void halfTheWidthIsTheQuantileOfTheErrorsForAFiniteSample() {
    Dataset train = train(4);
    RatingMatrixBuilder validation = new RatingMatrixBuilder();
    add(validation, 3, 7, 1, 5, 3);
    Recommender model = model(train, matrix(validation, train));
    assertThat(half(model, 3, 0.2)).isEqualTo(1);
    assertThat(half(model, 3, 0.21)).isEqualTo(3);
    assertThat(half(model, 3, 0.6)).isEqualTo(5);
    assertThat(half(model, 3, 0.8)).isEqualTo(7);
    assertThat(half(model, 3, 0.81)).as("the whole scale").isEqualTo(50);
    assertThat(model.predictInterval(0, 3, 0.5).deviation())
        .isCloseTo(Math.sqrt((49 + 1 + 25 + 9) / 4.0), within(1e-12));
  }

  @Test
  void aFoldedInUserHasTheErrorsOfUsersOfTheTrainingSetOrOfColdUsersWithoutRatings() {
    Dataset train = train(4);
    RatingMatrixBuilder validation = new RatingMatrixBuilder();
    add(validation, 3, constant(2, 50));
    Recommender model = model(train, matrix(validation, train));
    PredictionInterval known = model.foldIn(Map.of("i2", 70)).predictInterval("i3", 0.8);
    assertThat(known).isEqualTo(new PredictionInterval(40, 2, 38, 42));
    PredictionInterval stranger = model.foldIn(Map.of()).predictInterval("i3", 0.8);
    assertThat(stranger.high()).as("50 is predicted as 40, 2 beside").isEqualTo(52);
  }

  private static double half(Recommender model, int item, double level) {
    PredictionInterval interval = model.predictInterval(0, item, level);
    assertThat(interval.mean()).isEqualTo(50);
    assertThat(interval.high() - 50).isEqualTo(50 - interval.low());
    return interval.high() - 50;
  }

  private static int[] constant(int error, int count) {
    return IntStream.generate(() -> error).limit(count).toArray();
  }

  @Test
  void eachClassOfPopularityHasItsOwnErrorsAndAFewArePooledWithTheNextOnes() {
    Dataset train = train(4);
    RatingMatrixBuilder validation = new RatingMatrixBuilder();
    add(validation, 1, constant(9, 10));
    add(validation, 2, constant(6, 50));
    add(validation, 3, constant(2, 50));
    Recommender model = model(train, matrix(validation, train));
    assertThat(half(model, 3, 0.8)).isEqualTo(2);
    assertThat(half(model, 2, 0.8)).isEqualTo(6);
    assertThat(half(model, 1, 0.8)).as("50 of 60 errors are 6").isEqualTo(6);
    assertThat(half(model, 1, 0.9)).isEqualTo(9);
  }

  @Test
  void ofColdItemsAndUsersTheErrorsAreThoseOfUnknownOnes() {
    Dataset train = train(4);
    RatingMatrixBuilder validation = new RatingMatrixBuilder();
    add(validation, 3, constant(0, 60));
    Recommender model = model(train, matrix(validation, train));
    assertThat(half(model, 3, 0.8)).isZero();
    assertThat(half(model, 0, 0.8)).as("unknown items are predicted 10 lower").isEqualTo(10);
    assertThat(model.predictInterval(USERS - 1, 3, 0.8).high()).isEqualTo(60);
    assertThat(model.predictInterval(IdMap.UNKNOWN, IdMap.UNKNOWN, 0.8).high()).isEqualTo(50);
  }

  @Test
  void manyColdItemsInTheValidationSetHaveTheirOwnErrors() {
    Dataset train = train(4);
    RatingMatrixBuilder validation = new RatingMatrixBuilder();
    add(validation, 0, constant(25, 60));
    Recommender model = model(train, matrix(validation, train));
    assertThat(half(model, 0, 0.8)).isEqualTo(25);
    assertThat(half(model, 3, 0.8)).as("all errors there are").isEqualTo(25);
  }

  /** E coverage = ceil((n + 1) level) / (n + 1), Vovk et al. 2005; here 16 / 20. */
  @Test
  void theShareOfNewRatingsIsTheLevelOnAverageForAnyDistributionOfErrors() {
    Dataset train = train(4);
    SplittableRandom random = new SplittableRandom(5);
    int inside = 0;
    for (int run = 0; run < 4000; run++) {
      RatingMatrixBuilder validation = new RatingMatrixBuilder();
      add(validation, 3, IntStream.range(0, 19).map(n -> skewed(random)).toArray());
      Recommender model = model(train, matrix(validation, train));
      inside += half(model, 3, 0.8) >= skewed(random) ? 1 : 0;
    }
    assertThat(inside / 4000.0).isBetween(0.8 - 0.025, 0.8 + 0.025);
  }

  private static int skewed(SplittableRandom random) {
    return (int) (49 * Math.pow(random.nextDouble(), 3));
  }

  @Test
  void moreErrorsThanAreStoredLeaveTheQuantiles() {
    int items = 500;
    Dataset train = train(items);
    RatingMatrixBuilder validation = new RatingMatrixBuilder();
    for (int item = 3; item < items; item++) {
      for (int user = 40; user < 65; user++) {
        validation.add(user, item, 50 + (user - 40));
      }
    }
    Recommender model = model(train, matrix(validation, train));
    assertThat(half(model, 3, 0.799)).isEqualTo(19);
    assertThat(half(model, 3, 0.801)).isEqualTo(20);
  }

  @Test
  void withoutValidationRatingsAndOfInteractionsThereAreNone() {
    Dataset train = train(4);
    RatingMatrixBuilder none = new RatingMatrixBuilder();
    assertThatThrownBy(() -> model(train, matrix(none, train)).predictInterval(0, 0, 0.8))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(
            "stub has no prediction intervals, as it was fitted without validation ratings; fit it"
                + " with some, or use a Bayesian model");
    RatingMatrix one = new RatingMatrixBuilder().add(0, 0, 1).build(1, 1);
    Dataset plays =
        Dataset.builder("plays", ids("u", 1), ids("i", 1), one).scale(RatingScale.UNARY).build();
    assertThatThrownBy(() -> model(plays, one).predictInterval(0, 0, 0.8))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("stub has no prediction intervals, as it was fitted to interactions");
  }

  @Test
  void aLevelOutOfRangeIsRefusedByName() {
    Dataset train = train(4);
    RatingMatrixBuilder validation = new RatingMatrixBuilder();
    add(validation, 3, 1);
    Recommender model = model(train, matrix(validation, train));
    Stream.of(0.0, 1.0, -2.0, Double.NaN)
        .forEach(
            level ->
                assertThatThrownBy(() -> model.predictInterval(0, 0, level))
                    .hasMessage("level=" + level + "; give one above 0 and below 1"));
  }
}
