package org.deepmovie.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deepmovie.spark.LocalSpark.frame;
import static org.deepmovie.spark.LocalSpark.rating;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.deepmovie.data.RatingScale;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SparkPmfTest {

  private static final long SEED = 3;
  private static final PmfOptions OPTIONS =
      PmfOptions.defaults()
          .withFactors(8)
          .withUserRegularization(OptionalDouble.of(0.3))
          .withItemRegularization(OptionalDouble.of(0.3))
          .withEpochs(14)
          .withPatience(1);

  private static SparkSession spark;
  private static SplitSample sample;

  @BeforeAll
  static void start() {
    spark = LocalSpark.session();
    sample = SplitSample.ofUsers(150, SEED);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static SparkPmfModel onSpark(
      PmfOptions options,
      int userBlocks,
      int itemBlocks,
      double factor,
      TrainingListener listener) {
    return SparkPmf.of(options)
        .withBlocks(userBlocks, itemBlocks)
        .fit(
            frame(sample.users(), sample.items(), sample.train().map(r -> factor * r)),
            frame(sample.users(), sample.items(), sample.validation().map(r -> factor * r)),
            TrainingContext.ofSeed(SEED).withListener(listener));
  }

  @Test
  void fitsTheBitsOfOneMachineAtAnyNumberOfBlocks() {
    List<TrainingListener.Epoch> expected = new ArrayList<>();
    Recommender one = sample.onOneMachine(OPTIONS, RatingScale.FIVE_STARS, 1, expected::add);
    assertThat(expected).as("early stopping").hasSizeBetween(3, OPTIONS.epochs() - 1);
    for (int[] blocks : new int[][] {{1, 2}, {3, 2}}) {
      List<TrainingListener.Epoch> epochs = new ArrayList<>();
      try (SparkPmfModel many = onSpark(OPTIONS, blocks[0], blocks[1], 1, epochs::add)) {
        SplitSample.assertSameBits(one, many.toRecommender());
      }
      SplitSample.assertSameEpochs(expected, epochs);
    }
  }

  @Test
  void fitsTheBitsOfOneMachineOnAnotherScaleAndWithoutBiases() {
    PmfOptions options = OPTIONS.withCentering(PmfOptions.Centering.GLOBAL_MEAN).withEpochs(3);
    double factor = 0.7;
    RatingScale scale = RatingScale.of(sample.train().map(r -> factor * r));
    Recommender one = sample.onOneMachine(options, scale, factor, epoch -> {});
    try (SparkPmfModel many = onSpark(options, 2, 2, factor, epoch -> {})) {
      SplitSample.assertSameBits(one, many.toRecommender());
    }
  }

  @Test
  void recommendsWhatOneMachineRecommendsAfterItWasWrittenAndRead(@TempDir Path dir) {
    String folder = dir.resolve("model").toString();
    try (SparkPmfModel fitted = onSpark(OPTIONS.withEpochs(2), 2, 2, 1, epoch -> {})) {
      fitted.write(folder);
      assertThatThrownBy(() -> fitted.write(folder))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("exists");
      SparkPmfModel read = SparkPmfModel.read(spark, folder);
      assertThat(LocalSpark.collected(read.userVectors(), "user"))
          .isEqualTo(LocalSpark.collected(fitted.userVectors(), "user"));
      assertThat(read.itemVectors().columns()).containsExactly("item", "bias", "factors");
      Recommender one = fitted.toRecommender();
      SplitSample.assertSameBits(one, read.toRecommender());
      for (Row row : LocalSpark.collected(read.recommendAll(5), "user")) {
        List<String> expected =
            one.recommend(row.getString(0), 5).stream().map(ScoredItem::id).toList();
        List<String> actual = row.<Row>getList(1).stream().map(item -> item.getString(0)).toList();
        assertThat(actual).isEqualTo(expected);
      }
    }
  }

  @Test
  void refusesAFolderThatIsNoModel(@TempDir Path dir) {
    assertThatThrownBy(() -> SparkPmfModel.read(spark, dir.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a model");
  }

  @Test
  void theNewestOfSeveralRatingsCounts() {
    List<Row> once =
        List.of(rating("a", "x", 1, 0), rating("a", "y", 5, 9), rating("b", "x", 4, 0));
    List<Row> twice = new ArrayList<>(once);
    twice.add(0, rating("a", "y", 2, 8));
    TrainingContext context = TrainingContext.ofSeed(SEED);
    SparkPmf pmf =
        SparkPmf.of(OPTIONS.withEpochs(1)).withScale(RatingScale.FIVE_STARS).withBlocks(2, 1);
    try (SparkPmfModel expected = pmf.fit(frame(once), context);
        SparkPmfModel actual = pmf.fit(frame(twice), context)) {
      assertThat(LocalSpark.collected(actual.userVectors(), "user"))
          .isEqualTo(LocalSpark.collected(expected.userVectors(), "user"));
    }
  }

  @Test
  void aUserWithoutTrainingRatingsHasNoVector() {
    SparkPmf pmf =
        SparkPmf.of(OPTIONS.withEpochs(1)).withScale(RatingScale.FIVE_STARS).withBlocks(2, 2);
    try (SparkPmfModel model =
        pmf.fit(
            frame(List.of(rating("a", "x", 1, 0), rating("a", "y", 5, 0))),
            frame(List.of(rating("cold", "y", 2, 0), rating("a", "unrated", 2, 0))),
            TrainingContext.ofSeed(SEED))) {
      assertThat(model.userVectors().select("user").collectAsList())
          .extracting(r -> r.get(0))
          .containsExactly("a");
      assertThat(model.itemVectors().count()).isEqualTo(2);
      assertThat(model.toRecommender().catalog().users().size()).isEqualTo(2);
    }
  }

  @Test
  void oneSentenceSaysWhatIsWrongWithTheRatings() {
    TrainingContext context = TrainingContext.ofSeed(SEED);
    SparkPmf pmf = SparkPmf.of(OPTIONS).withScale(RatingScale.FIVE_STARS);
    assertRefused(
        () -> pmf.fit(frame(List.of(rating("a", "x", 1, 5), rating("a", "x", 2, 5))), context),
        "user 'a' has two different ratings for item 'x' of the same time");
    assertRefused(
        () -> pmf.fit(frame(List.of(rating("a", null, 1, 5))), context), "1 rows have no user");
    assertRefused(
        () -> pmf.fit(frame(List.of(rating("a", "x", Float.NaN, 5))), context),
        "no number as their rating");
    assertRefused(() -> pmf.fit(frame(List.of()), context), "pmf needs ratings");
    assertRefused(
        () -> pmf.fit(frame(List.of(rating("a", "x", 7, 5))), context),
        "beyond the scale from 1.0 to 5.0");
    assertRefused(
        () ->
            SparkPmf.of(OPTIONS)
                .fit(frame(List.of(rating("a", "x", 1, 5), rating("b", "x", 1, 5))), context),
        "only interactions");
    assertRefused(
        () -> RatingFrame.of(frame(List.of()).rows(), "who", "item", "rating"), "no column 'who'");
    assertRefused(() -> SparkPmf.of(OPTIONS).withBlocks(0, 1), "0 user blocks");
    assertRefused(
        () -> SparkPmf.of(OPTIONS.withInference(PmfOptions.Inference.GIBBS)), "inference=gibbs");
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
