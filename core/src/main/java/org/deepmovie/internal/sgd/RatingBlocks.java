package org.deepmovie.internal.sgd;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;

/**
 * Ratings as triples in the order in which stochastic gradient descent visits them: users and items
 * are each cut into {@link #PARTS} parts with about equally many ratings, and the ratings of one
 * part of users for one part of items form a block (Gemulla et al. 2011, section 3). Blocks that
 * share neither a part of users nor one of items can be visited at the same time.
 *
 * <p>All orders follow from a seed and external ids, so that the order of a file changes nothing.
 * 12 bytes per rating.
 */
public final class RatingBlocks {

  /**
   * The number of parts of either side. It is the greatest number of threads that can work at a
   * time. It does not depend on their number, for it changes the result.
   */
  public static final int PARTS = 16;

  private final int[] users;
  private final int[] items;
  private final float[] values;
  private final int[] starts = new int[PARTS * PARTS + 1];

  /**
   * The blocks of the ratings of {@code data}.
   *
   * @param workers fill the blocks; their number does not change the result
   */
  public RatingBlocks(Dataset data, long seed, Workers workers) {
    RatingMatrix ratings = data.ratings();
    int[] userOrder = order(data.users(), ratings.byUser(), Seeds.random(seed, "order of users"));
    int[] itemOrder = order(data.items(), ratings.byItem(), Seeds.random(seed, "order of items"));
    int[] userPart = parts(ratings.byUser(), userOrder);
    int[] itemPart = parts(ratings.byItem(), itemOrder);
    this.users = new int[ratings.size()];
    this.items = new int[ratings.size()];
    this.values = new float[ratings.size()];
    int[] userStarts = partStarts(userOrder, userPart);
    int[] itemRank = ranks(itemOrder, ratings.items());
    CsrMatrix rows = ratings.byUser();
    workers.forEach(
        PARTS, 1, (worker, part, to) -> count(rows, userOrder, userStarts, part, itemPart));
    for (int block = 0; block < PARTS * PARTS; block++) {
      starts[block + 1] += starts[block];
    }
    workers.forEach(
        PARTS,
        1,
        (worker, part, to) -> fill(rows, userOrder, userStarts, part, itemRank, itemPart));
  }

  /** The rows that have ratings, at random. */
  private static int[] order(IdMap ids, CsrMatrix rows, SplittableRandom random) {
    int[] order = rows.nonEmptyRows(ids);
    Seeds.shuffle(order, random);
    return order;
  }

  /** Gives a row, in the given order, to the part in whose share of the ratings it begins. */
  private static int[] parts(CsrMatrix rows, int[] order) {
    int[] parts = new int[rows.rows()];
    long before = 0;
    for (int row : order) {
      parts[row] = (int) (before * PARTS / rows.size());
      before += rows.count(row);
    }
    return parts;
  }

  /** Where each part starts in {@code order}, and the length of the order at the end. */
  private static int[] partStarts(int[] order, int[] parts) {
    int[] partStarts = new int[PARTS + 1];
    for (int row : order) {
      partStarts[parts[row] + 1]++;
    }
    for (int part = 0; part < PARTS; part++) {
      partStarts[part + 1] += partStarts[part];
    }
    return partStarts;
  }

  private static int[] ranks(int[] order, int rows) {
    int[] ranks = new int[rows];
    for (int rank = 0; rank < order.length; rank++) {
      ranks[order[rank]] = rank;
    }
    return ranks;
  }

  private void count(CsrMatrix rows, int[] userOrder, int[] userStarts, int part, int[] itemPart) {
    int[] counts = new int[PARTS];
    for (int n = userStarts[part]; n < userStarts[part + 1]; n++) {
      int user = userOrder[n];
      for (int p = rows.start(user); p < rows.end(user); p++) {
        counts[itemPart[rows.column(p)]]++;
      }
    }
    System.arraycopy(counts, 0, starts, part * PARTS + 1, PARTS);
  }

  /** Fills the blocks of a part of users by user and then by item, both in their random orders. */
  private void fill(
      CsrMatrix rows, int[] userOrder, int[] userStarts, int part, int[] itemRank, int[] itemPart) {
    int[] next = Arrays.copyOfRange(starts, part * PARTS, (part + 1) * PARTS);
    long[] row = new long[rows.columns()];
    for (int n = userStarts[part]; n < userStarts[part + 1]; n++) {
      int user = userOrder[n];
      int count = rows.count(user);
      for (int c = 0; c < count; c++) {
        int p = rows.start(user) + c;
        row[c] = (long) itemRank[rows.column(p)] << 32 | p;
      }
      Arrays.sort(row, 0, count);
      for (int c = 0; c < count; c++) {
        int p = (int) row[c];
        int at = next[itemPart[rows.column(p)]]++;
        users[at] = user;
        items[at] = rows.column(p);
        values[at] = rows.value(p);
      }
    }
  }

  /**
   * The part of items that goes with {@code userPart} in {@code stratum}, 0 .. {@link #PARTS}-1.
   * The blocks of a stratum share nothing; all strata together are all blocks.
   */
  public static int itemPart(int userPart, int stratum) {
    return (userPart + stratum) % PARTS;
  }

  /** The number of ratings. */
  public int size() {
    return values.length;
  }

  /** Where the block of {@code userPart} and {@code itemPart} starts. */
  public int start(int userPart, int itemPart) {
    return starts[userPart * PARTS + itemPart];
  }

  /** Where the block of {@code userPart} and {@code itemPart} ends. */
  public int end(int userPart, int itemPart) {
    return starts[userPart * PARTS + itemPart + 1];
  }

  /** The users by position, for kernels: not a copy. */
  public int[] users() {
    return users;
  }

  /** The items by position, for kernels: not a copy. */
  public int[] items() {
    return items;
  }

  /** The ratings by position, for kernels: not a copy. */
  public float[] values() {
    return values;
  }
}
