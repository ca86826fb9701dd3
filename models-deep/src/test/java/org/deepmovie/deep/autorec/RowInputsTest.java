package org.deepmovie.deep.autorec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class RowInputsTest {

  private static final CsrMatrix RATINGS =
      new RatingMatrixBuilder().add(0, 1, -1).add(0, 2, 0).add(2, 0, 2).build(3, 3).byUser();
  private static final CsrMatrix FEEDBACK =
      new RatingMatrixBuilder()
          .add(0, 0, 1)
          .add(0, 1, 1)
          .add(0, 2, 1)
          .add(1, 1, 1)
          .add(2, 0, 1)
          .build(3, 3)
          .byUser();
  private static final CsrMatrix FEATURES =
      new RatingMatrixBuilder().add(1, 1, 0.5f).build(3, 2).byUser();

  private static float[] row(RowInputs inputs, int row) {
    float[] dense = new float[inputs.rows().columns()];
    for (int p = inputs.rows().start(row); p < inputs.rows().end(row); p++) {
      dense[inputs.columns()[p]] = inputs.noisy()[p];
    }
    return dense;
  }

  @Test
  void ratingsMarksFeaturesAndAOneStandSideBySide() {
    RowInputs inputs =
        new RowInputs(new RowInputs.Parts(RATINGS, FEEDBACK, true, FEATURES, 0.5, 0));
    float half = (float) Math.sqrt(0.5);
    float third = (float) Math.sqrt(1.0 / 3);
    assertArrayEquals(
        new float[] {0, -half, 0, third, third, third, 0, 0, 1}, row(inputs, 0), 1e-6f);
    assertArrayEquals(new float[] {0, 0, 0, 0, 1, 0, 0, 0.5f, 1}, row(inputs, 1));
    assertArrayEquals(new float[] {2, 0, 0, 1, 0, 0, 0, 0, 1}, row(inputs, 2));
  }

  @Test
  void asPublishedThereAreRatingsAloneUndivided() {
    RowInputs inputs = new RowInputs(new RowInputs.Parts(RATINGS, FEEDBACK, false, FEATURES, 0, 0));
    assertArrayEquals(new float[] {0, -1, 0, 0, 0, 1}, row(inputs, 0));
    assertSame(inputs.clean(), inputs.noisy());
  }

  @Test
  void noiseLeavesOutRatingsWithTheirMarksAndTheRestMakesUpForThem() {
    int columns = 1000;
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    for (int column = 0; column < columns; column++) {
      builder.add(0, column, 2);
    }
    CsrMatrix ratings = builder.build(1, columns).byUser();
    CsrMatrix marks = ratings.withValues((row, p) -> 1);
    CsrMatrix features = new RatingMatrixBuilder().add(0, 0, 3).build(1, 1).byUser();
    RowInputs inputs = new RowInputs(new RowInputs.Parts(ratings, marks, true, features, 0, 0.25));
    try (Workers workers = new Workers(1)) {
      inputs.draw(1, 1, workers);
      float[] first = row(inputs, 0);
      int kept = 0;
      for (int column = 0; column < columns; column++) {
        assertTrue(first[column] == 0 || Math.abs(first[column] - 2 / 0.75) < 1e-6);
        assertEquals(first[column], 2 * first[columns + column], 1e-6);
        kept += first[column] == 0 ? 0 : 1;
      }
      assertEquals(750, kept, 50);
      assertEquals(3, first[2 * columns]);
      assertEquals(1, first[2 * columns + 1]);
      inputs.draw(1, 2, workers);
      assertTrue(!Arrays.equals(first, row(inputs, 0)), "every epoch leaves out others");
      inputs.draw(1, 1, workers);
      assertArrayEquals(first, row(inputs, 0));
      assertEquals(2, inputs.clean()[0]);
    }
  }
}
