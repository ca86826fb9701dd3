package org.deepmovie.neighborhood.global;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.neighborhood.history.InteractionHistory;

/**
 * The neighbors of an item i that are in the history of a user u: those of R^k(i;u), which u rated,
 * and after them the rest of N^k(i;u), which u interacted with. A neighbor is given by its position
 * in the matrix of neighbors. Both parts are in ascending order of items.
 *
 * <p>The lookups reuse their matches: a result holds until their next search.
 */
final class NeighborMatches {

  private final int[] positions;
  private final float[] deviations;
  private int ratedCount;
  private int count;

  /** Room for {@code capacity} matches. */
  NeighborMatches(int capacity) {
    // searches write before they know whether there is a match, at most one place too far
    this.positions = new int[capacity + 1];
    this.deviations = new float[capacity + 1];
  }

  /**
   * The matches of one user and item, by a merge of their sorted rows. For many users of an item or
   * many items of a user the lookups are faster.
   */
  static NeighborMatches of(CsrMatrix neighbors, InteractionHistory history, int user, int item) {
    int interactions = history.rated().count(user) + history.unrated().count(user);
    NeighborMatches matches = new NeighborMatches(Math.min(neighbors.count(item), interactions));
    matches.merge(neighbors, item, history.rated(), user);
    matches.ratedCount = matches.count;
    matches.merge(neighbors, item, history.unrated(), user);
    return matches;
  }

  private void merge(CsrMatrix neighbors, int item, CsrMatrix interactions, int user) {
    int p = neighbors.start(item);
    int q = interactions.start(user);
    int neighborsEnd = neighbors.end(item);
    int interactionsEnd = interactions.end(user);
    int n = count;
    while (p < neighborsEnd && q < interactionsEnd) {
      int order = neighbors.column(p) - interactions.column(q);
      if (order == 0) {
        positions[n] = p;
        deviations[n++] = interactions.value(q);
      }
      p += order <= 0 ? 1 : 0;
      q += order >= 0 ? 1 : 0;
    }
    count = n;
  }

  /**
   * Searches for the neighbors of {@code item} in a user's history.
   *
   * @param deviationByItem by item the deviation of the user's rating, NaN if there is none
   */
  void searchRated(CsrMatrix neighbors, int item, float[] deviationByItem) {
    int end = neighbors.end(item);
    int n = 0;
    for (int p = neighbors.start(item); p < end; p++) {
      float deviation = deviationByItem[neighbors.column(p)];
      positions[n] = p;
      deviations[n] = deviation;
      n += Float.isNaN(deviation) ? 0 : 1;
    }
    ratedCount = n;
    count = n;
  }

  /**
   * Adds to the matches found by the same user's ratings.
   *
   * @param unratedByItem by item whether the user interacted with it and did not rate it
   */
  void searchUnrated(CsrMatrix neighbors, int item, boolean[] unratedByItem) {
    int end = neighbors.end(item);
    int n = count;
    for (int p = neighbors.start(item); p < end; p++) {
      positions[n] = p;
      n += unratedByItem[neighbors.column(p)] ? 1 : 0;
    }
    count = n;
  }

  /**
   * Searches the history of {@code user} for neighbors of an item.
   *
   * @param positionByItem by item its position as a neighbor, below 0 if it is none
   */
  void searchHistory(InteractionHistory history, int user, int[] positionByItem) {
    CsrMatrix rated = history.rated();
    int end = rated.end(user);
    int n = 0;
    for (int p = rated.start(user); p < end; p++) {
      int position = positionByItem[rated.column(p)];
      positions[n] = position;
      deviations[n] = rated.value(p);
      n += position >= 0 ? 1 : 0;
    }
    ratedCount = n;
    CsrMatrix unrated = history.unrated();
    for (int p = unrated.start(user); p < unrated.end(user); p++) {
      int position = positionByItem[unrated.column(p)];
      positions[n] = position;
      n += position >= 0 ? 1 : 0;
    }
    count = n;
  }

  /**
   * Searches the history of {@code user} for each neighbor of {@code item}: the same matches as of
   * {@link #searchHistory}, and faster if the history is much longer than the list of neighbors.
   */
  void searchNeighbors(CsrMatrix neighbors, int item, InteractionHistory history, int user) {
    CsrMatrix rated = history.rated();
    int end = neighbors.end(item);
    int n = 0;
    for (int p = neighbors.start(item); p < end; p++) {
      int found = rated.find(user, neighbors.column(p));
      if (found >= 0) {
        positions[n] = p;
        deviations[n++] = rated.value(found);
      }
    }
    ratedCount = n;
    CsrMatrix unrated = history.unrated();
    for (int p = neighbors.start(item); p < end && unrated.count(user) > 0; p++) {
      if (unrated.find(user, neighbors.column(p)) >= 0) {
        positions[n++] = p;
      }
    }
    count = n;
  }

  /** |R^k(i;u)|: the matches 0 .. ratedCount-1 were rated. */
  int ratedCount() {
    return ratedCount;
  }

  /** |N^k(i;u)|: the number of all matches. */
  int count() {
    return count;
  }

  /** The position of match {@code n} in the matrix of neighbors. */
  int position(int n) {
    return positions[n];
  }

  /** The deviation of the user's rating of match {@code n}, which was rated. */
  float deviation(int n) {
    return deviations[n];
  }
}
