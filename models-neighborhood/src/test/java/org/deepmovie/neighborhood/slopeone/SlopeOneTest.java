package org.deepmovie.neighborhood.slopeone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.neighborhood.SmallRatings;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlopeOneTest {

  private static Recommender fit(Dataset data, Map<String, String> options) {
    return new SlopeOne(OptionsMapper.of(SlopeOneOptions.class).parse(options))
        .fit(data, TrainingContext.ofSeed(1));
  }

  /** u2 has not rated i0; i1 was rated along with it twice, i2 once. */
  private static final Dataset SMALL =
      SmallRatings.of(new double[] {5, 3, 2}, new double[] {3, 4, 0}, new double[] {0, 2, 4});

  @Test
  void aPredictionIsTheWeightedMeanWorkedByHand() {
    // i0 is above i1 by 2 and -1, by 0.5 in the mean; above i2 by 3
    double expected = ((0.5 + 2) * 2 + (3 + 4) * 1) / 3;
    assertThat(fit(SMALL, Map.of("minOverlap", "1", "damping", "0")).predict("u2", "i0"))
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void dampingCountsAsCommonUsersWhoAgreeWithTheBaseline() {
    double published = ((0.5 + 2) * 2 + (3 + 4) * 1) / 3;
    double baseline = SlopeOneOptions.defaults().baseline().fit(SMALL.ratings()).value(2, 0);
    assertThat(fit(SMALL, Map.of("damping", "6")).predict("u2", "i0"))
        .isCloseTo((3 * published + 6 * baseline) / 9, within(1e-6));
  }

  @Test
  void itemsWithTooFewUsersInCommonDoNotCount() {
    assertThat(fit(SMALL, Map.of("minOverlap", "2", "damping", "0")).predict("u2", "i0"))
        .isCloseTo(0.5 + 2, within(1e-6));
  }

  @Test
  void anItemsOwnRatingDoesNotCountForIt() {
    // u1 rated i0 and i1: i1 is below i0 by 0.5 in the mean, and i0 was given 3
    assertThat(fit(SMALL, Map.of("minOverlap", "1", "damping", "0")).predict("u1", "i1"))
        .isCloseTo(3 - 0.5, within(1e-6));
  }

  /** Pairs have 9.6 users in common on average. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "9"})
  void differencesComputedAtEveryPredictionGiveTheSamePredictions(String minOverlap) {
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    Recommender stored = fit(data, Map.of("minOverlap", minOverlap));
    Recommender computed = fit(data, Map.of("minOverlap", minOverlap, "millionCachedPairs", "0"));
    float[] ofStored = new float[data.items().size()];
    float[] ofComputed = new float[data.items().size()];
    for (int user = 0; user < data.users().size(); user++) {
      stored.score(user, ofStored);
      computed.score(user, ofComputed);
      assertThat(ofComputed).isEqualTo(ofStored);
      assertThat(data.scale().clip(ofStored[7])).isCloseTo(stored.predict(user, 7), within(1e-6));
      assertThat(computed.predict(user, 7)).isEqualTo(stored.predict(user, 7));
    }
    Map<String, Double> ratings = SmallRatings.ratings(data, 7);
    assertThat(computed.foldIn(ratings).recommend(40))
        .isEqualTo(stored.foldIn(ratings).recommend(40));
  }

  @Test
  void aNewUserWithTheRatingsOfATrainingUserIsPredictedLikeThatUser() {
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    Recommender model = fit(data, Map.of());
    FoldedInUser newUser = model.foldIn(SmallRatings.ratings(data, 7));
    for (int item = 0; item < data.items().size(); item++) {
      assertThat(newUser.predict(item)).isCloseTo(model.predict(7, item), within(1e-5));
    }
  }
}
