package org.deepmovie.neighborhood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ratings that leave little to compare: every model answers with a rating, and says why. */
class UnusualDataTest {

  private static final List<String> CENTERINGS =
      List.of("none", "row-mean", "column-mean", "z-score", "baseline");
  private static final List<String> SIMILARITIES =
      List.of(
          "cosine", "adjusted-cosine", "pearson", "pearson-baseline", "mean-squared-difference");

  private static Stream<String> models() {
    Stream<String> knn =
        Stream.of("item-knn", "user-knn")
            .flatMap(
                side ->
                    IntStream.range(0, 5)
                        .mapToObj(
                            n ->
                                side
                                    + ":minOverlap=1,shrinkage=0,k=1000000,maxNeighbors=1000000,centering="
                                    + CENTERINGS.get(n)
                                    + ",similarity="
                                    + SIMILARITIES.get(n)
                                    + ",userBiasRegularization=0,itemBiasRegularization=0"));
    return Stream.concat(
        knn,
        Stream.of(
            "item-knn",
            "user-knn",
            "cor-ngbr:shrinkage=0,k=1",
            "wgt-ngbr:shrinkage=0,productShrinkage=0,k=1000,userBiasRegularization=0,itemBiasRegularization=0",
            "wgt-ngbr:nonNegative=true,shrinkage=0,productShrinkage=0",
            "slope-one:minOverlap=1,userBiasRegularization=0,itemBiasRegularization=0",
            "ease:regularization=1",
            "slim:l1Regularization=0,l2Regularization=0",
            "global-ngbr:shrinkage=0,maxNeighbors=1000000,baselineRegularization=0,biasRegularization=0,epochs=3",
            "integrated:shrinkage=0,maxNeighbors=1000000,factors=2,baselineRegularization=0,epochs=3"));
  }

  private static Map<String, Dataset> data() {
    Map<String, Dataset> data = new LinkedHashMap<>();
    data.put("constant", SmallRatings.of(new double[] {3, 3, 3}, new double[] {3, 3, 0}));
    data.put("one rating", SmallRatings.of(new double[] {5, 0, 0}, new double[] {0, 0, 0}));
    data.put("one item", SmallRatings.of(new double[] {5}, new double[] {1}, new double[] {0}));
    data.put("one user", SmallRatings.of(new double[] {5, 4, 1, 0}));
    data.put(
        "one rating each",
        SmallRatings.of(new double[] {5, 0, 0}, new double[] {0, 2, 0}, new double[] {0, 0, 4}));
    data.put(
        "all rated by one, none by another",
        SmallRatings.of(
            new double[] {5, 4, 3, 2},
            new double[] {0, 0, 0, 0},
            new double[] {4, 4, 0, 4},
            new double[] {1, 2, 5, 0}));
    data.put(
        "equal columns",
        SmallRatings.of(
            new double[] {5, 5, 5},
            new double[] {1, 1, 1},
            new double[] {2, 2, 2},
            new double[] {4, 4, 0}));
    Dataset planted = PlantedRatings.generate(15, 12, 0.4, 2);
    data.put("0 to 1", stretched(planted, 0.25, -0.25));
    data.put("1 to 100", stretched(planted, 24.75, -23.75));
    data.put("-10 to 10", stretched(planted, 5, -15));
    return data;
  }

  private static Dataset stretched(Dataset data, double factor, double added) {
    RatingMatrix ratings = data.ratings().map(rating -> factor * rating + added);
    return Dataset.builder("stretched", data.users(), data.items(), ratings)
        .scale(new RatingScale(factor + added, 5 * factor + added, factor))
        .build();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyPredictionIsOnTheScaleAndExplainedAndTheSameOnceLoaded(
      String model, @TempDir Path folder) {
    Trainer trainer = Providers.load().trainer(model);
    assertAll(
        data().entrySet().stream()
            .map(
                each ->
                    () ->
                        assertDoesNotThrow(
                            () -> check(trainer, each.getValue(), folder.resolve("model.zip")),
                            each.getKey())));
  }

  private static void check(Trainer trainer, Dataset data, Path file) throws IOException {
    Recommender fitted = trainer.fit(data, TrainingContext.ofSeed(1).withThreads(2));
    ModelFile.save(fitted, file);
    Recommender loaded = ModelFile.load(file, Providers.load());
    FoldedInUser noRatings = fitted.foldIn(Map.of());
    FoldedInUser oneRating = fitted.foldIn(Map.of("i0", data.scale().max()));
    float[] scores = new float[data.items().size()];
    for (int user = IdMap.UNKNOWN; user < data.users().size(); user++) {
      fitted.score(user, scores);
      for (int item = IdMap.UNKNOWN; item < data.items().size(); item++) {
        double predicted = fitted.predict(user, item);
        assertThat(predicted).isBetween(data.scale().min(), data.scale().max());
        assertThat(loaded.predict(user, item)).isEqualTo(predicted);
        if (item != IdMap.UNKNOWN) {
          assertThat(scores[item]).isFinite();
        }
        assertExplained(fitted, user, item);
      }
    }
    for (int item = 0; item < scores.length; item++) {
      assertThat(noRatings.predict(item)).isBetween(data.scale().min(), data.scale().max());
      assertThat(oneRating.predict(item)).isBetween(data.scale().min(), data.scale().max());
      assertThat(noRatings.predict(item))
          .isCloseTo(fitted.predict(IdMap.UNKNOWN, item), within(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"slope-one", "cor-ngbr:shrinkage=2", "wgt-ngbr:shrinkage=2,productShrinkage=5"})
  void stretchingTheRatingsStretchesThePredictions(String model) {
    Dataset data = PlantedRatings.generate(40, 25, 0.4, 2);
    Recommender plain = Providers.load().trainer(model).fit(data, TrainingContext.ofSeed(1));
    Recommender wide =
        Providers.load().trainer(model).fit(stretched(data, 20, 0), TrainingContext.ofSeed(1));
    FoldedInUser newUser = plain.foldIn(Map.of("i3", 5, "i4", 1, "i7", 4));
    FoldedInUser sameUser = wide.foldIn(Map.of("i3", 100, "i4", 20, "i7", 80));
    for (int item = 0; item < data.items().size(); item++) {
      assertThat(wide.predict(9, item)).isCloseTo(20 * plain.predict(9, item), within(1e-2));
      assertThat(sameUser.predict(item)).isCloseTo(20 * newUser.predict(item), within(1e-2));
    }
  }

  private static void assertExplained(Recommender fitted, int user, int item) {
    Explanation why;
    try {
      why = fitted.explain(user, item);
    } catch (UnsupportedOperationException none) {
      return;
    }
    double sum =
        why.contributions().stream().mapToDouble(Explanation.Contribution::amount).sum()
            + why.baseline()
            + why.remainder();
    double unit = fitted.catalog().scale().unit();
    assertThat(sum).isCloseTo(why.prediction(), within(1e-4 * unit));
    assertThat(fitted.catalog().scale().clip(why.prediction()))
        .isCloseTo(fitted.predict(user, item), within(1e-4 * unit));
  }
}
