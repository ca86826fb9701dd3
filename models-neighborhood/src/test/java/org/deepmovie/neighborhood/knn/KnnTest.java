package org.deepmovie.neighborhood.knn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.neighborhood.search.CenteredRatings;
import org.deepmovie.internal.neighborhood.search.NeighborLists;
import org.deepmovie.internal.neighborhood.search.NeighborSearch;
import org.deepmovie.internal.neighborhood.search.ShrunkSimilarity;
import org.deepmovie.neighborhood.SmallRatings;
import org.deepmovie.neighborhood.options.NeighborCentering;
import org.deepmovie.neighborhood.options.Similarity;
import org.deepmovie.neighborhood.options.SimilarityOptions;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnnTest {

  private static KnnOptions options(String... values) {
    Map<String, String> all = new HashMap<>();
    for (int n = 0; n < values.length; n += 2) {
      all.put(values[n], values[n + 1]);
    }
    return OptionsMapper.of(KnnOptions.class).parse(all);
  }

  /** i0 and i1 agree, i2 differs; u3 has not rated i0. */
  private static final Dataset SMALL =
      SmallRatings.of(
          new double[] {4, 4, 1},
          new double[] {2, 2, 4},
          new double[] {3, 4, 2},
          new double[] {0, 5, 3});

  @Test
  void itemKnnPredictsTheMeanRatingWeightedByCosineAsWorkedByHand() {
    Recommender model =
        Knn.items(
                options(
                    "similarity",
                    "cosine",
                    "centering",
                    "none",
                    "shrinkage",
                    "0",
                    "damping",
                    "0",
                    "minOverlap",
                    "1"))
            .fit(SMALL, TrainingContext.ofSeed(1));
    double toFirst = (4 * 4 + 2 * 2 + 3 * 4) / Math.sqrt((16 + 4 + 9) * (16 + 4 + 16.0));
    double toLast = (4 * 1 + 2 * 4 + 3 * 2) / Math.sqrt((16 + 4 + 9) * (1 + 16 + 4.0));
    assertThat(model.predict("u3", "i0"))
        .isCloseTo((toFirst * 5 + toLast * 3) / (toFirst + toLast), within(1e-6));
    List<ScoredItem> similar = model.similar("i0", 5);
    assertThat(similar.stream().map(ScoredItem::item).toList()).isEqualTo(List.of(1, 2));
    assertThat(similar.get(0).score()).isCloseTo(toFirst, within(1e-6));
  }

  @Test
  void onlyTheKMostSimilarItemsCount() {
    Recommender model =
        Knn.items(
                options(
                    "similarity",
                    "cosine",
                    "centering",
                    "none",
                    "shrinkage",
                    "0",
                    "damping",
                    "0",
                    "minOverlap",
                    "1",
                    "k",
                    "1"))
            .fit(SMALL, TrainingContext.ofSeed(1));
    assertThat(model.predict("u3", "i0")).isCloseTo(5, within(1e-6));
  }

  @Test
  void userKnnPredictsTheMeanRatingOfTheNeighborsAsWorkedByHand() {
    Recommender model =
        Knn.users(
                options(
                    "similarity",
                    "mean-squared-difference",
                    "centering",
                    "none",
                    "shrinkage",
                    "0",
                    "damping",
                    "0",
                    "minOverlap",
                    "1"))
            .fit(SMALL, TrainingContext.ofSeed(1));
    // u3 rated i1 and i2 5 and 3: squared differences 1 + 4, 9 + 1 and 1 + 1 over two items
    double first = 1 / (1 + 5 / 2.0);
    double second = 1 / (1 + 10 / 2.0);
    double third = 1 / (1 + 2 / 2.0);
    assertThat(model.predict("u3", "i0"))
        .isCloseTo((first * 4 + second * 2 + third * 3) / (first + second + third), within(1e-6));
  }

  @ParameterizedTest
  @EnumSource(NeighborCentering.class)
  void dampingCountsAsNeighborsThatAgreeWithTheBaseline(NeighborCentering centering) {
    String[] published = {
      "centering",
      centering.name().toLowerCase(Locale.ROOT).replace('_', '-'),
      "similarity",
      "cosine",
      "minOverlap",
      "1",
      "damping",
      "0"
    };
    String[] damped = published.clone();
    damped[7] = "0.6";
    BaselineEstimate b = options().average().baseline().fit(SMALL.ratings());
    Recommender items = Knn.items(options(published)).fit(SMALL, TrainingContext.ofSeed(1));
    double s = items.similar("i0", 2).stream().mapToDouble(ScoredItem::score).sum();
    Recommender dampedItems = Knn.items(options(damped)).fit(SMALL, TrainingContext.ofSeed(1));
    assertThat(score(dampedItems, 3, 0))
        .isCloseTo((s * score(items, 3, 0) + 0.6 * b.value(3, 0)) / (s + 0.6), within(1e-5));
    Recommender users = Knn.users(options(published)).fit(SMALL, TrainingContext.ofSeed(1));
    Recommender dampedUsers = Knn.users(options(damped)).fit(SMALL, TrainingContext.ofSeed(1));
    double shrunk = score(dampedUsers, 3, 0);
    assertThat(Math.abs(shrunk - b.value(3, 0)))
        .isLessThan(Math.abs(score(users, 3, 0) - b.value(3, 0)));
  }

  private static double score(Recommender model, int user, int item) {
    float[] scores = new float[3];
    model.score(user, scores);
    return scores[item];
  }

  @Test
  void correlationsAroundTheBaselineAreShrunkAsWorkedByHand() {
    CorNgbrOptions options =
        OptionsMapper.of(CorNgbrOptions.class)
            .parse(
                Map.of(
                    "shrinkage", "3",
                    "damping", "0",
                    "userBiasRegularization", "1",
                    "itemBiasRegularization", "2"));
    Recommender model = Knn.correlations(options).fit(SMALL, TrainingContext.ofSeed(1));
    BaselineEstimate b = BaselineEstimate.fit(SMALL.ratings(), 1, 2, 10);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    double[][] ratings = {{4, 4}, {2, 2}, {3, 4}};
    for (int user = 0; user < 3; user++) {
      double x = ratings[user][0] - b.value(user, 0);
      double y = ratings[user][1] - b.value(user, 1);
      xy += x * y;
      xx += x * x;
      yy += y * y;
    }
    double correlation = xy / Math.sqrt(xx * yy);
    assertThat(correlation).isGreaterThan(0);
    assertThat(model.similar("i0", 1).get(0).score())
        .isCloseTo(3 / (3 + 3.0) * correlation, within(1e-5));
    // i2 is correlated negatively, so that i1 alone counts
    assertThat(model.similar("i0", 5).size()).isEqualTo(1);
    assertThat(model.predict("u3", "i0"))
        .isCloseTo(Math.min(5, b.value(3, 0) + 5 - b.value(3, 1)), within(1e-5));
  }

  @Test
  void itemsWithFewerCommonRatingsThanMinOverlapAreNoNeighbors() {
    Recommender model =
        Knn.items(options("similarity", "cosine", "minOverlap", "4", "shrinkage", "0"))
            .fit(SMALL, TrainingContext.ofSeed(1));
    assertThat(model.similar("i0", 5).size()).isEqualTo(0);
    assertThat(model.similar("i1", 5).size()).isEqualTo(1);
  }

  @Test
  void similaritiesOverFewerRatingsThanTheSignificanceThresholdAreScaledDown() {
    SimilarityOptions half =
        options("similarity", "cosine", "shrinkage", "0", "significanceThreshold", "6")
            .similarities();
    assertThat(ShrunkSimilarity.of(half, 3, 1, 1, 1)).isCloseTo(0.5, within(1e-12));
    assertThat(ShrunkSimilarity.of(half, 6, 1, 1, 1)).isCloseTo(1, within(1e-12));
    assertThat(ShrunkSimilarity.of(half, 60, 1, 1, 1)).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(Similarity.class)
  void theSearchFindsTheSimilaritiesOfAllPairsAtAnyNumberOfThreads(Similarity similarity) {
    Dataset data = PlantedRatings.generate(50, 40, 0.3, 5);
    SimilarityOptions options = new SimilarityOptions(similarity, 2, 7, 0, 1000);
    BaselineEstimate biases = BaselineEstimate.fit(data.ratings(), 5, 5, 10);
    NeighborSearch search =
        new NeighborSearch(options, data.ratings(), data.items(), false, biases, 1);
    CenteredRatings values =
        CenteredRatings.toCompare(similarity, data.ratings(), false, biases, 1);
    try (Workers one = new Workers(1);
        Workers three = new Workers(3)) {
      NeighborLists neighbors = search.all(one);
      NeighborLists again = search.all(three);
      for (int item = 0; item < 40; item++) {
        assertThat(again.end(item)).isEqualTo(neighbors.end(item));
        float before = Float.POSITIVE_INFINITY;
        int found = 0;
        for (int p = neighbors.start(item); p < neighbors.end(item); p++) {
          assertThat(again.id(p)).isEqualTo(neighbors.id(p));
          assertThat(again.similarity(p)).isEqualTo(neighbors.similarity(p));
          assertThat(neighbors.similarity(p)).isLessThanOrEqualTo(before);
          before = neighbors.similarity(p);
          double expected = similarity(options, values, item, neighbors.id(p));
          assertThat((double) neighbors.similarity(p)).isCloseTo(expected, within(1e-5));
        }
        for (int other = 0; other < 40; other++) {
          found += other != item && similarity(options, values, item, other) > 0 ? 1 : 0;
        }
        assertThat(neighbors.end(item) - neighbors.start(item)).isEqualTo(found);
      }
    }
  }

  private static double similarity(
      SimilarityOptions options, CenteredRatings values, int a, int b) {
    double n = 0;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int p = values.rows().start(a); p < values.rows().end(a); p++) {
      int q = values.rows().find(b, values.rows().column(p));
      if (q >= 0) {
        double x = values.rows().value(p);
        double y = values.rows().value(q);
        n++;
        xy += x * y;
        xx += x * x;
        yy += y * y;
      }
    }
    return ShrunkSimilarity.of(options, n, xy, xx, yy);
  }

  @ParameterizedTest
  @EnumSource(NeighborCentering.class)
  void aNewUserWithTheRatingsOfATrainingUserIsPredictedLikeThatUser(NeighborCentering centering) {
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    String name = centering.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Recommender model =
        Knn.items(options("centering", name, "shrinkage", "5"))
            .fit(data, TrainingContext.ofSeed(1));
    int user = 7;
    FoldedInUser newUser = model.foldIn(SmallRatings.ratings(data, user));
    for (int item = 0; item < data.items().size(); item++) {
      assertThat(newUser.predict(item)).isCloseTo(model.predict(user, item), within(1e-5));
    }
  }

  @Test
  void theNearestUserOfANewUserIsTheTrainingUserWithTheSameRatings() {
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    Recommender model =
        Knn.users(options("k", "1", "shrinkage", "0", "damping", "0", "minOverlap", "5"))
            .fit(data, TrainingContext.ofSeed(1));
    int user = 7;
    FoldedInUser newUser = model.foldIn(SmallRatings.ratings(data, user));
    for (int p = data.ratings().byUser().start(user); p < data.ratings().byUser().end(user); p++) {
      assertThat(newUser.predict(data.ratings().byUser().column(p)))
          .isCloseTo(data.ratings().byUser().value(p), within(1e-4));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "4", "1000"})
  void itemKnnScoresArePredictionsForEveryK(String k) {
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    Recommender model =
        Knn.items(options("k", k, "shrinkage", "5")).fit(data, TrainingContext.ofSeed(1));
    float[] scores = new float[data.items().size()];
    model.score(9, scores);
    for (int item = 0; item < scores.length; item++) {
      assertThat(data.scale().clip(scores[item])).isCloseTo(model.predict(9, item), within(1e-5));
    }
  }

  @Test
  void userKnnScoresArePredictions() {
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    Recommender model =
        Knn.users(options("k", "5", "shrinkage", "5")).fit(data, TrainingContext.ofSeed(1));
    float[] scores = new float[data.items().size()];
    model.score(9, scores);
    for (int item = 0; item < scores.length; item++) {
      assertThat(data.scale().clip(scores[item])).isCloseTo(model.predict(9, item), within(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosine", "pearson", "pearson-baseline", "mean-squared-difference"})
  void stretchingTheRatingsStretchesThePredictions(String similarity) {
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    Dataset wide =
        Dataset.builder(
                "wide", data.users(), data.items(), data.ratings().map(rating -> 20 * rating))
            .scale(new RatingScale(20, 100, 20))
            .build();
    KnnOptions options = options("similarity", similarity, "k", "5", "shrinkage", "5");
    for (Knn knn : List.of(Knn.items(options), Knn.users(options))) {
      Recommender plain = knn.fit(data, TrainingContext.ofSeed(1));
      Recommender stretched = knn.fit(wide, TrainingContext.ofSeed(1));
      FoldedInUser newUser = plain.foldIn(SmallRatings.ratings(data, 7));
      FoldedInUser sameUser = stretched.foldIn(SmallRatings.ratings(wide, 7));
      for (int item = 0; item < data.items().size(); item++) {
        assertThat(stretched.predict(9, item)).isCloseTo(20 * plain.predict(9, item), within(1e-3));
        assertThat(sameUser.predict(item)).isCloseTo(20 * newUser.predict(item), within(1e-3));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRowOfEqualRatingsIsCorrelatedWithNoOther(boolean users) {
    double[][] ratings = {{4, 4, 4, 4}, {4, 5, 4, 1}, {4, 4, 5, 2}, {4, 1, 1, 5}};
    Dataset data = SmallRatings.of(ratings);
    SimilarityOptions options = new SimilarityOptions(Similarity.PEARSON, 2, 0, 0, 10);
    NeighborSearch search =
        new NeighborSearch(
            options,
            data.ratings(),
            users ? data.users() : data.items(),
            users,
            BaselineEstimate.fit(data.ratings(), 5, 2, 10),
            1);
    try (Workers workers = new Workers(1)) {
      NeighborLists neighbors = search.all(workers);
      assertThat(neighbors.end(0) - neighbors.start(0)).isEqualTo(0);
      assertThat(neighbors.end(1) - neighbors.start(1)).isEqualTo(1);
      assertThat(neighbors.id(neighbors.start(1))).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(NeighborCentering.class)
  void anItemThatLowersAPredictionHasAShareBelowZero(NeighborCentering centering) {
    String name = centering.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Dataset data = PlantedRatings.generate(60, 40, 0.4, 6);
    Recommender model =
        Knn.items(options("centering", name, "similarity", "cosine", "shrinkage", "5"))
            .fit(data, TrainingContext.ofSeed(1));
    int ones = 0;
    for (int user = 0; user < 59; user++) {
      for (Explanation.Contribution part : model.explain(user, 3).contributions()) {
        if (part.rating() == 1) {
          ones++;
          assertThat(part.amount()).as(part.toString()).isLessThan(0);
        }
      }
    }
    assertThat(ones).as(ones + " ratings of 1").isGreaterThan(20);
  }

  @Test
  void userKnnNeitherExplainsNorFindsSimilarItems() {
    Recommender model = Knn.users(options()).fit(SMALL, TrainingContext.ofSeed(1));
    assertThrows(UnsupportedOperationException.class, () -> model.explain(0, 0));
    assertThrows(UnsupportedOperationException.class, () -> model.similar(0, 3));
  }
}
