package org.deepmovie.deep.autorec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.ItemTexts;
import org.junit.jupiter.api.Test;

class InputFeaturesTest {

  private static float value(CsrMatrix rows, int row, int column) {
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
    CsrMatrix rows = new InputFeatures(3).with(attributes).ranked(new int[] {2, 1, 0});
    assertEquals(3, rows.columns());
    assertEquals(1, value(rows, 2, 1));
    assertEquals(0, rows.count(1));
    assertEquals(Math.sqrt(0.5), value(rows, 0, 0), 1e-6);
    assertEquals(Math.sqrt(0.5), value(rows, 0, 1), 1e-6);
    assertEquals(1, value(rows, 0, 2));
  }

  @Test
  void wordsAreWeightedByHowOftenTheyStandThereAndHowRareTheyAre() {
    ItemTexts texts =
        ItemTexts.of(List.of("storm storm garden", "garden river", "", "river", "engine", "moon"));
    CsrMatrix rows = new InputFeatures(6).with(texts, 3).ranked(new int[] {0, 1, 2, 3, 4, 5});
    // the three most frequent words: garden and river in 2 of 6 texts, engine in 1
    assertEquals(3, rows.columns());
    assertEquals(1, value(rows, 0, 0), 1e-6);
    assertEquals(Math.sqrt(0.5), value(rows, 1, 0), 1e-6);
    assertEquals(Math.sqrt(0.5), value(rows, 1, 1), 1e-6);
    assertEquals(0, rows.count(2));
    CsrMatrix four = new InputFeatures(6).with(texts, 5).ranked(new int[] {0, 1, 2, 3, 4, 5});
    double storm = 2 * (1 + Math.log(7.0 / 2));
    double garden = 1 + Math.log(7.0 / 3);
    assertEquals(garden / Math.hypot(storm, garden), value(four, 0, 0), 1e-6);
    assertEquals(storm / Math.hypot(storm, garden), value(four, 0, 4), 1e-6);
  }
}
