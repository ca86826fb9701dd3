package org.deepmovie.deep.towers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deepmovie.PlantedRatings;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.SparseRows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatingGridTest {

  private static final Dataset DATA = PlantedRatings.generate(41, 31, 0.3, 3);

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 60, 100_000})
  void everyRatingStandsInOneBlockWithItsUserAndItem(int batchSize) {
    check(RatingGrid.ofRatings(DATA, batchSize).draw(new SplittableRandom(1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void blocksHaveNoMoreUsersAndItemsThanAsked(int most) {
    List<RatingGrid.Block> blocks =
        RatingGrid.ofSides(DATA, most, 2 * most).draw(new SplittableRandom(1));
    check(blocks);
    assertTrue(blocks.stream().allMatch(block -> block.users().length <= most));
    assertTrue(blocks.stream().allMatch(block -> block.items().length <= 2 * most));
  }

  private static void check(List<RatingGrid.Block> blocks) {
    Map<List<Integer>, Float> found = new HashMap<>();
    for (RatingGrid.Block block : blocks) {
      for (int n = 0; n < block.values().length; n++) {
        List<Integer> pair =
            List.of(block.users()[block.userOf()[n]], block.items()[block.itemOf()[n]]);
        assertEquals(null, found.put(pair, block.values()[n]), "a rating stands twice");
      }
    }
    SparseRows rows = DATA.ratings().byUser();
    assertEquals(rows.size(), found.size());
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        assertEquals(rows.value(p), found.get(List.of(user, rows.column(p))));
      }
    }
  }
}
