package org.deepmovie.internal.deep.textcnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.train.Seeds;

/**
 * The ratings in blocks of some items, each with a part of its ratings, so that a step reads each
 * text once, whatever the number of its ratings. Every epoch draws anew which ratings are in which
 * part. Users and items are in the order of their ids, so that nothing depends on how a file lists
 * the ratings.
 */
public final class ItemBlocks {

  private final int[] usersById;
  private final int[] itemsById;
  private final int size;
  private final int parts;
  private final int ratings;

  /** By item the ranks of its users, ascending, and their standardized ratings. */
  private final int[][] ranks;

  private final float[][] values;
  private final int[] partOfUser;
  private final int[] partOfItem;

  /** By rank the place of a user in the block that is being made. */
  private final int[] places;

  /**
   * Blocks of {@code data}.
   *
   * @param size the number of items of a block
   * @param parts the number of parts into which an item's ratings are divided
   */
  public ItemBlocks(Dataset data, int size, int parts) {
    CsrMatrix byItem = data.ratings().byItem();
    this.usersById = data.ratings().byUser().nonEmptyRows(data.users());
    this.itemsById = byItem.nonEmptyRows(data.items());
    this.size = size;
    this.parts = parts;
    this.ratings = byItem.size();
    this.ranks = new int[byItem.rows()][];
    this.values = new float[byItem.rows()][];
    Arrays.setAll(ranks, item -> new int[byItem.count(item)]);
    Arrays.setAll(values, item -> new float[byItem.count(item)]);
    this.partOfUser = new int[usersById.length];
    this.partOfItem = new int[byItem.rows()];
    this.places = new int[usersById.length];
    list(data);
  }

  private void list(Dataset data) {
    RatingStandardization standardization = RatingStandardization.of(data);
    CsrMatrix byUser = data.ratings().byUser();
    int[] counts = new int[ranks.length];
    for (int rank = 0; rank < usersById.length; rank++) {
      for (int p = byUser.start(usersById[rank]); p < byUser.end(usersById[rank]); p++) {
        int item = byUser.column(p);
        ranks[item][counts[item]] = rank;
        values[item][counts[item]++] = standardization.standardized(byUser.value(p));
      }
    }
  }

  /** The number of ratings that a block has on average. */
  public double meanSize() {
    return (double) ratings / parts / ((itemsById.length + size - 1) / size);
  }

  /** Draws the parts of an epoch. */
  public void drawParts(SplittableRandom random) {
    Arrays.setAll(partOfUser, rank -> random.nextInt(parts));
    for (int item : itemsById) {
      partOfItem[item] = random.nextInt(parts);
    }
  }

  /** The items in random order, block by block. */
  public List<int[]> items(SplittableRandom random) {
    int[] order = itemsById.clone();
    Seeds.shuffle(order, random);
    List<int[]> blocks = new ArrayList<>();
    for (int from = 0; from < order.length; from += size) {
      blocks.add(Arrays.copyOfRange(order, from, Math.min(order.length, from + size)));
    }
    return blocks;
  }

  /** The block of {@code items} with their ratings in {@code part}; it may have none. */
  public RatingBlock block(int[] items, int part) {
    int[] itemStarts = new int[items.length + 1];
    Arrays.fill(places, 0);
    for (int i = 0; i < items.length; i++) {
      itemStarts[i + 1] = itemStarts[i];
      for (int rank : ranks[items[i]]) {
        if (isIn(part, items[i], rank)) {
          itemStarts[i + 1]++;
          places[rank]++;
        }
      }
    }
    int[] users = IntStream.range(0, places.length).filter(rank -> places[rank] > 0).toArray();
    int[] userStarts = new int[users.length + 1];
    for (int u = 0; u < users.length; u++) {
      userStarts[u + 1] = userStarts[u] + places[users[u]];
      places[users[u]] = u;
      users[u] = usersById[users[u]];
    }
    int count = itemStarts[items.length];
    RatingBlock block =
        new RatingBlock(
            items,
            users,
            itemStarts,
            new int[count],
            new int[count],
            new float[count],
            userStarts,
            new int[count]);
    fill(block, part);
    return block;
  }

  private void fill(RatingBlock block, int part) {
    int[] next = block.userStarts().clone();
    int p = 0;
    for (int i = 0; i < block.items().length; i++) {
      int item = block.items()[i];
      for (int n = 0; n < ranks[item].length; n++) {
        if (isIn(part, item, ranks[item][n])) {
          int u = places[ranks[item][n]];
          block.userOf()[p] = u;
          block.itemOf()[p] = i;
          block.values()[p] = values[item][n];
          block.byUser()[next[u]++] = p++;
        }
      }
    }
  }

  private boolean isIn(int part, int item, int rank) {
    return (partOfItem[item] + partOfUser[rank] + part) % parts == 0;
  }
}
