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

  /** Shorter histories are gone through, which is as fast as a search or nearly so. */
  private static final int LONG_HISTORY = 1000;

  /** The time of a binary search relative to that of a step through a history. */
  private static final long SEARCH_COST = 16;

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
    if (isLong(user, item)) {
      matches.searchNeighbors(neighbors, item, history, user);
    } else {
      matches.searchHistory(history, user, positionByItem);
    }
    return matches;
  }

  /** An epoch would take the square of such a history in time if it went through all of it. */
  private boolean isLong(int user, int item) {
    long interactions = (long) history.rated().count(user) + history.unrated().count(user);
    return interactions > LONG_HISTORY && interactions > SEARCH_COST * neighbors.count(item);
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
