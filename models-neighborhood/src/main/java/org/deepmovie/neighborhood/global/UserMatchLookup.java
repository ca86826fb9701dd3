package org.deepmovie.neighborhood.global;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.neighborhood.history.InteractionHistory;

/**
 * Finds {@link NeighborMatches} of many items for one user after another: it holds the user's
 * history by item and looks each neighbor up there. A workspace of one thread.
 */
final class UserMatchLookup {

  private static final int NO_USER = -1;

  private final CsrMatrix neighbors;
  private final InteractionHistory history;
  private final NeighborMatches matches;
  private final float[] deviationByItem;
  private final boolean[] unratedByItem;
  private int current = NO_USER;

  UserMatchLookup(CsrMatrix neighbors, InteractionHistory history) {
    this.neighbors = neighbors;
    this.history = history;
    this.matches = new NeighborMatches(neighbors.columns());
    this.deviationByItem = new float[neighbors.columns()];
    this.unratedByItem = new boolean[neighbors.columns()];
    Arrays.fill(deviationByItem, Float.NaN);
  }

  /** The neighbors of {@code item} in the history of {@code user}, until the next call. */
  NeighborMatches find(int user, int item) {
    if (user != current) {
      clear(current);
      fill(user);
      current = user;
    }
    matches.searchRated(neighbors, item, deviationByItem);
    if (history.unrated().count(user) > 0) {
      matches.searchUnrated(neighbors, item, unratedByItem);
    }
    return matches;
  }

  private void fill(int user) {
    CsrMatrix rated = history.rated();
    for (int p = rated.start(user); p < rated.end(user); p++) {
      deviationByItem[rated.column(p)] = rated.value(p);
    }
    CsrMatrix unrated = history.unrated();
    for (int p = unrated.start(user); p < unrated.end(user); p++) {
      unratedByItem[unrated.column(p)] = true;
    }
  }

  private void clear(int user) {
    if (user == NO_USER) {
      return;
    }
    CsrMatrix rated = history.rated();
    for (int p = rated.start(user); p < rated.end(user); p++) {
      deviationByItem[rated.column(p)] = Float.NaN;
    }
    CsrMatrix unrated = history.unrated();
    for (int p = unrated.start(user); p < unrated.end(user); p++) {
      unratedByItem[unrated.column(p)] = false;
    }
  }
}
