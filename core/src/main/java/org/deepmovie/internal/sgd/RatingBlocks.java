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
 * <p>Within a block the ratings of a user follow one another: a run, of which the user is stored
 * once. All orders follow from a seed and external ids, so that the order of a file changes
 * nothing. 8 bytes per rating and 4 per run, at most 12 per rating.
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
  private final int[] firstRuns = new int[PARTS * PARTS + 1];

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
    this.items = new int[ratings.size()];
    this.values = new float[ratings.size()];
    int[] userStarts = partStarts(userOrder, userPart);
    int[] itemRank = ranks(itemOrder, ratings.items());
    CsrMatrix rows = ratings.byUser();
    workers.forEach(
        PARTS, 1, (worker, part, to) -> count(rows, userOrder, userStarts, part, itemPart));
    for (int block = 0; block < PARTS * PARTS; block++) {
      starts[block + 1] += starts[block];
      firstRuns[block + 1] += firstRuns[block];
    }
    this.users = new int[firstRuns[PARTS * PARTS]];
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
    int[] runs = new int[PARTS];
    int[] lastUser = new int[PARTS];
    Arrays.fill(lastUser, -1);
    for (int n = userStarts[part]; n < userStarts[part + 1]; n++) {
      int user = userOrder[n];
      for (int p = rows.start(user); p < rows.end(user); p++) {
        int other = itemPart[rows.column(p)];
        counts[other]++;
        runs[other] += lastUser[other] == user ? 0 : 1;
        lastUser[other] = user;
      }
    }
    System.arraycopy(counts, 0, starts, part * PARTS + 1, PARTS);
    System.arraycopy(runs, 0, firstRuns, part * PARTS + 1, PARTS);
  }

  /** Fills the blocks of a part of users by user and then by item, both in their random orders. */
  private void fill(
      CsrMatrix rows, int[] userOrder, int[] userStarts, int part, int[] itemRank, int[] itemPart) {
    int[] next = Arrays.copyOfRange(starts, part * PARTS, (part + 1) * PARTS);
    int[] nextRun = Arrays.copyOfRange(firstRuns, part * PARTS, (part + 1) * PARTS);
    int[] lastUser = new int[PARTS];
    Arrays.fill(lastUser, -1);
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
        int item = rows.column(p);
        int other = itemPart[item];
        int at = next[other]++;
        items[at] = lastUser[other] == user ? item : ~item;
        values[at] = rows.value(p);
        if (lastUser[other] != user) {
          users[nextRun[other]++] = user;
          lastUser[other] = user;
        }
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

  /** The first run of the block of {@code userPart} and {@code itemPart}. */
  public int firstRun(int userPart, int itemPart) {
    return firstRuns[userPart * PARTS + itemPart];
  }

  /** The users by run, for kernels: not a copy. */
  public int[] users() {
    return users;
  }

  /**
   * The items by position, for kernels: not a copy. An item with which a run starts is {@code
   * ~item}, which is negative.
   */
  public int[] items() {
    return items;
  }

  /** The ratings by position, for kernels: not a copy. */
  public float[] values() {
    return values;
  }
}
