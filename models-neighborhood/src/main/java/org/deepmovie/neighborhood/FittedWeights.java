package org.deepmovie.neighborhood;

import java.util.Arrays;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.Ridge;
import org.deepmovie.mf.feedback.AddedTerms;
import org.deepmovie.mf.feedback.ById;
import org.deepmovie.model.Biases;
import org.deepmovie.model.Workers;

/**
 * The weights w_ij and c_ij while they are being fitted. For a rating r_ui with error e, for all j
 * in R^k(i;u) and N^k(i;u) respectively (Koren 2008, section 3.1),
 *
 * <pre>
 *   w_ij &lt;- w_ij + rate (|R^k(i;u)|^-1/2 e (r_uj - b~_uj) - ridge w_ij)
 *   c_ij &lt;- c_ij + rate (|N^k(i;u)|^-1/2 e - ridge c_ij)
 * </pre>
 *
 * Weights are those of the item i alone: whoever works on other items does not meet them.
 */
final class FittedWeights {

  private static final int ROWS_AT_A_TIME = 16;

  private final ById byId;
  private final Past past;
  private final float[] explicit;
  private final float[] implicit;
  private final NeighborWeights current;
  private final float rate;
  private final float[] explicitRidges;
  private final float[] implicitRidges;

  /**
   * Weights of 0.
   *
   * @param byId the training data
   * @param baseline b~ of the renumbered data
   */
  FittedWeights(WeightSettings settings, ById byId, Biases baseline, Workers workers) {
    this.byId = byId;
    Dataset data = byId.data();
    this.past = Past.of(data.ratings(), data.feedback(), baseline, data.scale().unit());
    SimilarityOptions similarities = settings.similarities(data.items().size());
    Neighbors neighbors =
        new NeighborSearch(similarities, data.ratings(), data.items(), false, baseline)
            .all(workers);
    int[] starts = starts(neighbors);
    int[] ids = new int[starts[neighbors.rows()]];
    for (int item = 0; item < neighbors.rows(); item++) {
      for (int p = neighbors.start(item); p < neighbors.end(item); p++) {
        ids[p] = neighbors.id(p);
      }
      Arrays.sort(ids, starts[item], starts[item + 1]);
    }
    this.explicit = new float[ids.length];
    this.implicit = new float[ids.length];
    this.current =
        new NeighborWeights(SparseRows.of(data.items().size(), starts, ids, explicit), implicit);
    this.rate = (float) settings.rate();
    this.explicitRidges = new float[ids.length];
    this.implicitRidges = new float[ids.length];
    regularize(settings, data.ratings().byItem(), workers);
  }

  private static int[] starts(Neighbors neighbors) {
    int[] starts = new int[neighbors.rows() + 1];
    for (int item = 0; item < neighbors.rows(); item++) {
      starts[item + 1] = neighbors.end(item);
    }
    return starts;
  }

  /** What each of a weight's ratings has to do of its regularization. */
  private void regularize(WeightSettings settings, SparseRows byItem, Workers workers) {
    Overlap[] overlaps = new Overlap[workers.threads()];
    workers.forEach(
        byItem.rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          if (overlaps[worker] == null) {
            overlaps[worker] = Overlap.byItem(current.explicit(), past);
          }
          for (int item = from; item < to; item++) {
            count(overlaps[worker], byItem, item);
          }
        });
    for (int p = 0; p < explicit.length; p++) {
      explicitRidges[p] = perEntry(settings.explicit(), explicitRidges[p]);
      implicitRidges[p] = perEntry(settings.implicit(), implicitRidges[p]);
    }
  }

  private void count(Overlap overlap, SparseRows byItem, int item) {
    for (int n = byItem.start(item); n < byItem.end(item); n++) {
      overlap.find(byItem.column(n), item);
      for (int m = 0; m < overlap.count(); m++) {
        int p = overlap.positions()[m];
        implicitRidges[p]++;
        explicitRidges[p] += m < overlap.rated() ? 1 : 0;
      }
    }
  }

  private static float perEntry(Ridge ridge, float count) {
    return count == 0 ? 0 : (float) (ridge.of((int) count) / count);
  }

  /** What is added for a user and an item, as the renumbered data has them; several threads may. */
  double value(int user, int item) {
    return current.value(past, user, item);
  }

  /** What {@code inner} adds, and these weights, row by row being users. */
  AddedTerms byUser(AddedTerms inner) {
    return new Terms(inner, true);
  }

  /** The weights as they are now, by the indices of the original data. */
  NeighborWeights snapshot() {
    int items = byId.data().items().size();
    SparseRows ranked = current.explicit();
    int[] originals = new int[items];
    for (int item = 0; item < items; item++) {
      originals[byId.item(item)] = item;
    }
    int[] starts = new int[items + 1];
    int[] ids = new int[ranked.size()];
    float[] w = new float[ids.length];
    float[] c = new float[ids.length];
    long[] row = new long[items];
    int next = 0;
    for (int item = 0; item < items; item++) {
      int rank = byId.item(item);
      int count = ranked.count(rank);
      for (int n = 0; n < count; n++) {
        int p = ranked.start(rank) + n;
        row[n] = (long) originals[ranked.column(p)] << 32 | p;
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
    return new NeighborWeights(SparseRows.of(items, starts, ids, w), c);
  }

  /** The weights as a part of a sum. */
  private final class Terms implements AddedTerms {
    private final AddedTerms inner;
    private final boolean rowsAreUsers;
    private final Overlap overlap;

    Terms(AddedTerms inner, boolean rowsAreUsers) {
      this.inner = inner;
      this.rowsAreUsers = rowsAreUsers;
      this.overlap =
          rowsAreUsers
              ? Overlap.byUser(current.explicit(), past)
              : Overlap.byItem(current.explicit(), past);
    }

    @Override
    public double value(int row, int column, int position) {
      if (rowsAreUsers) {
        overlap.find(row, column);
      } else {
        overlap.find(column, row);
      }
      return inner.value(row, column, position) + current.value(overlap);
    }

    @Override
    public void step(int row, int column, int position, float error, float scale) {
      inner.step(row, column, position, error, scale);
      float step = scale * rate;
      float toRated = step * error * (float) NeighborWeights.scale(overlap.rated());
      float toAll = step * error * (float) NeighborWeights.scale(overlap.count());
      int[] positions = overlap.positions();
      float[] deviations = overlap.deviations();
      for (int n = 0; n < overlap.rated(); n++) {
        int p = positions[n];
        explicit[p] += toRated * deviations[n] - step * explicitRidges[p] * explicit[p];
        implicit[p] += toAll - step * implicitRidges[p] * implicit[p];
      }
      for (int n = overlap.rated(); n < overlap.count(); n++) {
        int p = positions[n];
        implicit[p] += toAll - step * implicitRidges[p] * implicit[p];
      }
    }

    @Override
    public AddedTerms transposed() {
      return new Terms(inner.transposed(), !rowsAreUsers);
    }
  }
}
