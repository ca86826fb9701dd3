package org.deepmovie.neighborhood.global;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.neighborhood.InteractionHistory;

/**
 * The neighbours of an item that a user had to do with, R^k(i;u) and N^k(i;u), found by a dense
 * array for the row at hand, a user or an item: one look per neighbour or per item of the user's. A
 * workspace.
 */
abstract sealed class NeighborLookup {

  final CsrMatrix neighbors;
  final InteractionHistory past;
  private final int[] positions;
  private final float[] deviations;
  private int rated;
  private int count;
  private int row = -1;

  private NeighborLookup(CsrMatrix neighbors, InteractionHistory past) {
    this.neighbors = neighbors;
    this.past = past;
    // the last place takes what is not kept
    this.positions = new int[neighbors.columns() + 1];
    this.deviations = new float[neighbors.columns() + 1];
  }

  /** An overlap that is quick for one user after the other. */
  static NeighborLookup byUser(CsrMatrix neighbors, InteractionHistory past) {
    return new ByUser(neighbors, past);
  }

  /** An overlap that is quick for one item after the other. */
  static NeighborLookup byItem(CsrMatrix neighbors, InteractionHistory past) {
    return new ByItem(neighbors, past);
  }

  /** Finds the overlap of {@code user} and {@code item}. */
  abstract void find(int user, int item);

  /** Clears the dense array of the row before, unless it is the same, and fills it for this one. */
  final void turnTo(int next) {
    if (next != row) {
      if (row >= 0) {
        clear(row);
      }
      fill(next);
      row = next;
    }
  }

  abstract void fill(int next);

  abstract void clear(int before);

  /** The positions of the neighbours, those that the user rated coming first. */
  final int[] positions() {
    return positions;
  }

  /** By how much the ratings of those that the user rated deviate from the baseline. */
  final float[] deviations() {
    return deviations;
  }

  /** The size of R^k(i;u). */
  final int rated() {
    return rated;
  }

  /** The size of N^k(i;u). */
  final int count() {
    return count;
  }

  private static final class ByUser extends NeighborLookup {
    private final float[] known;
    private final boolean[] other;

    ByUser(CsrMatrix neighbors, InteractionHistory past) {
      super(neighbors, past);
      this.known = new float[neighbors.columns()];
      this.other = new boolean[neighbors.columns()];
      Arrays.fill(known, Float.NaN);
    }

    @Override
    void fill(int user) {
      for (int p = past.rated().start(user); p < past.rated().end(user); p++) {
        known[past.rated().column(p)] = past.rated().value(p);
      }
      for (int p = past.unrated().start(user); p < past.unrated().end(user); p++) {
        other[past.unrated().column(p)] = true;
      }
    }

    @Override
    void clear(int user) {
      for (int p = past.rated().start(user); p < past.rated().end(user); p++) {
        known[past.rated().column(p)] = Float.NaN;
      }
      for (int p = past.unrated().start(user); p < past.unrated().end(user); p++) {
        other[past.unrated().column(p)] = false;
      }
    }

    @Override
    void find(int user, int item) {
      turnTo(user);
      int[] at = super.positions;
      float[] values = super.deviations;
      int end = neighbors.end(item);
      int n = 0;
      for (int p = neighbors.start(item); p < end; p++) {
        float value = known[neighbors.column(p)];
        at[n] = p;
        values[n] = value;
        n += value == value ? 1 : 0;
      }
      super.rated = n;
      if (past.unrated().count(user) > 0) {
        for (int p = neighbors.start(item); p < end; p++) {
          at[n] = p;
          n += other[neighbors.column(p)] ? 1 : 0;
        }
      }
      super.count = n;
    }
  }

  private static final class ByItem extends NeighborLookup {
    /** A position, or -1. */
    private final int[] slots;

    ByItem(CsrMatrix neighbors, InteractionHistory past) {
      super(neighbors, past);
      this.slots = new int[neighbors.columns()];
      Arrays.fill(slots, -1);
    }

    @Override
    void fill(int item) {
      for (int p = neighbors.start(item); p < neighbors.end(item); p++) {
        slots[neighbors.column(p)] = p;
      }
    }

    @Override
    void clear(int item) {
      for (int p = neighbors.start(item); p < neighbors.end(item); p++) {
        slots[neighbors.column(p)] = -1;
      }
    }

    @Override
    void find(int user, int item) {
      turnTo(item);
      int[] at = super.positions;
      float[] values = super.deviations;
      CsrMatrix rows = past.rated();
      int end = rows.end(user);
      int n = 0;
      for (int p = rows.start(user); p < end; p++) {
        int slot = slots[rows.column(p)];
        at[n] = slot;
        values[n] = rows.value(p);
        n += slot >= 0 ? 1 : 0;
      }
      super.rated = n;
      for (int p = past.unrated().start(user); p < past.unrated().end(user); p++) {
        int slot = slots[past.unrated().column(p)];
        at[n] = slot;
        n += slot >= 0 ? 1 : 0;
      }
      super.count = n;
    }
  }
}
