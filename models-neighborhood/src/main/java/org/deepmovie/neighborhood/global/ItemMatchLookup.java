package org.deepmovie.neighborhood.global;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.neighborhood.history.InteractionHistory;

/**
 * Finds {@link NeighborMatches} of many users for one item after another: it holds the item's
 * neighbors by item and looks the users' histories up there. A workspace of one thread.
 */
final class ItemMatchLookup {

  private static final int NO_ITEM = -1;
  private static final int NO_NEIGHBOR = -1;

  private final CsrMatrix neighbors;
  private final InteractionHistory history;
  private final NeighborMatches matches;
  private final int[] positionByItem;
  private int current = NO_ITEM;

  ItemMatchLookup(CsrMatrix neighbors, InteractionHistory history) {
    this.neighbors = neighbors;
    this.history = history;
    this.matches = new NeighborMatches(neighbors.columns());
    this.positionByItem = new int[neighbors.columns()];
    Arrays.fill(positionByItem, NO_NEIGHBOR);
  }

  /** The neighbors of {@code item} in the history of {@code user}, until the next call. */
  NeighborMatches find(int user, int item) {
    if (item != current) {
      clear(current);
      fill(item);
      current = item;
    }
    matches.searchHistory(history, user, positionByItem);
    return matches;
  }

  private void fill(int item) {
    for (int p = neighbors.start(item); p < neighbors.end(item); p++) {
      positionByItem[neighbors.column(p)] = p;
    }
  }

  private void clear(int item) {
    if (item == NO_ITEM) {
      return;
    }
    for (int p = neighbors.start(item); p < neighbors.end(item); p++) {
      positionByItem[neighbors.column(p)] = NO_NEIGHBOR;
    }
  }
}
