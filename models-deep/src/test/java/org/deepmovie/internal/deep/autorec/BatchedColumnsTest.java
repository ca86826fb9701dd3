package org.deepmovie.internal.deep.autorec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class BatchedColumnsTest {

  private static CsrMatrix ratings() {
    SplittableRandom random = new SplittableRandom(4);
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    for (int row = 0; row < 23; row++) {
      for (int column = 0; column < 11; column++) {
        if (row % 5 != 3 && random.nextBoolean()) {
          builder.add(row, column, 1 + random.nextInt(5));
        }
      }
    }
    return builder.build(23, 11).byUser();
  }

  @Test
  void everyRowWithRatingsIsInOneBatchAtOnePlace() {
    CsrMatrix ratings = ratings();
    RowBatches batches = new RowBatches(ratings, 4);
    batches.shuffle(new SplittableRandom(1));
    int rows = 0;
    for (int batch = 0; batch < batches.count(); batch++) {
      for (int place = 0; place < batches.size(batch); place++) {
        int row = batches.row(batch, place);
        assertThat(batches.batch(row)).isEqualTo(batch);
        assertThat(batches.place(row)).isEqualTo(place);
        rows++;
      }
    }
    assertThat(rows).isEqualTo(19);
    assertThat(batches.rows()).isEqualTo(19);
    assertThat(new RowBatches(ratings, 1_000_000_000).count()).isEqualTo(1);
  }

  @Test
  void aColumnGivesTheEntriesOfEachBatchThatAreNotZero() {
    CsrMatrix ratings = ratings();
    float[] values = ratings.valueArray();
    for (int p = 0; p < values.length; p += 7) {
      values[p] = 0;
    }
    BatchedColumns columns = new BatchedColumns(ratings, ratings);
    RowBatches batches = new RowBatches(ratings, 4);
    ColumnEntries taken = new ColumnEntries(batches.largest());
    try (Workers workers = new Workers(2)) {
      for (int epoch = 0; epoch < 3; epoch++) {
        batches.shuffle(new SplittableRandom(epoch));
        columns.group(batches, workers);
        for (int batch = 0; batch < batches.count(); batch++) {
          for (int column = 0; column < 11; column++) {
            TreeMap<Integer, Float> expected = new TreeMap<>();
            for (int place = 0; place < batches.size(batch); place++) {
              int p = ratings.find(batches.row(batch, place), column);
              if (p >= 0 && values[p] != 0) {
                expected.put(place, values[p]);
              }
            }
            columns.take(column, batch, batches, values, taken);
            TreeMap<Integer, Float> actual = new TreeMap<>();
            for (int n = 0; n < taken.size; n++) {
              actual.put(taken.rows[n], taken.values[n]);
            }
            assertThat(actual).isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void rowsWithoutRatingsGiveNoEntries() {
    CsrMatrix ratings = new RatingMatrixBuilder().add(0, 0, 1).add(2, 0, 1).build(3, 1).byUser();
    CsrMatrix entries =
        new RatingMatrixBuilder().add(0, 0, 1).add(1, 0, 1).add(2, 0, 1).build(3, 1).byUser();
    assertThat(new BatchedColumns(entries, ratings).counts()).containsExactly(2);
  }
}
