package org.deepmovie.internal.text.lstm;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.deepmovie.internal.nn.rows.TokenRows;

/**
 * The documents of a batch by descending length, in groups that are read in parallel, a word of
 * each document per step. The documents that still have a word at a step are always the first of a
 * group.
 *
 * @param rows the rows of the words
 * @param order the documents by descending length
 */
record DocumentGroups(TokenRows rows, int[] order) {

  /** The most documents of a group. */
  static final int SIZE = 8;

  static DocumentGroups of(TokenRows rows) {
    int[] order =
        IntStream.range(0, rows.documents())
            .boxed()
            .sorted(Comparator.comparing(d -> rows.first(d) - rows.end(d)))
            .mapToInt(Integer::intValue)
            .toArray();
    return new DocumentGroups(rows, order);
  }

  int count() {
    return (order.length + SIZE - 1) / SIZE;
  }

  /** The number of steps of {@code group}: the number of words of its longest document. */
  int steps(int group) {
    return length(order[group * SIZE]);
  }

  private int length(int document) {
    return rows.end(document) - rows.first(document);
  }

  /** How many documents of {@code group} have more than {@code step} words. */
  int active(int group, int step) {
    int from = group * SIZE;
    int count = Math.min(SIZE, order.length - from);
    while (count > 0 && length(order[from + count - 1]) <= step) {
      count--;
    }
    return count;
  }

  /** The row of a document's word at {@code step}, counted from the end if {@code reversed}. */
  int row(int group, int place, int step, boolean reversed) {
    int document = order[group * SIZE + place];
    return reversed ? rows.end(document) - 1 - step : rows.first(document) + step;
  }
}
