package org.deepmovie.internal.deep.tower;

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
 * The ratings in blocks of some users and some items, so that a step over a block runs the towers
 * once for each user and item and not once for each rating. Every epoch draws new blocks.
 */
public final class RatingGrid {

  private final CsrMatrix rows;
  private final int[] users;
  private final int[] items;
  private final int userParts;
  private final int itemParts;

  /**
   * A grid.
   *
   * @param userParts the number of parts into which so many users are divided
   * @param itemParts the number of parts into which so many items are divided
   */
  private RatingGrid(Dataset data, IntUnaryOperator userParts, IntUnaryOperator itemParts) {
    this.rows = data.ratings().byUser();
    this.users = rows.nonEmptyRows(data.users());
    this.items = data.ratings().byItem().nonEmptyRows(data.items());
    this.userParts = atLeastTwoEach(userParts, users.length);
    this.itemParts = atLeastTwoEach(itemParts, items.length);
  }

  /** Batch normalization needs two rows or more. */
  private static int atLeastTwoEach(IntUnaryOperator parts, int members) {
    return Math.max(1, Math.min(parts.applyAsInt(members), members / 2));
  }

  /** As many parts of users as of items, with about {@code batchSize} ratings in a block. */
  public static RatingGrid ofRatings(Dataset data, int batchSize) {
    int parts = (int) Math.ceil(Math.sqrt((double) data.ratings().size() / batchSize));
    return new RatingGrid(data, users -> parts, items -> parts);
  }

  /** At most so many users and items in a block, but at least two of each. */
  public static RatingGrid ofSides(Dataset data, int users, int items) {
    return new RatingGrid(data, n -> (n + users - 1) / users, n -> (n + items - 1) / items);
  }

  /** All ratings, block by block; few neighboring blocks share users or items. */
  public List<GridBlock> draw(SplittableRandom random) {
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
    List<List<GridBlock>> byUsers =
        partsOfUsers.stream()
            .map(members -> blocks(members, partsOfItems, partOfItem, placeOfItem))
            .toList();
    List<GridBlock> drawn = new ArrayList<>();
    for (int stratum = 0; stratum < itemParts; stratum++) {
      for (int part = 0; part < userParts; part++) {
        GridBlock block = byUsers.get(part).get((part + stratum) % itemParts);
        if (block.values().length > 0) {
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
  private List<GridBlock> blocks(
      int[] members, List<int[]> partsOfItems, int[] partOfItem, int[] placeOfItem) {
    int[] remaining = new int[itemParts];
    for (int user : members) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        remaining[partOfItem[rows.column(p)]]++;
      }
    }
    List<GridBlock> blocks =
        IntStream.range(0, itemParts)
            .mapToObj(
                part ->
                    new GridBlock(
                        members,
                        partsOfItems.get(part),
                        new int[remaining[part]],
                        new int[remaining[part]],
                        new float[remaining[part]]))
            .toList();
    for (int place = 0; place < members.length; place++) {
      for (int p = rows.start(members[place]); p < rows.end(members[place]); p++) {
        int item = rows.column(p);
        int at = --remaining[partOfItem[item]];
        GridBlock block = blocks.get(partOfItem[item]);
        block.userOf()[at] = place;
        block.itemOf()[at] = placeOfItem[item];
        block.values()[at] = rows.value(p);
      }
    }
    return blocks;
  }
}
