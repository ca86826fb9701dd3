package org.deepmovie.internal.nn.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.FloatMatrix;
import org.junit.jupiter.api.Test;

class DenseFeaturesTest {

  @Test
  void categoriesHaveColumnsTheMostFrequentFirstAndSeveralOfThemShareALengthOfOne() {
    AttributesBuilder genres = new AttributesBuilder(3);
    genres.add(0, "genre", "drama").add(0, "genre", "comedy").add(1, "genre", "comedy");
    DenseFeatures features = DenseFeatures.of(genres.build(), Optional.empty());
    float half = (float) Math.sqrt(0.5);
    assertThat(features.matrix().row(0)).containsExactly(half, half);
    assertThat(features.matrix().row(1)).containsExactly(1, 0);
    assertThat(features.matrix().row(2)).containsExactly(0, 0);
    assertThat(features.has(0)).isTrue();
    assertThat(features.has(2)).isFalse();
  }

  @Test
  void ofTwoFieldsEachKeepsItsMostFrequentCategoryFirst() {
    AttributesBuilder attributes = new AttributesBuilder(3);
    attributes.add(0, "genre", "western").add(1, "genre", "western").add(2, "genre", "action");
    attributes.add(0, "country", "Peru").add(1, "country", "Italy").add(2, "country", "Peru");
    DenseFeatures features = DenseFeatures.of(attributes.build(), Optional.empty());
    assertThat(features.matrix().row(0)).containsExactly(1, 0, 1, 0);
    assertThat(features.matrix().row(1)).containsExactly(1, 0, 0, 1);
    assertThat(features.matrix().row(2)).containsExactly(0, 1, 1, 0);
  }

  @Test
  void manyNumbersBecomeSharesOfTheTwoNearestQuantiles() {
    AttributesBuilder years = new AttributesBuilder(16);
    for (int row = 0; row < 15; row++) {
      years.add(row, "year", String.valueOf(1990 + row));
    }
    DenseFeatures features = DenseFeatures.of(years.build(), Optional.empty());
    // Eight knots, every second year from 1990 on.
    assertThat(features.matrix().row(0)).containsExactly(1, 0, 0, 0, 0, 0, 0, 0);
    assertThat(features.matrix().row(3)).containsExactly(0, 0.5f, 0.5f, 0, 0, 0, 0, 0);
    assertThat(features.matrix().row(4)).containsExactly(0, 0, 1, 0, 0, 0, 0, 0);
    assertThat(features.matrix().row(14)).containsExactly(0, 0, 0, 0, 0, 0, 0, 1);
    assertThat(features.has(15)).isFalse();
  }

  @Test
  void fewNumbersAndNamesAmongNumbersAreCategories() {
    AttributesBuilder builder = new AttributesBuilder(10);
    for (int row = 0; row < 10; row++) {
      builder.add(row, "rooms", String.valueOf(row % 3));
      builder.add(row, "age", row == 9 ? "unknown" : String.valueOf(row));
    }
    assertThat(DenseFeatures.of(builder.build(), Optional.empty()).matrix().columns())
        .isEqualTo(3 + 10);
  }

  @Test
  void vectorsOfTextsStandBesideAttributes() {
    AttributesBuilder builder = new AttributesBuilder(2);
    builder.add(0, "genre", "drama");
    FloatMatrix texts = new FloatMatrix(2, 2, new float[] {1, 2, 3, 4});
    DenseFeatures features = DenseFeatures.of(builder.build(), Optional.of(texts));
    assertThat(features.matrix().row(0)).containsExactly(1, 1, 2);
    assertThat(features.matrix().row(1)).containsExactly(0, 3, 4);
  }

  @Test
  void withoutAttributesAndTextsThereIsOneColumnOfZeros() {
    DenseFeatures features = DenseFeatures.of(Attributes.none(2), Optional.empty());
    assertThat(features.matrix().columns()).isEqualTo(1);
    assertThat(features.any()).isFalse();
  }

  @Test
  void aColumnInWhichTheGivenRowsAreAlikeBecomesZero() {
    AttributesBuilder builder = new AttributesBuilder(4);
    builder.add(0, "genre", "drama").add(1, "genre", "comedy").add(2, "genre", "opera");
    for (int row = 0; row < 3; row++) {
      builder.add(row, "country", "France");
    }
    DenseFeatures features =
        DenseFeatures.of(builder.build(), Optional.empty())
            .withoutConstantColumns(new int[] {0, 1});
    assertThat(features.matrix().row(1)).containsExactly(1, 0, 0, 0);
    assertThat(features.matrix().row(0)).containsExactly(0, 1, 0, 0);
    assertThat(features.has(2)).isFalse();
    assertThat(features.has(3)).isFalse();
  }
}
