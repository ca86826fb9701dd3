package org.deepmovie.deep.textcnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.SparseRows;
import org.deepmovie.model.Seeds;

/**
 * Ratings in blocks of some items each with a part of its ratings, so that a step reads each text
 * once, however many ratings it has. Users and items are dealt out to parts anew at each pass.
 */
final class ItemBlocks {

  private final SparseRows rows;
  private final RatingUnit unit;
  private final int[] usersById;
  private final int[] itemsById;
  private final int size;
  private final int parts;
  private final int[] partOfUser;
  private final int[] partOfItem;
  private final int[] placeOfUser;

  /**
   * Blocks of {@code data}.
   *
   * @param size the items of a block
   * @param parts the parts into which an item's ratings are divided
   */
  ItemBlocks(Dataset data, int size, int parts) {
    this.rows = data.ratings().byItem();
    this.unit = RatingUnit.of(data);
    this.usersById = data.users().indicesById();
    this.itemsById =
        IntStream.of(data.items().indicesById()).filter(item -> rows.count(item) > 0).toArray();
    this.size = size;
    this.parts = parts;
    this.partOfUser = new int[usersById.length];
    this.partOfItem = new int[rows.rows()];
    this.placeOfUser = new int[usersById.length];
    Arrays.fill(placeOfUser, -1);
  }

  /** The number of ratings that a block has on average. */
  double meanSize() {
    return (double) rows.size() / parts / ((itemsById.length + size - 1) / size);
  }

  /** Who is to be in which part of this epoch. */
  void deal(SplittableRandom random) {
    for (int user : usersById) {
      partOfUser[user] = random.nextInt(parts);
    }
    for (int item : itemsById) {
      partOfItem[item] = random.nextInt(parts);
    }
  }

  /** The items in random order, block by block. */
  List<int[]> items(SplittableRandom random) {
    int[] order = itemsById.clone();
    Seeds.shuffle(order, random);
    List<int[]> blocks = new ArrayList<>();
    for (int from = 0; from < order.length; from += size) {
      blocks.add(Arrays.copyOfRange(order, from, Math.min(order.length, from + size)));
    }
    return blocks;
  }

  /** The block of {@code items} with part {@code part} of their ratings. */
  RatingBlock block(int[] items, int part) {
    int[] itemStarts = new int[items.length + 1];
    for (int n = 0; n < items.length; n++) {
      itemStarts[n + 1] = itemStarts[n];
      for (int p = rows.start(items[n]); p < rows.end(items[n]); p++) {
        itemStarts[n + 1] += isIn(part, items[n], rows.column(p)) ? 1 : 0;
      }
    }
    int count = itemStarts[items.length];
    int[] userOf = new int[count];
    int[] itemOf = new int[count];
    float[] values = new float[count];
    int[] users = new int[Math.min(count, usersById.length)];
    int[] counts = new int[users.length + 1];
    int distinct = 0;
    int at = 0;
    for (int n = 0; n < items.length; n++) {
      for (int p = rows.start(items[n]); p < rows.end(items[n]); p++) {
        int user = rows.column(p);
        if (isIn(part, items[n], user)) {
          if (placeOfUser[user] < 0) {
            users[distinct] = user;
            placeOfUser[user] = distinct++;
          }
          userOf[at] = placeOfUser[user];
          itemOf[at] = n;
          values[at++] = unit.standardized(rows.value(p));
          counts[placeOfUser[user] + 1]++;
        }
      }
    }
    users = Arrays.copyOf(users, distinct);
    for (int n = 0; n < distinct; n++) {
      placeOfUser[users[n]] = -1;
      counts[n + 1] += counts[n];
    }
    int[] userStarts = Arrays.copyOf(counts, distinct + 1);
    int[] byUser = new int[count];
    for (int p = 0; p < count; p++) {
      byUser[counts[userOf[p]]++] = p;
    }
    return new RatingBlock(items, users, itemStarts, userOf, itemOf, values, userStarts, byUser);
  }

  private boolean isIn(int part, int item, int user) {
    return (partOfItem[item] + partOfUser[user] + part) % parts == 0;
  }
}
