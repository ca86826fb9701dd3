package org.deepmovie.deep.towers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.SparseRows;
import org.deepmovie.model.Seeds;

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

  private final SparseRows rows;
  private final int[] users;
  private final int[] items;
  private final int parts;

  /** Blocks of {@code batchSize} ratings on average, or a little less. */
  RatingGrid(Dataset data, int batchSize) {
    this.rows = data.ratings().byUser();
    this.users = rated(data.users(), rows);
    this.items = rated(data.items(), data.ratings().byItem());
    int wanted = (int) Math.ceil(Math.sqrt((double) rows.size() / batchSize));
    this.parts = Math.min(wanted, Math.min(users.length, items.length));
  }

  /** By external id, so that draws do not depend on the order of a file. */
  private static int[] rated(IdMap ids, SparseRows rows) {
    return IntStream.of(ids.indicesById()).filter(row -> rows.count(row) > 0).toArray();
  }

  /** All ratings, block by block; blocks that stand beside each other share no users or items. */
  List<Block> draw(SplittableRandom random) {
    List<int[]> userParts = parts(users, random);
    List<int[]> itemParts = parts(items, random);
    int[] partOfItem = new int[rows.columns()];
    int[] placeOfItem = new int[rows.columns()];
    for (int part = 0; part < parts; part++) {
      for (int place = 0; place < itemParts.get(part).length; place++) {
        partOfItem[itemParts.get(part)[place]] = part;
        placeOfItem[itemParts.get(part)[place]] = place;
      }
    }
    List<List<Block>> byUserPart =
        userParts.stream().map(part -> blocks(part, itemParts, partOfItem, placeOfItem)).toList();
    List<Block> drawn = new ArrayList<>();
    for (int stratum = 0; stratum < parts; stratum++) {
      for (int part = 0; part < parts; part++) {
        Block block = byUserPart.get(part).get((part + stratum) % parts);
        if (block.values.length > 0) {
          drawn.add(block);
        }
      }
    }
    return drawn;
  }

  private List<int[]> parts(int[] rated, SplittableRandom random) {
    int[] order = rated.clone();
    Seeds.shuffle(order, random);
    return IntStream.range(0, parts)
        .mapToObj(part -> Arrays.copyOfRange(order, start(part, order), start(part + 1, order)))
        .toList();
  }

  private int start(int part, int[] order) {
    return (int) ((long) part * order.length / parts);
  }

  /** The blocks of one part of the users with each part of the items. */
  private List<Block> blocks(
      int[] part, List<int[]> itemParts, int[] partOfItem, int[] placeOfItem) {
    int[] counts = new int[parts];
    for (int user : part) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        counts[partOfItem[rows.column(p)]]++;
      }
    }
    List<Block> blocks =
        IntStream.range(0, parts)
            .mapToObj(
                other ->
                    new Block(
                        part,
                        itemParts.get(other),
                        new int[counts[other]],
                        new int[counts[other]],
                        new float[counts[other]]))
            .toList();
    for (int place = 0; place < part.length; place++) {
      for (int p = rows.start(part[place]); p < rows.end(part[place]); p++) {
        int item = rows.column(p);
        Block block = blocks.get(partOfItem[item]);
        int at = --counts[partOfItem[item]];
        block.userOf[at] = place;
        block.itemOf[at] = placeOfItem[item];
        block.values[at] = rows.value(p);
      }
    }
    return blocks;
  }
}
