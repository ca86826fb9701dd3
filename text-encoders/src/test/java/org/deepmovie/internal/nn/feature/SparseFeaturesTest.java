package org.deepmovie.internal.nn.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deepmovie.analysis.TextLanguage;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.ItemTexts;
import org.junit.jupiter.api.Test;

class SparseFeaturesTest {

  private static double value(CsrMatrix rows, int row, int column) {
    int position = rows.find(row, column);
    return position < 0 ? 0 : rows.value(position);
  }

  @Test
  void severalCategoriesOfAFieldShareALengthOfOne() {
    Attributes attributes =
        new AttributesBuilder(3)
            .add(0, "genre", "drama")
            .add(2, "genre", "comedy")
            .add(2, "genre", "drama")
            .add(2, "year", "1995")
            .build();
    CsrMatrix rows = new SparseFeatures(3).with(attributes).ranked(new int[] {2, 1, 0});
    assertThat(rows.columns()).isEqualTo(3);
    assertThat(value(rows, 2, 1)).isEqualTo(1);
    assertThat(rows.count(1)).isZero();
    assertThat(value(rows, 0, 0)).isEqualTo(Math.sqrt(0.5), within(1e-6));
    assertThat(value(rows, 0, 1)).isEqualTo(Math.sqrt(0.5), within(1e-6));
    assertThat(value(rows, 0, 2)).isEqualTo(1);
  }

  @Test
  void termsAreWeightedByTheirFrequencyInTheTextAndByHowRareTheyAre() {
    ItemTexts texts =
        ItemTexts.of(List.of("storm storm garden", "garden river", "", "river", "engine", "moon"));
    CsrMatrix rows =
        new SparseFeatures(6)
            .with(texts, TextLanguage.ENGLISH, 3)
            .ranked(new int[] {0, 1, 2, 3, 4, 5});
    // the three most frequent words: garden and river in 2 of 6 texts, engine in 1
    assertThat(rows.columns()).isEqualTo(3);
    assertThat(value(rows, 0, 0)).isEqualTo(1, within(1e-6));
    assertThat(value(rows, 1, 0)).isEqualTo(Math.sqrt(0.5), within(1e-6));
    assertThat(value(rows, 1, 1)).isEqualTo(Math.sqrt(0.5), within(1e-6));
    assertThat(rows.count(2)).isZero();
    CsrMatrix four =
        new SparseFeatures(6)
            .with(texts, TextLanguage.ENGLISH, 5)
            .ranked(new int[] {0, 1, 2, 3, 4, 5});
    double storm = 2 * (1 + Math.log(7.0 / 2));
    double garden = 1 + Math.log(7.0 / 3);
    assertThat(value(four, 0, 0)).isEqualTo(garden / Math.hypot(storm, garden), within(1e-6));
    assertThat(value(four, 0, 4)).isEqualTo(storm / Math.hypot(storm, garden), within(1e-6));
  }
}
