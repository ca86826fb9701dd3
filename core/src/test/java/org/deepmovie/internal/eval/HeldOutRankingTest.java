package org.deepmovie.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.internal.eval.HeldOutRanking.RankingResult;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class HeldOutRankingTest {

  private static final RatingMatrix TRAIN = new RatingMatrixBuilder().add(0, 0, 5).build(2, 4);

  @Test
  void relevantItemsCountByTheirRankAmongTheItemsNotRatedInTraining() {
    RatingMatrix heldOut =
        new RatingMatrixBuilder().add(0, 2, 4).add(0, 1, 1).add(1, 0, 2).build(2, 4);
    RankingResult result = rank(heldOut);
    // User 0 gets 1, 2, 3; the relevant item 2 is second. User 1 has no relevant item.
    assertThat(result.metrics().ndcg(4)).isEqualTo(Math.log(2) / Math.log(3), within(1e-12));
    assertThat(result.metrics().users()).isEqualTo(1);
    assertThat(result.skippedUsers()).isEqualTo(1);
    assertThat(result.recommendedItems()[0]).isEqualTo(BitSet.valueOf(new long[] {0b0010}));
    assertThat(result.recommendedItems()[1]).isEqualTo(BitSet.valueOf(new long[] {0b1110}));
  }

  @Test
  void withoutRelevantItemsNoUserIsRanked() {
    RankingResult result = rank(new RatingMatrixBuilder().add(0, 2, 1).build(2, 4));
    assertThat(result.metrics().users()).isZero();
    assertThat(result.skippedUsers()).isEqualTo(1);
  }

  /** Lists of 1 and 4 items, which every user gets by index. */
  private static RankingResult rank(RatingMatrix heldOut) {
    try (Workers workers = new Workers(2)) {
      return new HeldOutRanking(TRAIN.byUser(), heldOut.byUser(), 4)
          .evaluate(
              (user, scores) -> {
                for (int item = 0; item < scores.length; item++) {
                  scores[item] = -item;
                }
              },
              new int[] {1, 4},
              workers);
    }
  }
}
