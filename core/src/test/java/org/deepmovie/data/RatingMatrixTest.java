package org.deepmovie.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RatingMatrixTest {

  private static RatingMatrixBuilder twice() {
    return new RatingMatrixBuilder().add(0, 1, 2, 10).add(0, 0, 5, 20).add(0, 1, 3, 30);
  }

  @Test
  void showsTheSameRatingsByUserAndByItem() {
    RatingMatrix ratings =
        new RatingMatrixBuilder().add(1, 2, 4).add(0, 2, 1).add(1, 0, 3).build(2, 3);
    assertEquals(2, ratings.users());
    assertEquals(3, ratings.items());
    assertEquals(3, ratings.size());
    assertEquals(2, ratings.byUser().count(1));
    assertEquals(0, ratings.byUser().column(ratings.byUser().start(1)));
    assertEquals(2, ratings.byItem().count(2));
    assertEquals(4, ratings.byItem().value(ratings.byItem().find(2, 1)));
    assertThat(ratings.contains(1, 0)).as("ratings.contains(1, 0)").isTrue();
    assertThat(ratings.contains(0, 0)).as("ratings.contains(0, 0)").isFalse();
    assertEquals(8.0 / 3, ratings.mean(), 1e-12);
  }

  @Test
  void settlesDuplicatesByItsPolicy() {
    RatingMatrix last = twice().build(1, 2);
    assertEquals(2, last.size());
    assertEquals(3, last.byUser().value(1));
    assertEquals(30, last.timestamp(1));
    RatingMatrix first = twice().build(1, 2, DuplicatePolicy.FIRST);
    assertEquals(2, first.byUser().value(1));
    assertEquals(10, first.timestamp(1));
    RatingMatrix mean = twice().build(1, 2, DuplicatePolicy.MEAN);
    assertEquals(2.5f, mean.byUser().value(1));
    assertEquals(30, mean.timestamp(1));
    assertThrows(IllegalArgumentException.class, () -> twice().build(1, 2, DuplicatePolicy.REFUSE));
  }

  @Test
  void isTheSameInWhateverOrderRatingsWereAdded() {
    SplittableRandom random = new SplittableRandom(2);
    RatingMatrixBuilder forward = new RatingMatrixBuilder();
    RatingMatrixBuilder backward = new RatingMatrixBuilder();
    int[] pairs = random.ints(3000, 0, 100 * 90).distinct().toArray();
    for (int n = 0; n < pairs.length; n++) {
      int pair = pairs[n];
      forward.add(pair / 90, pair % 90, pair % 5, 1 + pair % 7);
      int other = pairs[pairs.length - 1 - n];
      backward.add(other / 90, other % 90, other % 5, 1 + other % 7);
    }
    RatingMatrix one = forward.build(100, 90);
    RatingMatrix two = backward.build(100, 90);
    assertEquals(pairs.length, one.size());
    for (int u = 0; u < 100; u++) {
      assertEquals(one.byUser().end(u), two.byUser().end(u));
      for (int p = one.byUser().start(u); p < one.byUser().end(u); p++) {
        assertEquals(one.byUser().column(p), two.byUser().column(p));
        assertEquals((u * 90 + one.byUser().column(p)) % 5, two.byUser().value(p));
        assertEquals(1 + (u * 90 + one.byUser().column(p)) % 7, two.timestamp(p));
      }
    }
  }

  @Test
  void keepsTimesOfRatingsAddedAfterSomeWithoutTime() {
    RatingMatrix ratings = new RatingMatrixBuilder().add(0, 0, 1).add(0, 1, 2, 99).build(1, 2);
    assertThat(ratings.hasTimestamps()).as("ratings.hasTimestamps()").isTrue();
    assertEquals(Rating.NO_TIMESTAMP, ratings.timestamp(0));
    assertEquals(99, ratings.timestamp(1));
    assertThat(new RatingMatrixBuilder().add(0, 0, 1).build(1, 1).hasTimestamps())
        .as("new RatingMatrixBuilder().add(0, 0, 1).build(1, 1).hasTimestamps()")
        .isFalse();
  }

  @Test
  void keepsShapeValuesAndTimesWhenFiltered() {
    RatingMatrix all = twice().add(2, 0, 4, 40).build(3, 2);
    RatingMatrix kept = all.filter(p -> all.byUser().column(p) == 0);
    assertEquals(3, kept.users());
    assertEquals(2, kept.items());
    assertEquals(2, kept.size());
    assertEquals(5, kept.byUser().value(0));
    assertEquals(20, kept.timestamp(0));
    assertEquals(40, kept.timestamp(1));
    assertThat(kept.contains(2, 0)).as("kept.contains(2, 0)").isTrue();
  }

  @Test
  void refusesIndicesOutsideItsShapeAndValuesThatAreNotFinite() {
    assertThrows(IllegalArgumentException.class, () -> new RatingMatrixBuilder().add(-1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new RatingMatrixBuilder().add(0, -1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new RatingMatrixBuilder().add(0, 0, Float.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> new RatingMatrixBuilder().add(1, 0, 1).build(1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new RatingMatrixBuilder().add(0, 1, 1).build(1, 1));
  }

  @Test
  void mayBeEmpty() {
    RatingMatrix empty = RatingMatrix.empty(2, 3);
    assertEquals(0, empty.size());
    assertEquals(2, empty.users());
    assertEquals(3, empty.items());
    assertThat(empty.contains(1, 2)).as("empty.contains(1, 2)").isFalse();
    assertThat(empty.mean()).isNaN();
  }

  @Test
  void aRatingByItemIsFoundAmongThoseByUser() {
    RatingMatrix ratings =
        new RatingMatrixBuilder().add(0, 1, 5).add(1, 0, 4).add(1, 1, 3).add(2, 1, 2).build(3, 3);
    assertArrayEquals(new int[] {1, 0, 2, 3}, ratings.positionsByItem());
    for (int p = 0; p < ratings.size(); p++) {
      int byUser = ratings.positionsByItem()[p];
      assertEquals(ratings.byItem().value(p), ratings.byUser().value(byUser));
    }
  }

  @Test
  void manyRatingsAreSortedAndMergedAsFewAre() {
    int users = 300;
    int items = 900;
    SplittableRandom random = new SplittableRandom(1);
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    TreeMap<Integer, Float> last = new TreeMap<>();
    TreeMap<Integer, Float> byItem = new TreeMap<>();
    for (int n = 0; n < 200_000; n++) {
      int user = random.nextInt(users);
      int item = random.nextInt(items);
      builder.add(user, item, n, 1 + random.nextInt(9));
      last.put(user * items + item, (float) n);
      byItem.put(item * users + user, (float) n);
    }
    RatingMatrix matrix = builder.build(users, items, DuplicatePolicy.LAST);
    assertEquals(last, entries(matrix.byUser()));
    assertEquals(byItem, entries(matrix.byItem()));
    RatingMatrix some = matrix.filter(p -> p % 3 == 0);
    assertEquals((matrix.size() + 2) / 3, some.size());
    assertEquals(matrix.timestamp(30_000), some.timestamp(10_000));
    assertEquals(matrix.byUser().value(30_000), some.byUser().value(10_000));
    assertThat(last).containsAllEntriesOf(entries(some.byUser()));
  }

  /** The values by row * columns + column. */
  private static Map<Integer, Float> entries(CsrMatrix matrix) {
    Map<Integer, Float> entries = new TreeMap<>();
    for (int row = 0; row < matrix.rows(); row++) {
      for (int p = matrix.start(row); p < matrix.end(row); p++) {
        entries.put(row * matrix.columns() + matrix.column(p), matrix.value(p));
      }
    }
    return entries;
  }
}
