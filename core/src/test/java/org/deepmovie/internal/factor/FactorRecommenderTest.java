package org.deepmovie.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of 30 users and 90 items the last one each has no ratings, but numbers in its vector. */
class FactorRecommenderTest {

  private static final int USERS = 30;
  private static final int ITEMS = 90;
  private static final Dataset DATA = SmallRatings.generate(USERS, ITEMS, 0.2, 3);

  private static FloatMatrix vectors(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FloatMatrix vectors = new FloatMatrix(rows, 6);
    for (int n = 0; n < vectors.values().length; n++) {
      vectors.values()[n] = (float) (0.5 * Seeds.gaussian(random));
    }
    return vectors;
  }

  private static FactorRecommender recommender(boolean biased) {
    return recommender(
        FactorModel.of(biased, 3.4, vectors(USERS, 1), vectors(ITEMS, 2), DATA.ratings()));
  }

  private static FactorRecommender recommender(FactorModel model) {
    return new FactorRecommender(
        TrainingContext.ofSeed(1).header("test", Map.of(), DATA),
        model,
        (items, ratings) -> vectors(1, 5).values(),
        "test.json");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyScoreIsThePredictionBeforeItIsClippedAlsoOfTheUnknown(boolean biased) {
    assertScoresArePredictions(recommender(biased));
    assertScoresArePredictions(recommender(recommender(biased).model().withOwnBiases()));
    assertScoresArePredictions(recommender(shrunk(biased)));
  }

  private static boolean[] all(int rows) {
    boolean[] all = new boolean[rows];
    Arrays.fill(all, true);
    return all;
  }

  /**
   * Half of what the vector of the cold item tells is believed, a quarter of the cold user's, and
   * 60 % of what vectors of rated ones tell if there are biases.
   */
  private static FactorModel shrunk(boolean biased) {
    return recommender(biased)
        .model()
        .knowing(all(USERS), all(ITEMS))
        .withShrinkage(new BaselineShrinkage(biased ? 0.6 : 1, 0.25, 0.5, 0.75));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void predictionsByVectorsAreShrunkTowardsTheBaselineAsFarAsIsSaid(boolean biased) {
    FactorModel plain = recommender(biased).model();
    FactorModel all = plain.knowing(all(USERS), all(ITEMS));
    FactorModel shrunk = shrunk(biased);
    int user = USERS - 1;
    int item = ITEMS - 1;
    double share = biased ? 0.6 : 1;
    double baseline = BaselineEstimate.fallback(DATA.ratings()).value(3, 4);
    assertThat(shrunk.predict(3, 4))
        .isCloseTo((1 - share) * baseline + share * plain.predict(3, 4), within(1e-9));
    assertThat(shrunk.predict(3, item))
        .isCloseTo(0.5 * plain.predict(3, item) + 0.5 * all.predict(3, item), within(1e-9));
    assertThat(shrunk.predict(user, 4))
        .isCloseTo(0.75 * plain.predict(user, 4) + 0.25 * all.predict(user, 4), within(1e-9));
    assertThat(shrunk.predict(user, item))
        .isCloseTo(0.25 * plain.predict(user, item) + 0.75 * all.predict(user, item), within(1e-9));
  }

  private static void assertScoresArePredictions(FactorRecommender recommender) {
    for (int user = IdMap.UNKNOWN; user < USERS; user++) {
      float[] scores = new float[ITEMS];
      recommender.score(user, scores);
      for (int item = 0; item < ITEMS; item++) {
        assertEquals(recommender.model().predict(user, item), scores[item], 2e-6);
      }
    }
  }

  @Test
  void aModelWithoutBiasesCannotBeShrunkToTheBaseline() {
    FactorModel model = recommender(false).model();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.withShrinkage(new BaselineShrinkage(0.9, 1, 1, 1)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theBestUnseenItemsAreRecommended(boolean biased) {
    assertTheBestUnseenItemsAreRecommended(recommender(biased));
    assertTheBestUnseenItemsAreRecommended(recommender(shrunk(biased)));
  }

  private static void assertTheBestUnseenItemsAreRecommended(FactorRecommender recommender) {
    for (int user = IdMap.UNKNOWN; user < USERS; user++) {
      TopItems best = new TopItems(20);
      for (int item = 0; item < ITEMS; item += 2) {
        if (user == IdMap.UNKNOWN || !DATA.ratings().contains(user, item)) {
          best.offer(item, recommender.model().predict(user, item));
        }
      }
      assertArrayEquals(
          best.drain(), items(recommender.recommend(user, 20, item -> item % 2 == 0)));
    }
  }

  private static int[] items(List<ScoredItem> items) {
    return items.stream().mapToInt(ScoredItem::item).toArray();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void somebodyNewIsRecommendedTheItemsOfTheHighestPredictions(boolean biased) {
    assertSomebodyNewIsRecommendedTheHighestPredictions(recommender(biased));
    assertSomebodyNewIsRecommendedTheHighestPredictions(recommender(shrunk(biased)));
  }

  private static void assertSomebodyNewIsRecommendedTheHighestPredictions(
      FactorRecommender recommender) {
    FloatMatrix vector = vectors(1, 5);
    double bias = recommender.model().newUserBias(vector, new int[] {0, 1}, new double[] {2, 5});
    TopItems best = new TopItems(ITEMS);
    for (int item = 2; item < ITEMS; item++) {
      best.offer(item, recommender.model().predict(vector, bias, item));
    }
    FoldedInUser newUser = recommender.foldIn(Map.of("i0", 2, "i1", 5));
    assertArrayEquals(best.drain(), items(newUser.recommend(ITEMS)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void similarItemsAreOrderedByTheCosinesOfTheirFactors(boolean biased) {
    FactorRecommender recommender = recommender(biased);
    FloatMatrix items = recommender.model().itemMatrix();
    int from = biased ? 1 : 0;
    List<ScoredItem> similar = recommender.similar(7, ITEMS);
    assertEquals(ITEMS - 2, similar.size());
    TopItems best = new TopItems(ITEMS);
    IntStream.range(0, ITEMS - 1)
        .filter(other -> other != 7)
        .forEach(other -> best.offer(other, cosine(items, 7, other, from)));
    assertArrayEquals(best.drain(), items(similar));
    similar.forEach(
        other -> assertEquals(cosine(items, 7, other.item(), from), other.score(), 1e-6));
  }

  private static double cosine(FloatMatrix items, int a, int b, int from) {
    double product = 0;
    double squaresOfA = 0;
    double squaresOfB = 0;
    for (int k = from; k < items.columns(); k++) {
      product += items.get(a, k) * items.get(b, k);
      squaresOfA += items.get(a, k) * items.get(a, k);
      squaresOfB += items.get(b, k) * items.get(b, k);
    }
    return product / Math.sqrt(squaresOfA * squaresOfB);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anItemWithoutRatingsIsSimilarToNothing(boolean biased) {
    assertThat(recommender(biased).similar(ITEMS - 1, 5)).isEmpty();
    assertThat(recommender(biased).similar(IdMap.UNKNOWN, 5)).isEmpty();
  }
}
