package org.deepmovie.internal.deep.textcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.testkit.PlantedRatings;
import org.junit.jupiter.api.Test;

class ItemBlocksTest {

  private static final Dataset DATA = PlantedRatings.generate(30, 17, 0.4, 3);
  private static final int PARTS = 3;

  /** All blocks of an epoch. */
  private static List<RatingBlock> epoch(long seed) {
    ItemBlocks blocks = new ItemBlocks(DATA, 5, PARTS);
    SplittableRandom random = new SplittableRandom(seed);
    blocks.drawParts(random);
    List<RatingBlock> all = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      for (int[] items : blocks.items(random)) {
        all.add(blocks.block(items, part));
      }
    }
    return all;
  }

  @Test
  void anEpochHoldsEveryRatingOnce() {
    List<String> expected = new ArrayList<>();
    CsrMatrix rows = DATA.ratings().byItem();
    for (int item = 0; item < rows.rows(); item++) {
      for (int p = rows.start(item); p < rows.end(item); p++) {
        expected.add(item + " by " + rows.column(p) + ": " + standardized(rows.value(p)));
      }
    }
    List<String> found = new ArrayList<>();
    for (RatingBlock block : epoch(1)) {
      for (int p = 0; p < block.size(); p++) {
        int item = block.items()[block.itemOf()[p]];
        found.add(item + " by " + block.users()[block.userOf()[p]] + ": " + block.values()[p]);
      }
    }
    Collections.sort(expected);
    Collections.sort(found);
    assertThat(found).isEqualTo(expected);
  }

  private static float standardized(double rating) {
    return RatingStandardization.of(DATA).standardized(rating);
  }

  @Test
  void bothOrdersOfABlockHoldTheSameRatings() {
    for (RatingBlock block : epoch(2)) {
      for (int i = 0; i < block.items().length; i++) {
        for (int p = block.itemStarts()[i]; p < block.itemStarts()[i + 1]; p++) {
          assertThat(block.itemOf()[p]).isEqualTo(i);
        }
      }
      boolean[] met = new boolean[block.size()];
      for (int u = 0; u < block.users().length; u++) {
        assertThat(block.userStarts()[u])
            .as("no rating, but in the block")
            .isLessThan(block.userStarts()[u + 1]);
        for (int n = block.userStarts()[u]; n < block.userStarts()[u + 1]; n++) {
          assertThat(block.userOf()[block.byUser()[n]]).isEqualTo(u);
          met[block.byUser()[n]] = true;
        }
      }
      assertThat(met).doesNotContain(false);
    }
  }

  @Test
  void blocksHaveTheirMeanSizeOnAverage() {
    List<RatingBlock> all = epoch(3);
    double mean = all.stream().mapToInt(RatingBlock::size).average().orElseThrow();
    assertThat(new ItemBlocks(DATA, 5, PARTS).meanSize()).isEqualTo(mean, within(1e-9));
  }
}
