package org.deepmovie.internal.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.train.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingCountTrendTest {

  @ParameterizedTest
  @CsvSource({"0.2, true", "-0.2, true", "0, false"})
  void aSlopeIsFoundWhereThereIsOne(double slope, boolean clear) {
    SplittableRandom random = new SplittableRandom(1);
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    int rows = 300;
    for (int row = 0; row < rows; row++) {
      int count = 1 + random.nextInt(100);
      double mean = 3 + slope * Math.log(count) + 0.3 * Seeds.gaussian(random);
      for (int column = 0; column < count; column++) {
        ratings.add(row, column, (float) (mean + Seeds.gaussian(random)));
      }
    }
    assertEquals(clear, isClear(ratings.build(rows, 100).byUser()));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 3", "5, 3"})
  void rowsWithEquallyManyRatingsHaveNone(int rows, int columns) {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        ratings.add(row, column, 1 + row);
      }
    }
    assertEquals(false, isClear(ratings.build(rows, columns).byUser()));
  }

  private static boolean isClear(CsrMatrix ratings) {
    return RatingCountTrend.isClear(ratings, ratings.nonEmptyRows());
  }
}
