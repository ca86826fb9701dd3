package org.deepmovie.recommend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.train.Seeds;
import org.junit.jupiter.api.Test;

class TopItemsTest {

  @Test
  void keepsTheBestFirst() {
    TopItems top = new TopItems(2);
    top.offer(7, 1.0);
    top.offer(8, 3.0);
    top.offer(9, 2.0);
    assertEquals(2, top.size());
    assertArrayEquals(new int[] {8, 9}, top.drain());
  }

  @Test
  void prefersTheLowerIndexAmongEqualScores() {
    TopItems top = new TopItems(2);
    for (int item : new int[] {5, 3, 4, 9}) {
      top.offer(item, 1.0);
    }
    assertArrayEquals(new int[] {3, 4}, top.drain());
  }

  @Test
  void holdsFewerWhereFewerWereOffered() {
    TopItems top = new TopItems(5);
    top.offer(1, 0.5);
    assertArrayEquals(new int[] {1}, top.drain());
    assertArrayEquals(new int[0], top.drain());
  }

  @Test
  void tellsTheScoresItKeepsAndTheWorstOfThem() {
    TopItems top = new TopItems(2);
    top.offer(7, 1.0);
    assertFalse(top.isFull());
    top.offer(8, 3.0);
    top.offer(9, 2.0);
    assertTrue(top.isFull());
    assertEquals(2.0, top.least());
    double[] scores = new double[2];
    top.drain(scores);
    assertArrayEquals(new double[] {3.0, 2.0}, scores);
  }

  @Test
  void canBeUsedAgainOnceDrained() {
    TopItems top = new TopItems(1);
    top.offer(1, 9);
    top.drain();
    top.offer(2, 3);
    assertArrayEquals(new int[] {2}, top.drain());
  }

  @Test
  void agreesWithSortingWhateverTheOrderOfOffers() {
    SplittableRandom random = new SplittableRandom(6);
    for (int round = 0; round < 200; round++) {
      int count = 1 + random.nextInt(30);
      double[] scores = random.ints(count, 0, 8).asDoubleStream().toArray();
      int n = 1 + random.nextInt(12);
      int[] expected =
          IntStream.range(0, count)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer item) -> -scores[item]))
              .limit(n)
              .mapToInt(Integer::intValue)
              .toArray();
      int[] order = IntStream.range(0, count).toArray();
      Seeds.shuffle(order, random);
      TopItems top = new TopItems(n);
      for (int item : order) {
        top.offer(item, scores[item]);
      }
      assertArrayEquals(expected, top.drain());
    }
  }

  @Test
  void refusesRoomForNothing() {
    assertThrows(IllegalArgumentException.class, () -> new TopItems(0));
  }

  @Test
  void anUnboundedListHoldsAllItemsAndTakesRoomForNoMore() {
    TopItems top = new TopItems(Integer.MAX_VALUE);
    for (int item = 0; item < 1000; item++) {
      top.offer(item, item % 10);
    }
    int[] all = top.drain();
    assertEquals(1000, all.length);
    assertEquals(9, all[0]);
    assertEquals(990, all[999]);
  }
}
