package org.deepmovie.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingScale;
import org.deepmovie.recommend.Explanation.Contribution;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;

class FoldedInUserTest {

  private record NoOptions() {}

  /** Predicts 3 plus half of what the ratings of a new user lie above 3, on average. */
  private record MeanOfRatings(ModelHeader header) implements Recommender {

    @Override
    public double predict(int user, int item) {
      return 3;
    }

    @Override
    public FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
      double mean = ratings.values().stream().mapToDouble(Number::doubleValue).average().orElse(3);
      return FoldedInUser.of(this, ratings, item -> 3 + (mean - 3) / 2);
    }
  }

  private static Recommender model() {
    return model(
        List.of(
            new Rating("ann", "tea", 4), new Rating("ann", "pie", 2), new Rating("bob", "jam", 3)));
  }

  private static Recommender model(List<Rating> ratings) {
    Dataset data = Dataset.of(ratings, RatingScale.FIVE_STARS);
    return new MeanOfRatings(TrainingContext.ofSeed(1).header("mean", new NoOptions(), data));
  }

  @Test
  void aRatingContributesHowMuchLowerThePredictionWouldBeWithoutIt() {
    Explanation why = model().foldIn(Map.of("tea", 5, "pie", 2)).explain("jam");
    // The mean is 3.5; without tea it is 2, without pie 5.
    assertThat(why.prediction()).isEqualTo(3.25);
    assertThat(why.baseline()).isEqualTo(3);
    assertThat(why.contributions())
        .extracting(Explanation.Contribution::id)
        .containsExactly("pie", "tea");
    assertThat(why.contributions().get(0).amount()).isCloseTo(3.25 - 4, within(1e-12));
    assertThat(why.contributions().get(1).amount()).isCloseTo(3.25 - 2.5, within(1e-12));
    assertThat(why.contributions().get(1).rating()).isEqualTo(5);
    assertThat(why.remainder()).isCloseTo(0.25, within(1e-12));
    assertThat(model().foldIn(Map.of()).explain("jam").contributions()).isEmpty();
  }

  /** Of n ratings 1,000,000 / n, so that the fold-ins read about 1,000,000 ratings in all. */
  @Test
  void ofAUserWithManyRatingsThoseFarthestFromTheMeanAreExplained() {
    List<Rating> rows = new ArrayList<>();
    Map<String, Double> ratings = new HashMap<>();
    for (int item = 0; item < 4000; item++) {
      rows.add(new Rating("ann", "item " + item, 3));
      ratings.put("item " + item, item == 3517 ? 1.0 : item % 16 == 5 ? 5.0 : 3.0);
    }
    Recommender model = model(rows);
    FoldedInUser user = model.foldIn(ratings);
    List<Integer> foldIns = new ArrayList<>();
    Explanation why =
        user.withFolding(
                others -> {
                  foldIns.add(others.size());
                  return model.foldIn(others);
                })
            .explain(0);
    assertThat(why.contributions()).hasSize(250);
    assertThat(why.contributions()).filteredOn(each -> each.id().equals("item 3517")).hasSize(1);
    assertThat(why.contributions()).filteredOn(each -> each.rating() == 5).hasSize(249);
    assertThat(foldIns).hasSize(251).startsWith(0, 3999).endsWith(3999);
    double sum = why.contributions().stream().mapToDouble(Contribution::amount).sum();
    assertThat(why.baseline() + sum + why.remainder()).isCloseTo(why.prediction(), within(1e-9));
  }

  @Test
  void aUserOfWhomMoreIsKnownIsFoldedInAgainWithIt() {
    Recommender model = model();
    FoldedInUser five = FoldedInUser.of(model, Map.of("tea", 5), item -> 4.5);
    FoldedInUser user = five.withFolding(ratings -> FoldedInUser.of(model, ratings, item -> 4));
    assertThat(user.explain("jam").baseline()).isEqualTo(4);
    assertThat(five.explain("jam").baseline()).isEqualTo(3);
  }

  @Test
  void withoutCalibrationThereIsNoInterval() {
    FoldedInUser user = model().foldIn(Map.of("tea", 5));
    assertThatThrownBy(() -> user.predictInterval("jam", 0.8))
        .isInstanceOf(UnsupportedQueryException.class)
        .hasMessageStartingWith("mean has no prediction intervals, as it was fitted without");
    assertThatThrownBy(() -> user.explain("gin")).isInstanceOf(UnknownItemException.class);
  }
}
