package org.deepmovie.mf.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;

class PopularityTest {

  /** a has three ratings, two of them likes; b two, both likes; c one, no like. */
  private static final Dataset DATA =
      Dataset.of(
          List.of(
              new Rating("ann", "c", 3), new Rating("ann", "b", 4),
              new Rating("bob", "a", 1), new Rating("bob", "b", 5),
              new Rating("cat", "a", 5), new Rating("dan", "a", 4)));

  private static Recommender fit(Dataset data, Map<String, String> options) {
    return new Popularity(OptionsMapper.of(PopularityOptions.class).parse(options))
        .fit(data, TrainingContext.ofSeed(1));
  }

  private static double score(Recommender model, String user, String item) {
    float[] scores = new float[model.catalog().items().size()];
    model.score(model.catalog().users().indexOf(user), scores);
    return scores[model.catalog().requireItem(item)];
  }

  @Test
  void anItemsScoreIsItsNumberOfRatingsForEverybody() {
    Recommender model = fit(DATA, Map.of());
    for (String user : List.of("ann", "dan", "nobody")) {
      assertEquals(3, score(model, user, "a"));
      assertEquals(2, score(model, user, "b"));
      assertEquals(1, score(model, user, "c"));
    }
  }

  @Test
  void likesAreRatingsFromThreeQuartersOfTheScale() {
    Recommender model = fit(DATA, Map.of("count", "likes"));
    assertEquals(2, score(model, "ann", "a"));
    assertEquals(2, score(model, "ann", "b"));
    assertEquals(0, score(model, "ann", "c"));
  }

  @Test
  void recommendedItemsAreUnseenAndScoredByTheirCount() {
    List<ScoredItem> best = fit(DATA, Map.of()).recommend("cat", 5);
    assertEquals(List.of("b", "c"), best.stream().map(ScoredItem::id).toList());
    assertEquals(List.of(2.0, 1.0), best.stream().map(ScoredItem::score).toList());
  }

  @Test
  void aNewUserIsRecommendedUnratedItems() {
    List<ScoredItem> best = fit(DATA, Map.of()).foldIn(Map.of("a", 5)).recommend(5);
    assertEquals(List.of("b", "c"), best.stream().map(ScoredItem::id).toList());
    assertEquals(2, best.get(0).score());
  }

  @Test
  void ratingsArePredictedAsByTheBaselineWithTheSameOptions() {
    Map<String, String> options =
        Map.of("userBiasRegularization", "1", "itemBiasRegularization", "2");
    Recommender model = fit(DATA, options);
    Recommender baseline =
        new Baseline(OptionsMapper.of(BaselineOptions.class).parse(options))
            .fit(DATA, TrainingContext.ofSeed(1));
    for (String item : List.of("a", "b", "c", "unknown")) {
      assertEquals(baseline.predict("bob", item), model.predict("bob", item));
    }
    Map<String, Integer> ratings = Map.of("a", 2, "c", 5);
    assertEquals(baseline.foldIn(ratings).predict("b"), model.foldIn(ratings).predict("b"), 1e-12);
  }

  @Test
  void interactionsWithoutARatingCountUnlessLikesAreCounted() {
    RatingMatrixBuilder seen = new RatingMatrixBuilder();
    seen.add(DATA.users().indexOf("dan"), DATA.items().indexOf("c"), 1);
    Dataset data = DATA.withImplicitFeedback(seen.build(4, 3).byUser());
    assertEquals(2, score(fit(data, Map.of()), "ann", "c"));
    assertEquals(0, score(fit(data, Map.of("count", "likes")), "ann", "c"));
  }

  @Test
  void likesOfAnotherScaleAreCountedOnIt() {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    float[] values = {10, 70, 75, 100};
    for (int user = 0; user < values.length; user++) {
      ratings.add(user, 0, values[user]);
    }
    Dataset data =
        Dataset.builder("percent", DATA.users(), DATA.items(), ratings.build(4, 3))
            .scale(new RatingScale(0, 100, 1))
            .build();
    float[] scores = new float[3];
    fit(data, Map.of("count", "likes")).score(0, scores);
    assertArrayEquals(new float[] {2, 0, 0}, scores);
  }

  @Test
  void aBaselineThatDivergesIsReportedUnderTheModelsName() {
    Map<String, String> steep =
        Map.of("method", "sgd", "learningRate", "1", "regularization", "90", "epochs", "1000");
    DivergedException diverged = assertThrows(DivergedException.class, () -> fit(DATA, steep));
    assertThat(diverged).hasMessageContaining("popularity");
  }
}
