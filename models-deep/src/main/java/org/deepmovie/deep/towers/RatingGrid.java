package org.deepmovie.deep.towers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.train.Seeds;

/**
 * Ratings in blocks of some users and some items, so that a step over a block runs the towers once
 * for each of them and not once for each rating. Users and items are dealt out anew at each pass.
 */
final class RatingGrid {

  /**
   * A block.
   *
   * @param users its users, with ratings in it or not
   * @param items its items
   * @param userOf for each rating where its user stands in {@code users}
   * @param itemOf for each rating where its item stands in {@code items}
   * @param values the ratings
   */
  record Block(int[] users, int[] items, int[] userOf, int[] itemOf, float[] values) {}

  private final CsrMatrix rows;
  private final int[] users;
  private final int[] items;
  private final int userParts;
  private final int itemParts;

  /**
   * A grid.
   *
   * @param userParts in how many parts to deal out so many users
   * @param itemParts in how many parts to deal out so many items
   */
  private RatingGrid(Dataset data, IntUnaryOperator userParts, IntUnaryOperator itemParts) {
    this.rows = data.ratings().byUser();
    this.users = rows.nonEmptyRows(data.users());
    this.items = data.ratings().byItem().nonEmptyRows(data.items());
    this.userParts = atLeastTwoEach(userParts, users.length);
    this.itemParts = atLeastTwoEach(itemParts, items.length);
  }

  /** Batch normalization makes the same of every single row, so none is to stand alone. */
  private static int atLeastTwoEach(IntUnaryOperator parts, int members) {
    return Math.max(1, Math.min(parts.applyAsInt(members), members / 2));
  }

  /**
   * As many parts of users as of items, and {@code batchSize} ratings a block, or a little less.
   */
  static RatingGrid ofRatings(Dataset data, int batchSize) {
    int parts = (int) Math.ceil(Math.sqrt((double) data.ratings().size() / batchSize));
    return new RatingGrid(data, users -> parts, items -> parts);
  }

  /** At most so many users and items a block; three where two do not divide them. */
  static RatingGrid ofSides(Dataset data, int users, int items) {
    return new RatingGrid(data, n -> (n + users - 1) / users, n -> (n + items - 1) / items);
  }

  /** All ratings, block by block; of blocks next to each other few share users or items. */
  List<Block> draw(SplittableRandom random) {
    List<int[]> partsOfUsers = parts(users, userParts, random);
    List<int[]> partsOfItems = parts(items, itemParts, random);
    int[] partOfItem = new int[rows.columns()];
    int[] placeOfItem = new int[rows.columns()];
    for (int part = 0; part < itemParts; part++) {
      int[] members = partsOfItems.get(part);
      for (int place = 0; place < members.length; place++) {
        partOfItem[members[place]] = part;
        placeOfItem[members[place]] = place;
      }
    }
    List<List<Block>> byUsers =
        partsOfUsers.stream()
            .map(members -> blocks(members, partsOfItems, partOfItem, placeOfItem))
            .toList();
    List<Block> drawn = new ArrayList<>();
    for (int stratum = 0; stratum < itemParts; stratum++) {
      for (int part = 0; part < userParts; part++) {
        Block block = byUsers.get(part).get((part + stratum) % itemParts);
        if (block.values.length > 0) {
          drawn.add(block);
        }
      }
    }
    return drawn;
  }

  private static List<int[]> parts(int[] rated, int count, SplittableRandom random) {
    int[] order = rated.clone();
    Seeds.shuffle(order, random);
    return IntStream.range(0, count)
        .mapToObj(
            part ->
                Arrays.copyOfRange(order, start(part, count, order), start(part + 1, count, order)))
        .toList();
  }

  private static int start(int part, int count, int[] order) {
    return (int) ((long) part * order.length / count);
  }

  /** The blocks of one part of the users with each part of the items. */
  private List<Block> blocks(
      int[] members, List<int[]> partsOfItems, int[] partOfItem, int[] placeOfItem) {
    int[] left = new int[itemParts];
    for (int user : members) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        left[partOfItem[rows.column(p)]]++;
      }
    }
    List<Block> blocks =
        IntStream.range(0, itemParts)
            .mapToObj(
                part ->
                    new Block(
                        members,
                        partsOfItems.get(part),
                        new int[left[part]],
                        new int[left[part]],
                        new float[left[part]]))
            .toList();
    for (int place = 0; place < members.length; place++) {
      for (int p = rows.start(members[place]); p < rows.end(members[place]); p++) {
        int item = rows.column(p);
        int at = --left[partOfItem[item]];
        Block block = blocks.get(partOfItem[item]);
        block.userOf[at] = place;
        block.itemOf[at] = placeOfItem[item];
        block.values[at] = rows.value(p);
      }
    }
    return blocks;
  }
}
