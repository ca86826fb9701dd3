package org.deepmovie.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaximalMarginalRelevanceTest {

  /** Five candidates, best first: 0, 1 and 2 are of one kind, 3 and 4 of another. */
  private static final List<ScoredItem> CANDIDATES =
      IntStream.range(0, 5).mapToObj(n -> new ScoredItem(n, "i" + n, "Item " + n, 5 - n)).toList();

  private static final ItemSimilarity SAME_KIND =
      (item, other) -> item == other || item < 3 == other < 3 ? 1 : 0;

  private static List<Integer> chosen(double diversity, int n) {
    return new MaximalMarginalRelevance(diversity)
        .choose(CANDIDATES, n, SAME_KIND).stream().map(ScoredItem::item).toList();
  }

  @Test
  void withoutDiversityTheOrderStays() {
    assertThat(chosen(0, 5)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void aListWorkedByHandAlternatesWhereTheOtherKindIsWorthIt() {
    // after 0: item 1 has 0.6 * 0.75 - 0.4 * 1 = 0.05, item 3 has 0.6 * 0.25 - 0 = 0.15;
    // after 0 and 3 both kinds are taken: the best of the rest comes next
    assertThat(chosen(0.4, 3)).containsExactly(0, 3, 1);
    // 0.7 * 0.75 - 0.3 = 0.225 is more than 0.7 * 0.25 = 0.175
    assertThat(chosen(0.3, 3)).containsExactly(0, 1, 3);
  }

  @Test
  void fewCandidatesAreAllChosen() {
    assertThat(chosen(1, 9)).hasSize(5).startsWith(0);
    assertThat(new MaximalMarginalRelevance(0.5).choose(List.of(), 3, SAME_KIND)).isEmpty();
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new MaximalMarginalRelevance(1.1)).hasMessageContaining("from 0 to 1");
    assertThatThrownBy(() -> new MaximalMarginalRelevance(Double.NaN))
        .hasMessageContaining("from 0 to 1");
    assertThatThrownBy(() -> new MaximalMarginalRelevance(0.5, 0))
        .hasMessageContaining("1 or more");
  }
}
