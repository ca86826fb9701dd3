package org.deepmovie.internal.deep.autorec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class RowInputsTest {

  private static final CsrMatrix RATINGS =
      new RatingMatrixBuilder().add(0, 1, -1).add(0, 2, 0).add(2, 0, 2).build(3, 3).byUser();
  private static final CsrMatrix INTERACTIONS =
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
      dense[inputs.columns()[p]] = inputs.valuesWithDropout()[p];
    }
    return dense;
  }

  @Test
  void ratingsImplicitInputsFeaturesAndAOneStandSideBySide() {
    RowInputs inputs =
        new RowInputs(new RowInputs.InputBlocks(RATINGS, INTERACTIONS, true, FEATURES, 0.5, 0));
    float half = (float) Math.sqrt(0.5);
    float third = (float) Math.sqrt(1.0 / 3);
    assertThat(row(inputs, 0))
        .containsExactly(new float[] {0, -half, 0, third, third, third, 0, 0, 1}, within(1e-6f));
    assertThat(row(inputs, 1)).containsExactly(0, 0, 0, 0, 1, 0, 0, 0.5f, 1);
    assertThat(row(inputs, 2)).containsExactly(2, 0, 0, 1, 0, 0, 0, 0, 1);
  }

  @Test
  void asPublishedInputsAreRatingsThatAreNotDivided() {
    RowInputs inputs =
        new RowInputs(new RowInputs.InputBlocks(RATINGS, INTERACTIONS, false, FEATURES, 0, 0));
    assertThat(row(inputs, 0)).containsExactly(0, -1, 0, 0, 0, 1);
    assertThat(inputs.valuesWithDropout()).isSameAs(inputs.values());
  }

  @Test
  void dropoutDropsRatingsWithTheirImplicitInputsAndScalesUpTheOthers() {
    int columns = 1000;
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    for (int column = 0; column < columns; column++) {
      builder.add(0, column, 2);
    }
    CsrMatrix ratings = builder.build(1, columns).byUser();
    CsrMatrix interactions = ratings.withValues((row, p) -> 1);
    CsrMatrix features = new RatingMatrixBuilder().add(0, 0, 3).build(1, 1).byUser();
    RowInputs inputs =
        new RowInputs(new RowInputs.InputBlocks(ratings, interactions, true, features, 0, 0.25));
    try (Workers workers = new Workers(1)) {
      inputs.drawDropout(1, 1, workers);
      float[] first = row(inputs, 0);
      int remaining = 0;
      for (int column = 0; column < columns; column++) {
        if (first[column] != 0) {
          assertThat(first[column]).isEqualTo((float) (2 / 0.75), within(1e-6f));
        }
        assertThat(2 * first[columns + column]).isEqualTo(first[column], within(1e-6f));
        remaining += first[column] == 0 ? 0 : 1;
      }
      assertThat(remaining).isCloseTo(750, within(50));
      assertThat(first[2 * columns]).isEqualTo(3);
      assertThat(first[2 * columns + 1]).isEqualTo(1);
      inputs.drawDropout(1, 2, workers);
      assertThat(row(inputs, 0)).as("every epoch drops others").isNotEqualTo(first);
      inputs.drawDropout(1, 1, workers);
      assertThat(row(inputs, 0)).isEqualTo(first);
      assertThat(inputs.values()[0]).isEqualTo(2);
    }
  }
}
