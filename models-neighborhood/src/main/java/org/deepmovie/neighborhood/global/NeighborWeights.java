package org.deepmovie.neighborhood.global;

import java.io.IOException;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.neighborhood.InteractionHistory;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * Global weights of item neighbours and what they add to a prediction (Koren 2008, eq. 10):
 *
 * <pre>
 *   |R^k(i;u)|^-1/2 sum over j in R^k(i;u) of (r_uj - b~_uj) w_ij
 *     + |N^k(i;u)|^-1/2 sum over j in N^k(i;u) of c_ij
 * </pre>
 *
 * @param explicit w_ij, items x items, an entry for each of the k neighbours j of i
 * @param implicit c_ij, at the positions of {@code explicit}
 */
public record NeighborWeights(CsrMatrix explicit, float[] implicit) {

  /** Takes in a neighbour. */
  @FunctionalInterface
  interface Taker {
    /** Takes in {@code item}, which adds {@code share}. */
    void take(int item, double share);
  }

  /** Takes in the positions of a neighbour, and of the same item in somebody's past. */
  @FunctionalInterface
  private interface Meeting {
    void at(int position, int inPast);
  }

  /** What is added for {@code item} and the person of row {@code user} of {@code past}. */
  double value(InteractionHistory past, int user, int item) {
    double[] sums = new double[2];
    int[] counts = new int[2];
    CsrMatrix rated = past.rated();
    forEachMeeting(
        rated,
        user,
        item,
        (p, q) -> {
          sums[0] += rated.value(q) * explicit.value(p);
          sums[1] += implicit[p];
          counts[0]++;
        });
    forEachMeeting(
        past.unrated(),
        user,
        item,
        (p, q) -> {
          sums[1] += implicit[p];
          counts[1]++;
        });
    return scale(counts[0]) * sums[0] + scale(counts[0] + counts[1]) * sums[1];
  }

  /** Gives {@code taker} the neighbours of {@code item} in the past of {@code user}. */
  void forEach(InteractionHistory past, int user, int item, Taker taker) {
    NeighborLookup overlap = NeighborLookup.byItem(explicit, past);
    overlap.find(user, item);
    double toRated = scale(overlap.rated());
    double toAll = scale(overlap.count());
    for (int n = 0; n < overlap.count(); n++) {
      int p = overlap.positions()[n];
      double share = toAll * implicit[p];
      if (n < overlap.rated()) {
        share += toRated * overlap.deviations()[n] * explicit.value(p);
      }
      taker.take(explicit.column(p), share);
    }
  }

  private void forEachMeeting(CsrMatrix past, int user, int item, Meeting meeting) {
    int p = explicit.start(item);
    int q = past.start(user);
    while (p < explicit.end(item) && q < past.end(user)) {
      int neighbor = explicit.column(p);
      int known = past.column(q);
      if (neighbor == known) {
        meeting.at(p, q);
      }
      p += neighbor <= known ? 1 : 0;
      q += known <= neighbor ? 1 : 0;
    }
  }

  /** What is added for the neighbours that were found. */
  double value(NeighborLookup overlap) {
    int[] positions = overlap.positions();
    float[] deviations = overlap.deviations();
    double ofRatings = 0;
    double ofAll = 0;
    for (int n = 0; n < overlap.rated(); n++) {
      int p = positions[n];
      ofRatings += deviations[n] * explicit.value(p);
      ofAll += implicit[p];
    }
    for (int n = overlap.rated(); n < overlap.count(); n++) {
      ofAll += implicit[positions[n]];
    }
    return scale(overlap.rated()) * ofRatings + scale(overlap.count()) * ofAll;
  }

  /** count^-1/2, or 0 if there is nothing. */
  static double scale(int count) {
    return count == 0 ? 0 : 1 / Math.sqrt(count);
  }

  void save(ArchiveWriter archive) throws IOException {
    explicit.save(archive, "neighbor_weights");
    archive.floats("implicit_neighbor_weights", implicit);
  }

  /** Reads what {@link #save} wrote. */
  static NeighborWeights load(ArchiveReader archive, int items) throws IOException {
    CsrMatrix explicit = CsrMatrix.load(archive, "neighbor_weights", items, items);
    return new NeighborWeights(
        explicit, archive.floats("implicit_neighbor_weights", explicit.size()));
  }
}
