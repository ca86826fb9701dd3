package org.deepmovie.internal.deep.tower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.testkit.PlantedRatings;
import org.junit.jupiter.api.Test;
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
  @ValueSource(ints = {3, 7, 1000})
  void blocksHaveNoMoreUsersAndItemsThanAsked(int most) {
    List<GridBlock> blocks = RatingGrid.ofSides(DATA, most, 2 * most).draw(new SplittableRandom(1));
    check(blocks);
    assertThat(blocks).allMatch(block -> block.users().length <= most);
    assertThat(blocks).allMatch(block -> block.items().length <= 2 * most);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 40})
  void noUserAndNoItemStandsAloneInABlock(int size) {
    List<GridBlock> blocks = new ArrayList<>();
    blocks.addAll(RatingGrid.ofRatings(DATA, size).draw(new SplittableRandom(1)));
    blocks.addAll(RatingGrid.ofSides(DATA, size, size).draw(new SplittableRandom(1)));
    assertThat(blocks).allMatch(b -> b.users().length > 1 && b.items().length > 1);
  }

  @Test
  void usersWithoutRatingsDoNotMakeBlocksSmaller() {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int user = 0; user < 4; user++) {
      ratings.add(user, user, 5).add(user, user + 4, 1);
    }
    IdMap users = IdMap.of(IntStream.range(0, 1000).mapToObj(u -> "u" + u).toList());
    IdMap items = IdMap.of(IntStream.range(0, 1000).mapToObj(i -> "i" + i).toList());
    Dataset data = Dataset.builder("few", users, items, ratings.build(1000, 1000)).build();
    List<GridBlock> blocks = RatingGrid.ofSides(data, 10, 10).draw(new SplittableRandom(1));
    assertThat(blocks.size()).isEqualTo(1);
    assertThat(blocks.get(0).users().length).isEqualTo(4);
  }

  private static void check(List<GridBlock> blocks) {
    Map<List<Integer>, Float> found = new HashMap<>();
    for (GridBlock block : blocks) {
      for (int n = 0; n < block.values().length; n++) {
        List<Integer> pair =
            List.of(block.users()[block.userOf()[n]], block.items()[block.itemOf()[n]]);
        assertThat(found.put(pair, block.values()[n])).as("a rating stands twice").isEqualTo(null);
      }
    }
    CsrMatrix rows = DATA.ratings().byUser();
    assertThat(found.size()).isEqualTo(rows.size());
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        assertThat(found.get(List.of(user, rows.column(p)))).isEqualTo(rows.value(p));
      }
    }
  }
}
