package org.deepmovie.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.internal.analysis.PretrainedVectors;

/** What holds of all that a reader of data returns. */
final class ValidData {

  private ValidData() {}

  /** Every rating is on the scale, no count is negative, and no id is empty. */
  static void require(Dataset dataset) {
    CsrMatrix ratings = dataset.ratings().byUser();
    assertThat(dataset.titles()).hasSize(dataset.items().size()).doesNotContainNull();
    assertThat(dataset.users().ids()).doesNotContain("");
    assertThat(dataset.items().ids()).doesNotContain("");
    require(ratings);
    for (int p = 0; p < ratings.size(); p++) {
      float value = ratings.value(p);
      assertThat(dataset.scale().isImplicit() ? value >= 0 : dataset.scale().contains(value))
          .as("%s is on the scale", value)
          .isTrue();
    }
  }

  /** Every value is finite. */
  static void require(CsrMatrix matrix) {
    for (int p = 0; p < matrix.size(); p++) {
      assertThat(matrix.value(p)).isFinite();
      assertThat(matrix.column(p)).isBetween(0, matrix.columns() - 1);
    }
  }

  /** Every number is finite. */
  static void require(GivenVectors vectors) {
    for (int index = 0; index < vectors.size(); index++) {
      for (int column = 0; column < vectors.dimension(); column++) {
        assertThat(vectors.get(index, column)).isFinite();
      }
    }
  }

  /** Every vector has the stated length, and every number is finite. */
  static void require(PretrainedVectors read) {
    for (float[] vector : read.vectors()) {
      if (vector != null) {
        assertThat(vector).hasSize(read.dimension());
        for (float value : vector) {
          assertThat(value).isFinite();
        }
      }
    }
  }
}
