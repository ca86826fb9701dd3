package org.deepmovie.neighborhood.global;

import java.io.IOException;
import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.neighborhood.history.InteractionHistory;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * Global weights of item neighbors, and the term that they add to a prediction (Koren 2008, eq.
 * 10):
 *
 * <pre>
 *   |R^k(i;u)|^-1/2 sum over j in R^k(i;u) of (r_uj - b~_uj) w_ij
 *     + |N^k(i;u)|^-1/2 sum over j in N^k(i;u) of c_ij
 * </pre>
 *
 * Whoever makes the arrays owns them: {@link NeighborWeightTrainer} changes those of its own
 * weights in place, and the weights of a fitted model never change.
 *
 * @param neighbors items x items, an entry for each of the k neighbors j of i; the values have no
 *     meaning
 * @param explicit w_ij, by position of the neighbor in {@code neighbors}
 * @param implicit c_ij, by position of the neighbor in {@code neighbors}
 */
record NeighborWeights(CsrMatrix neighbors, float[] explicit, float[] implicit) {

  /** The term for a user of {@code history} and {@code item}. */
  double term(InteractionHistory history, int user, int item) {
    return term(matches(history, user, item));
  }

  /** The neighbors of {@code item} in the history of {@code user}. */
  NeighborMatches matches(InteractionHistory history, int user, int item) {
    return NeighborMatches.of(neighbors, history, user, item);
  }

  /** The term for the user and item of {@code matches}. */
  double term(NeighborMatches matches) {
    int rated = matches.ratedCount();
    int count = matches.count();
    double ofRatings = 0;
    double ofInteractions = 0;
    for (int n = 0; n < rated; n++) {
      int p = matches.position(n);
      ofRatings += matches.deviation(n) * explicit[p];
      ofInteractions += implicit[p];
    }
    for (int n = rated; n < count; n++) {
      ofInteractions += implicit[matches.position(n)];
    }
    return normalizer(rated) * ofRatings + normalizer(count) * ofInteractions;
  }

  /** The part of the term that comes from match {@code n}. */
  double amount(NeighborMatches matches, int n) {
    int p = matches.position(n);
    double amount = normalizer(matches.count()) * implicit[p];
    if (n < matches.ratedCount()) {
      amount += normalizer(matches.ratedCount()) * matches.deviation(n) * explicit[p];
    }
    return amount;
  }

  /** The item of match {@code n}. */
  int neighbor(NeighborMatches matches, int n) {
    return neighbors.column(matches.position(n));
  }

  /** count^-1/2, or 0 for a count of 0. */
  static double normalizer(int count) {
    return count == 0 ? 0 : 1 / Math.sqrt(count);
  }

  /** A copy of weights whose items are numbered by {@code order}, with the original numbers. */
  NeighborWeights inOriginalOrder(CanonicalOrder order) {
    int items = neighbors.rows();
    int[] originals = new int[items];
    for (int item = 0; item < items; item++) {
      originals[order.item(item)] = item;
    }
    int[] starts = new int[items + 1];
    int[] ids = new int[neighbors.size()];
    float[] w = new float[ids.length];
    float[] c = new float[ids.length];
    long[] row = new long[items];
    int next = 0;
    for (int item = 0; item < items; item++) {
      int rank = order.item(item);
      int count = neighbors.count(rank);
      for (int n = 0; n < count; n++) {
        int p = neighbors.start(rank) + n;
        row[n] = (long) originals[neighbors.column(p)] << 32 | p;
      }
      Arrays.sort(row, 0, count);
      for (int n = 0; n < count; n++) {
        int p = (int) row[n];
        ids[next] = (int) (row[n] >>> 32);
        w[next] = explicit[p];
        c[next++] = implicit[p];
      }
      starts[item + 1] = next;
    }
    return new NeighborWeights(CsrMatrix.of(items, starts, ids, w), w, c);
  }

  /** Writes the weights; {@link #load} reads them. */
  void save(ArchiveWriter archive) throws IOException {
    neighbors.withValues((item, p) -> explicit[p]).save(archive, "neighbor_weights");
    archive.floats("implicit_neighbor_weights", implicit);
  }

  /** Reads what {@link #save} wrote. */
  static NeighborWeights load(ArchiveReader archive, int items) throws IOException {
    CsrMatrix matrix = CsrMatrix.load(archive, "neighbor_weights", items, items);
    float[] implicit = archive.floats("implicit_neighbor_weights", matrix.size());
    return new NeighborWeights(matrix, matrix.valueArray(), implicit);
  }
}
