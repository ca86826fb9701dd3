package org.deepmovie.deep.towers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.FloatMatrix;
import org.junit.jupiter.api.Test;

class TowerFeaturesTest {

  @Test
  void categoriesHaveColumnsTheMostFrequentFirstAndManyOfThemCountLess() {
    AttributesBuilder genres = new AttributesBuilder(3);
    genres.add(0, "genre", "drama").add(0, "genre", "comedy").add(1, "genre", "comedy");
    TowerFeatures features = TowerFeatures.of(genres.build(), Optional.empty());
    float half = (float) Math.sqrt(0.5);
    assertArrayEquals(new float[] {half, half}, features.matrix().row(0));
    assertArrayEquals(new float[] {1, 0}, features.matrix().row(1));
    assertArrayEquals(new float[] {0, 0}, features.matrix().row(2));
    assertTrue(features.has(0));
    assertFalse(features.has(2));
  }

  @Test
  void manyNumbersBecomeSharesOfTheTwoNearestQuantiles() {
    AttributesBuilder years = new AttributesBuilder(16);
    for (int row = 0; row < 15; row++) {
      years.add(row, "year", String.valueOf(1990 + row));
    }
    TowerFeatures features = TowerFeatures.of(years.build(), Optional.empty());
    // Eight knots, every second year from 1990 on.
    assertArrayEquals(new float[] {1, 0, 0, 0, 0, 0, 0, 0}, features.matrix().row(0));
    assertArrayEquals(new float[] {0, 0.5f, 0.5f, 0, 0, 0, 0, 0}, features.matrix().row(3));
    assertArrayEquals(new float[] {0, 0, 1, 0, 0, 0, 0, 0}, features.matrix().row(4));
    assertArrayEquals(new float[] {0, 0, 0, 0, 0, 0, 0, 1}, features.matrix().row(14));
    assertFalse(features.has(15));
  }

  @Test
  void fewNumbersAndNamesAmongNumbersAreCategories() {
    AttributesBuilder builder = new AttributesBuilder(10);
    for (int row = 0; row < 10; row++) {
      builder.add(row, "rooms", String.valueOf(row % 3));
      builder.add(row, "age", row == 9 ? "unknown" : String.valueOf(row));
    }
    assertEquals(3 + 10, TowerFeatures.of(builder.build(), Optional.empty()).matrix().columns());
  }

  @Test
  void vectorsOfTextsStandBesideAttributes() {
    AttributesBuilder builder = new AttributesBuilder(2);
    builder.add(0, "genre", "drama");
    FloatMatrix texts = new FloatMatrix(2, 2, new float[] {1, 2, 3, 4});
    TowerFeatures features = TowerFeatures.of(builder.build(), Optional.of(texts));
    assertArrayEquals(new float[] {1, 1, 2}, features.matrix().row(0));
    assertArrayEquals(new float[] {0, 3, 4}, features.matrix().row(1));
  }

  @Test
  void withoutAnythingThereIsOneColumnOfZeros() {
    TowerFeatures features = TowerFeatures.of(Attributes.none(2), Optional.empty());
    assertEquals(1, features.matrix().columns());
    assertFalse(features.any());
  }

  @Test
  void whatRatedRowsHaveInCommonOrAllLackTellsNothing() {
    AttributesBuilder builder = new AttributesBuilder(4);
    builder.add(0, "genre", "drama").add(1, "genre", "comedy").add(2, "genre", "opera");
    for (int row = 0; row < 3; row++) {
      builder.add(row, "country", "France");
    }
    TowerFeatures features =
        TowerFeatures.of(builder.build(), Optional.empty()).withoutWhatIsAlike(new int[] {0, 1});
    assertArrayEquals(new float[] {1, 0, 0, 0}, features.matrix().row(1));
    assertArrayEquals(new float[] {0, 1, 0, 0}, features.matrix().row(0));
    assertFalse(features.has(2));
    assertFalse(features.has(3));
  }
}
