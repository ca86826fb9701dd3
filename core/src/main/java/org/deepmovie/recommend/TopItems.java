package org.deepmovie.recommend;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * The {@code n} best of many scored items, best first; of equal scores the lower index comes first,
 * so that the order of offers does not matter. Not thread-safe.
 */
public final class TopItems {

  private static final int FIRST_ROOM = 64;

  private final int most;
  private int[] items;
  private double[] scores;
  private int size;

  /**
   * Keeps the best {@code n} items; {@code Integer.MAX_VALUE} keeps all.
   *
   * @throws IllegalArgumentException if {@code n} is below 1
   */
  public TopItems(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n=" + n + "; give 1 or more");
    }
    this.most = n;
    this.items = new int[Math.min(n, FIRST_ROOM)];
    this.scores = new double[items.length];
  }

  /**
   * The best {@code n} of the items from 0 to before {@code items}, best first.
   *
   * @param filter which items are compared
   * @param score of an item that passes the filter
   * @throws IllegalArgumentException if {@code n} is below 1
   */
  public static int[] best(int items, int n, IntPredicate filter, IntToDoubleFunction score) {
    TopItems top = new TopItems(n);
    for (int item = 0; item < items; item++) {
      if (filter.test(item)) {
        top.offer(item, score.applyAsDouble(item));
      }
    }
    return top.drain();
  }

  /** Takes {@code item} in if it is among the best so far. */
  public void offer(int item, double score) {
    if (size == most) {
      if (!better(item, score, 0)) {
        return;
      }
      items[0] = item;
      scores[0] = score;
      siftDown(0);
    } else {
      if (size == items.length) {
        int room = (int) Math.min(most, 2L * size);
        items = Arrays.copyOf(items, room);
        scores = Arrays.copyOf(scores, room);
      }
      items[size] = item;
      scores[size] = score;
      siftUp(size++);
    }
  }

  /** The number of items held. */
  public int size() {
    return size;
  }

  /** Whether {@code n} items are held. */
  public boolean isFull() {
    return size == most;
  }

  /** The score of the worst item held; there must be one. */
  public double least() {
    return scores[0];
  }

  /** The items held, best first; empties this. */
  public int[] drain() {
    return drain(new double[size]);
  }

  /**
   * The items held, best first; empties this.
   *
   * @param into their scores, overwritten; as long as {@link #size} or longer
   */
  public int[] drain(double[] into) {
    int[] sorted = new int[size];
    for (int last = size - 1; last >= 0; last--) {
      sorted[last] = items[0];
      into[last] = scores[0];
      size--;
      items[0] = items[size];
      scores[0] = scores[size];
      siftDown(0);
    }
    return sorted;
  }

  private boolean better(int item, double score, int at) {
    return score > scores[at] || (score == scores[at] && item < items[at]);
  }

  private void siftUp(int at) {
    while (at > 0) {
      int parent = (at - 1) / 2;
      if (better(items[at], scores[at], parent)) {
        return;
      }
      swap(at, parent);
      at = parent;
    }
  }

  private void siftDown(int at) {
    while (true) {
      int worst = at;
      for (int child = 2 * at + 1; child <= 2 * at + 2 && child < size; child++) {
        if (better(items[worst], scores[worst], child)) {
          worst = child;
        }
      }
      if (worst == at) {
        return;
      }
      swap(at, worst);
      at = worst;
    }
  }

  private void swap(int a, int b) {
    int item = items[a];
    items[a] = items[b];
    items[b] = item;
    double score = scores[a];
    scores[a] = scores[b];
    scores[b] = score;
  }
}
