package org.deepmovie.split;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.train.Seeds;

/**
 * Orders by external id. Indices depend on the order of rows in a file; random draws from these
 * orders do not.
 */
final class IdOrder {

  private IdOrder() {}

  /** The positions of the ratings by user, in random order. */
  static int[] shuffled(Dataset data, SplittableRandom random) {
    int[] positions = byId(data);
    Seeds.shuffle(positions, random);
    return positions;
  }

  /** The positions of the ratings by user, sorted by user id and then by item id. */
  static int[] byId(Dataset data) {
    if (data.users().isAscending() && data.items().isAscending()) {
      return IntStream.range(0, data.ratings().size()).toArray();
    }
    int[] itemRank = new int[data.items().size()];
    int[] itemOrder = data.items().indicesById();
    for (int rank = 0; rank < itemOrder.length; rank++) {
      itemRank[itemOrder[rank]] = rank;
    }
    CsrMatrix rows = data.ratings().byUser();
    long[] keys = new long[rows.size()];
    int size = 0;
    for (int user : data.users().indicesById()) {
      int from = size;
      for (int p = rows.start(user); p < rows.end(user); p++) {
        keys[size++] = (long) itemRank[rows.column(p)] << 32 | p;
      }
      Arrays.sort(keys, from, size);
    }
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** The rows that have entries, in random order. */
  static int[] shuffledRows(CsrMatrix rows, IdMap ids, SplittableRandom random) {
    int[] order = rows.nonEmptyRows(ids);
    Seeds.shuffle(order, random);
    return order;
  }

  /** The row of each position. */
  static int[] rowOfPosition(CsrMatrix rows) {
    int[] rowOf = new int[rows.size()];
    for (int r = 0; r < rows.rows(); r++) {
      Arrays.fill(rowOf, rows.start(r), rows.end(r), r);
    }
    return rowOf;
  }
}
