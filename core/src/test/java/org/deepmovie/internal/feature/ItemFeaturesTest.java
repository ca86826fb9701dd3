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
import java.util.stream.IntStream;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.DatasetBuilder;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.data.IdMap;
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
    ItemFeatures features = ItemFeatures.ofAttributes(data);
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
    assertThat(ItemFeatures.ofAttributes(genres(genres)).encode(genres(genres)).row(2))
        .doesNotContain(0);
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    ratings.add(0, 0, 5, Rating.NO_TIMESTAMP);
    ratings.add(0, 1, 3, Rating.NO_TIMESTAMP);
    Dataset cold = genres(genres).withRatings(ratings.build(1, 3));
    for (float value : ItemFeatures.ofAttributes(cold).encode(cold).values()) {
      assertThat(value).isZero();
    }
  }

  @Test
  void aCategoryOfOneAmongManyItemsDoesNotOutweighTheOthers() {
    String[] genres = new String[10_000];
    Arrays.fill(genres, "war");
    genres[7] = "love";
    Dataset data = genres(genres);
    for (float value : ItemFeatures.ofAttributes(data).encode(data).row(7)) {
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
    for (float value : ItemFeatures.ofVectors(data).encode(data).values()) {
      assertThat(value).isZero();
    }
  }

  @Test
  void otherItemsAreReadByTheirCategoriesNotByTheirOrder() {
    ItemFeatures features = ItemFeatures.ofAttributes(genres("war", "love", "war love"));
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
        ItemFeatures.ofAttributes(years(IntStream.rangeClosed(0, 15).asDoubleStream().toArray()));
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
    FloatMatrix encoded = ItemFeatures.ofVectors(data).encode(data);
    assertThat(encoded.row(0)).containsExactly(-1, 0);
    assertThat(encoded.row(1)).containsExactly(0, 0);
    assertThat(encoded.row(2)).containsExactly(1, 0);
  }

  @Test
  void givenVectorsOfAnotherLengthAreRefused() {
    ItemFeatures features =
        ItemFeatures.ofVectors(vectors("plots", new float[] {1, 2}, new float[] {3, 2}));
    Dataset longer = vectors("plots", new float[] {1, 2, 3});
    assertThatThrownBy(() -> features.encode(longer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the vectors plots have length 3; the model was fitted with length 2");
  }

  @Test
  void vectorsMustBeFiniteWhereTheyAreKnown() {
    assertThatThrownBy(() -> vectors("plots", new float[] {1, 2}, new float[] {Float.NaN, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("vectors plots: row 1 holds NaN");
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
      ItemFeatures features = ItemFeatures.ofAttributes(data);
      assertThat(read(written(features)).encode(data).values())
          .containsExactly(features.encode(data).values());
    }
    Dataset given = vectors("plots", new float[] {1, 2}, new float[] {3, 2});
    ItemFeatures features = ItemFeatures.ofVectors(given);
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
    byte[] file = written(ItemFeatures.ofAttributes(genres("war", "love", "war love")));
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
