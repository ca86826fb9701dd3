package org.deepmovie.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deepmovie.spark.LocalSpark.frame;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingScale;
import org.deepmovie.hybrid.AlternatingPmf;
import org.deepmovie.hybrid.FeatureOptions;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.internal.hybrid.FeaturesProvider;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SparkEncoderTest {

  private static final long SEED = 3;
  private static final PmfOptions OPTIONS =
      PmfOptions.defaults()
          .withFactors(4)
          .withUserRegularization(OptionalDouble.of(0.3))
          .withItemRegularization(OptionalDouble.of(0.3))
          .withInitialStdDev(0.1)
          .withEpochs(12)
          .withPatience(1);

  private static SparkSession spark;
  private static SplitSample sample;

  @BeforeAll
  static void start() {
    spark = LocalSpark.session();
    sample = SplitSample.withColdItems(80, SEED);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static SparkPmfModel onSpark(
      PmfOptions options,
      ItemEncoding<?> encoding,
      int userBlocks,
      int itemBlocks,
      TrainingListener listener) {
    return SparkPmf.of(options)
        .withEncoding(encoding)
        .withBlocks(userBlocks, itemBlocks)
        .fit(
            frame(sample.users(), sample.items(), sample.train()),
            frame(sample.users(), sample.items(), sample.validation()),
            TrainingContext.ofSeed(SEED).withListener(listener));
  }

  private static ItemEncoding<FeatureOptions> encoding(EncoderProvider<FeatureOptions> provider) {
    return new ItemEncoding<>(provider, FeatureOptions.defaults(), sample.known());
  }

  private static Recommender onOneMachine(
      PmfOptions options, EncoderProvider<FeatureOptions> provider, TrainingListener listener) {
    return sample.onOneMachine(
        new AlternatingPmf(options, provider, FeatureOptions.defaults()), listener);
  }

  private static void assertSameModel(Recommender one, Recommender many) {
    SplitSample.assertSameBits(one, many);
    assertThat(((ColdStartRecommender) many).encode(sample.known()).values())
        .as("calibrated outputs")
        .containsExactly(((ColdStartRecommender) one).encode(sample.known()).values());
  }

  @Test
  void fitsTheBitsOfOneMachineWithAnEncoderInClosedForm() {
    EncoderProvider<FeatureOptions> features = new FeaturesProvider();
    Recommender one = onOneMachine(OPTIONS.withEpochs(2), features, epoch -> {});
    try (SparkPmfModel many =
        onSpark(OPTIONS.withEpochs(2), encoding(features), 2, 1, epoch -> {})) {
      assertSameModel(one, many.toRecommender());
    }
  }

  @Test
  void fitsTheBitsOfOneMachineWithATrainedEncoderAtAnyNumberOfBlocks() {
    EncoderProvider<FeatureOptions> gradual = new GradualFeatures();
    List<TrainingListener.Epoch> expected = new ArrayList<>();
    Recommender one = onOneMachine(OPTIONS, gradual, expected::add);
    assertThat(expected).as("early stopping").hasSizeBetween(3, OPTIONS.epochs() - 1);
    for (int[] blocks : new int[][] {{1, 2}, {3, 2}}) {
      List<TrainingListener.Epoch> epochs = new ArrayList<>();
      try (SparkPmfModel many =
          onSpark(OPTIONS, encoding(gradual), blocks[0], blocks[1], epochs::add)) {
        assertSameModel(one, many.toRecommender());
      }
      SplitSample.assertSameEpochs(expected, epochs);
    }
  }

  @Test
  void withoutHoldoutTheEncoderOfTheLoopReadsColdItems() {
    PmfOptions options = OPTIONS.withEpochs(2).withColdStartHoldout(0);
    EncoderProvider<FeatureOptions> gradual = new GradualFeatures();
    Recommender one = onOneMachine(options, gradual, epoch -> {});
    try (SparkPmfModel many = onSpark(options, encoding(gradual), 2, 2, epoch -> {})) {
      assertSameModel(one, many.toRecommender());
    }
  }

  @Test
  void recommendsColdItemsAsOneMachineDoesAfterItWasWrittenAndRead(@TempDir Path dir) {
    String folder = dir.resolve("model").toString();
    EncoderProvider<FeatureOptions> features = new FeaturesProvider();
    try (SparkPmfModel fitted =
        onSpark(OPTIONS.withEpochs(2), encoding(features), 2, 2, epoch -> {})) {
      fitted.write(folder);
      SparkPmfModel read = SparkPmfModel.read(spark, folder);
      Recommender one = fitted.toRecommender(sample.known());
      assertSameModel(one, read.toRecommender());
      assertThat(one.catalog().titles()).isEqualTo(sample.known().titles());
      assertThat(read.itemVectors().count()).isEqualTo(sample.items().size());
      for (Row row : LocalSpark.collected(read.recommendAll(5), "user")) {
        List<String> expected =
            one.recommend(row.getString(0), 5).stream().map(ScoredItem::id).toList();
        List<String> actual = row.<Row>getList(1).stream().map(item -> item.getString(0)).toList();
        assertThat(actual).isEqualTo(expected);
      }
    }
  }

  @Test
  void collectsTheItemsOfADataFrameInTheOrderOfTheirIds() {
    Dataset items =
        ItemFrame.of(
                spark.sql(
                    "SELECT * FROM VALUES"
                        + " (2, 'Two', null, array('drama', null, 'war'), 'fr | us'),"
                        + " (10, null, 'a text', null, null)"
                        + " AS t(item, title, text, genre, country)"))
            .collect();
    assertThat(items.items().ids()).containsExactly("10", "2");
    assertThat(items.titles()).containsExactly("10", "Two");
    assertThat(items.texts().text(0)).isEqualTo("a text");
    assertThat(items.texts().has(1)).isFalse();
    assertThat(items.itemAttributes().fields())
        .extracting(field -> field.categories(1))
        .containsExactly(List.of("drama", "war"), List.of("fr", "us"));
    assertThat(items.itemAttributes().fields()).allMatch(field -> field.categories(0).isEmpty());
  }

  @Test
  void refusesADataFrameOfItemsWithOneIdTwiceOrWithoutIds() {
    assertThatThrownBy(
            () -> ItemFrame.of(spark.sql("SELECT * FROM VALUES (1), (1) AS t(item)")).collect())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("item '1' has several rows");
    assertThatThrownBy(
            () -> ItemFrame.of(spark.sql("SELECT CAST(null AS STRING) AS item")).collect())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("an item has no id");
    assertThatThrownBy(() -> ItemFrame.of(spark.sql("SELECT 1 AS film")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no column 'item'");
  }

  @Test
  void refusesRatedItemsThatTheEncoderWasNotGiven() {
    Dataset few = Dataset.of(List.of(new Rating("u", "m001", 1)), RatingScale.FIVE_STARS);
    ItemEncoding<?> encoding =
        new ItemEncoding<>(new FeaturesProvider(), FeatureOptions.defaults(), few);
    assertThatThrownBy(() -> onSpark(OPTIONS, encoding, 1, 1, epoch -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("have ratings, but the encoder was not given them");
  }
}
