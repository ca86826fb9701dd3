package org.deepmovie.neighborhood.global;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.internal.neighborhood.history.InteractionHistory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemMatchLookupTest {

  private static final int ITEMS = 4000;

  @ParameterizedTest
  @ValueSource(ints = {0, 50, 900, 2000})
  void historiesOfAnyLengthHaveTheMatchesOfAMerge(int interactions) {
    Random random = new Random(interactions);
    CsrMatrix neighbors = row(random, 60);
    RatingMatrixBuilder rated = new RatingMatrixBuilder();
    RatingMatrixBuilder unrated = new RatingMatrixBuilder();
    for (int item = 0; item < ITEMS; item++) {
      if (random.nextInt(ITEMS) < interactions) {
        (random.nextBoolean() ? rated : unrated).add(0, item, random.nextInt(5));
      }
    }
    InteractionHistory history =
        new InteractionHistory(rated.build(1, ITEMS).byUser(), unrated.build(1, ITEMS).byUser());

    NeighborMatches merged = NeighborMatches.of(neighbors, history, 0, 0);
    NeighborMatches found = new ItemMatchLookup(neighbors, history).find(0, 0);

    assertThat(found.count()).isEqualTo(merged.count());
    assertThat(found.ratedCount()).isEqualTo(merged.ratedCount());
    for (int n = 0; n < merged.count(); n++) {
      assertThat(found.position(n)).isEqualTo(merged.position(n));
    }
    for (int n = 0; n < merged.ratedCount(); n++) {
      assertThat(found.deviation(n)).isEqualTo(merged.deviation(n));
    }
  }

  private static CsrMatrix row(Random random, int entries) {
    RatingMatrixBuilder row = new RatingMatrixBuilder();
    random.ints(0, ITEMS).distinct().limit(entries).forEach(item -> row.add(0, item, 1));
    return row.build(1, ITEMS).byUser();
  }
}
