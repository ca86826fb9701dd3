package org.deepmovie.internal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.DatasetBuilder;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.junit.jupiter.api.Test;

class ItemFeaturesTest {

  private static DatasetBuilder items(int count) {
    List<String> ids = IntStream.range(0, count).mapToObj(j -> "i" + j).toList();
    return Dataset.builder(
            "items", IdMap.of(List.of("u")), IdMap.of(ids), RatingMatrix.empty(1, count))
        .scale(RatingScale.FIVE_STARS);
  }

  private static Dataset genres(String... genres) {
    AttributesBuilder attributes = new AttributesBuilder(genres.length);
    for (int j = 0; j < genres.length; j++) {
      for (String genre : genres[j].split(" ")) {
        if (!genre.isEmpty()) {
          attributes.add(j, "genre", genre);
        }
      }
    }
    return items(genres.length).itemAttributes(attributes.build()).build();
  }

  @Test
  void categoriesAreCenteredAndScaledToASpreadOfOneAndUnknownOnesAreTheMean() {
    Dataset data = genres("war", "war love", "", "war", "love");
    ItemFeatures features = EncodedFeatures.ofAttributes(data).features();
    // war 1 1 1 0 with mean 3/4, variance 3/16; love 0 1 0 1 with mean 1/2, variance 1/4
    double scale = 1 / Math.sqrt(3 / 16.0 + 1 / 4.0);
    FloatMatrix encoded = features.encode(data);
    assertThat(features.columns()).isEqualTo(2);
    assertThat((double) encoded.get(0, 0)).isCloseTo(scale / 4, within(1e-6));
    assertThat((double) encoded.get(0, 1)).isCloseTo(-scale / 2, within(1e-6));
    assertThat((double) encoded.get(4, 0)).isCloseTo(-scale * 3 / 4, within(1e-6));
    assertThat(encoded.row(2)).containsOnly(0);
    double spread = 0;
    for (float value : encoded.values()) {
      spread += value * (double) value / 4;
    }
    assertThat(spread).isCloseTo(1, within(1e-5));
  }

  @Test
  void whatIsTheSameForAllRatedItemsTellsNothing() {
    String[] genres = {"war", "war", "love"};
    assertThat(
            EncodedFeatures.ofAttributes(genres(genres)).features().encode(genres(genres)).row(2))
        .doesNotContain(0);
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    ratings.add(0, 0, 5, Rating.NO_TIMESTAMP);
    ratings.add(0, 1, 3, Rating.NO_TIMESTAMP);
    Dataset cold = genres(genres).withRatings(ratings.build(1, 3));
    for (float value : EncodedFeatures.ofAttributes(cold).features().encode(cold).values()) {
      assertThat(value).isZero();
    }
  }

  @Test
  void aCategoryOfOneAmongManyItemsDoesNotOutweighTheOthers() {
    String[] genres = new String[10_000];
    Arrays.fill(genres, "war");
    genres[7] = "love";
    Dataset data = genres(genres);
    for (float value : EncodedFeatures.ofAttributes(data).features().encode(data).row(7)) {
      assertThat(Math.abs(value)).isBetween(9f, 10f);
    }
  }

  @Test
  void vectorsThatDifferByRoundingAreTheSame() {
    FloatMatrix vectors = new FloatMatrix(3, 1);
    vectors.set(0, 0, 0.9f);
    vectors.set(1, 0, Math.nextUp(0.9f));
    vectors.set(2, 0, 0.9f);
    BitSet known = new BitSet();
    known.set(0, 3);
    Dataset data = items(3).itemVectors(List.of(new GivenVectors("plots", vectors, known))).build();
    for (float value : EncodedFeatures.ofVectors(data).features().encode(data).values()) {
      assertThat(value).isZero();
    }
  }

  @Test
  void smallDifferencesOfLargeNumbersAreNotLost() {
    // four units in the last place apart: the mean is exact, and both are one deviation from it
    Dataset data = vectors("plots", new float[] {8192}, new float[] {8192 + 4 * Math.ulp(8192f)});
    assertThat(EncodedFeatures.ofVectors(data).features().encode(data).values())
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(-1, 1);
  }

  @Test
  void theItemsOfTheFitAreEncodedAsAllOthers() {
    Dataset data =
        genres("war", "war love", "", "love")
            .withTexts(ItemTexts.of(List.of("ship sea", "sea storm", "garden", "letter garden")))
            .withItemVectors(
                vectors(
                        "plots",
                        new float[] {1, 2},
                        new float[] {3, 2},
                        new float[] {0, 5},
                        new float[] {7, 1})
                    .itemVectors());
    EncodedFeatures encoded =
        EncodedFeatures.of(data, true, true, Optional.of(TextVectorOptions.defaults()));
    assertThat(encoded.x().columns()).isEqualTo(encoded.features().columns()).isGreaterThan(4);
    assertThat(encoded.x().values()).containsExactly(encoded.features().encode(data).values());
  }

  /** Vectors (1, 0), (-1, 0), (1, 0), ... but for the last. */
  private static Dataset alternating(int count, float last) {
    float[][] rows = new float[count][];
    for (int row = 0; row < count; row++) {
      rows[row] = new float[] {row == count - 1 ? last : row % 2 == 0 ? 1 : -1, 0};
    }
    return vectors("plots", rows);
  }

  private static List<String> outliers(Dataset fitted, Dataset given) {
    ItemFeatures features = EncodedFeatures.ofVectors(fitted).features();
    List<FeatureColumns> groups = List.of(new VectorColumns("plots", 2));
    return fitted == given
        ? VectorOutliers.ofFit(groups, features.encode(given), given.items())
        : VectorOutliers.ofNew(groups, features.encode(given), given.items());
  }

  @Test
  void aVectorThatDwarfsAllOthersIsNamedInOneSentence() {
    Dataset data = alternating(20, 1e6f);
    assertThat(outliers(data, data))
        .containsExactly(
            "vectors plots: that of i19 lies so far from the other 19 that it has 95.0 % of their"
                + " variance, and the others tell little; check its numbers");
    Dataset usual = alternating(20, 3);
    assertThat(outliers(usual, usual)).isEmpty();
    assertThat(outliers(usual, alternating(4, 1e6f)))
        .singleElement()
        .asString()
        .startsWith("vectors plots: that of i3 lies ")
        .endsWith(
            " times as far from the mean as those of the fit, so predictions by it end at the ends"
                + " of the scale; check its numbers");
    assertThat(outliers(usual, alternating(4, 9))).isEmpty();
  }

  @Test
  void otherItemsAreReadByTheirCategoriesNotByTheirOrder() {
    ItemFeatures features =
        EncodedFeatures.ofAttributes(genres("war", "love", "war love")).features();
    FloatMatrix first = features.encode(genres("war", "love"));
    FloatMatrix turned = features.encode(genres("love", "war", "opera"));
    assertThat(turned.row(1)).containsExactly(first.row(0));
    assertThat(turned.row(0)).containsExactly(first.row(1));
    assertThat(features.encode(items(1).build()).row(0)).containsOnly(0);
  }

  private static Dataset years(double... years) {
    AttributesBuilder attributes = new AttributesBuilder(years.length);
    for (int j = 0; j < years.length; j++) {
      attributes.add(j, "year", Double.toString(years[j]));
    }
    return items(years.length).itemAttributes(attributes.build()).build();
  }

  @Test
  void numbersAreLinearBetweenTheKnotsAndConstantBeyond() {
    ItemFeatures features =
        EncodedFeatures.ofAttributes(years(IntStream.rangeClosed(0, 15).asDoubleStream().toArray()))
            .features();
    assertThat(features.columns()).isEqualTo(16);
    FloatMatrix encoded = features.encode(years(3, 3.25, 4, -7, 0, 99, 15));
    for (int column = 0; column < 16; column++) {
      double between = 0.75 * encoded.get(0, column) + 0.25 * encoded.get(2, column);
      assertThat((double) encoded.get(1, column)).isCloseTo(between, within(1e-6));
    }
    assertThat(encoded.row(3)).containsExactly(encoded.row(4));
    assertThat(encoded.row(5)).containsExactly(encoded.row(6));
  }

  private static Dataset vectors(String name, float[]... rows) {
    int dimension = Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(0);
    FloatMatrix values = new FloatMatrix(rows.length, dimension);
    BitSet known = new BitSet();
    for (int j = 0; j < rows.length; j++) {
      known.set(j, rows[j].length > 0);
      System.arraycopy(rows[j], 0, values.values(), j * dimension, rows[j].length);
    }
    return items(rows.length).itemVectors(List.of(new GivenVectors(name, values, known))).build();
  }

  @Test
  void givenVectorsAreCenteredOverTheItemsThatHaveThem() {
    Dataset data = vectors("plots", new float[] {1, 2}, new float[0], new float[] {3, 2});
    FloatMatrix encoded = EncodedFeatures.ofVectors(data).features().encode(data);
    assertThat(encoded.row(0)).containsExactly(-1, 0);
    assertThat(encoded.row(1)).containsExactly(0, 0);
    assertThat(encoded.row(2)).containsExactly(1, 0);
  }

  @Test
  void givenVectorsOfAnotherLengthAreRefused() {
    ItemFeatures features =
        EncodedFeatures.ofVectors(vectors("plots", new float[] {1, 2}, new float[] {3, 2}))
            .features();
    Dataset longer = vectors("plots", new float[] {1, 2, 3});
    assertThatThrownBy(() -> features.encode(longer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the vectors plots have length 3; the model was fitted with length 2");
  }

  @Test
  void vectorsMustBeFiniteWhereTheyAreKnown() {
    assertThatThrownBy(() -> vectors("plots", new float[] {1, 2}, new float[] {Float.NaN, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("vectors plots: row 1 holds NaN; give numbers from -1e12 to 1e12");
  }

  private static byte[] written(ItemFeatures features) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    features.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static ItemFeatures read(byte[] bytes) throws IOException {
    return ItemFeatures.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Test
  void whatWasWrittenEncodesTheSame() throws IOException {
    Dataset some = years(IntStream.rangeClosed(0, 15).asDoubleStream().toArray());
    for (Dataset data : List.of(some, genres("war", "love", "war love"))) {
      ItemFeatures features = EncodedFeatures.ofAttributes(data).features();
      assertThat(read(written(features)).encode(data).values())
          .containsExactly(features.encode(data).values());
    }
    Dataset given = vectors("plots", new float[] {1, 2}, new float[] {3, 2});
    ItemFeatures features = EncodedFeatures.ofVectors(given).features();
    assertThat(read(written(features)).encode(given).values())
        .containsExactly(features.encode(given).values());
  }

  @Test
  void aFileThatClaimsHugeVectorsIsRefused() throws IOException {
    for (int groups : new int[] {1, 3}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(groups);
      for (int g = 0; g < groups; g++) {
        out.writeByte(ItemFeatures.VECTORS);
        out.writeUTF("plots" + g);
        out.writeInt(Integer.MAX_VALUE);
      }
      assertThatThrownBy(() -> read(bytes.toByteArray())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aTruncatedOrDamagedFileIsRefusedAndAllocatesLittle() throws IOException {
    byte[] file =
        written(EncodedFeatures.ofAttributes(genres("war", "love", "war love")).features());
    for (int length = 0; length < file.length; length++) {
      byte[] truncated = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> read(truncated)).isInstanceOf(IOException.class);
    }
    for (int at = 0; at < file.length; at++) {
      byte[] damaged = file.clone();
      damaged[at] ^= (byte) 0xff;
      try {
        read(damaged);
      } catch (IOException refused) {
        assertThat(refused).isNotNull();
      }
    }
  }
}
