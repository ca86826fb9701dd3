package org.deepmovie.neighborhood.global;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.neighborhood.InteractionHistory;
import org.deepmovie.internal.neighborhood.NeighborLists;
import org.deepmovie.internal.neighborhood.NeighborSearch;
import org.deepmovie.neighborhood.SimilarityOptions;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.train.Workers;

/**
 * The weights w_ij and c_ij while they are being fitted. For a rating r_ui with error e, for all j
 * in R^k(i;u) and N^k(i;u) respectively (Koren 2008, section 3),
 *
 * <pre>
 *   w_ij &lt;- w_ij + rate (|R^k(i;u)|^-1/2 e (r_uj - b~_uj) - ridge w_ij)
 *   c_ij &lt;- c_ij + rate (|N^k(i;u)|^-1/2 e - ridge c_ij)
 * </pre>
 *
 * Weights are those of the item i alone, so that items can be worked on at the same time with a
 * result that does not depend on the number of threads. Therefore the weights have a pass of their
 * own over the ratings, in which all else stands still.
 */
final class NeighborWeightTrainer {

  private static final int ROWS_AT_A_TIME = 16;

  private final CanonicalOrder byId;
  private final InteractionHistory past;
  private final CsrMatrix byItem;
  private final int[] positions;
  private final float[] values;
  private final NeighborLookup[] overlaps;
  private final float[] explicit;
  private final float[] implicit;
  private final NeighborWeights current;
  private final float rate;
  private final float lambdaExplicit;
  private final float implicitRegularization;

  /** What multiplies a lambda at each rating: weight(n) / n. */
  private final float[] explicitShares;

  /** As above; the same array unless somebody had to do with more than they rated. */
  private final float[] implicitShares;

  /**
   * Weights w_ij in proportion to the similarities, and c_ij of 0.
   *
   * @param byId the training data
   * @param baseline b~ of the renumbered data
   */
  NeighborWeightTrainer(
      NeighborWeightSettings settings,
      CanonicalOrder byId,
      BaselineEstimate baseline,
      Workers workers) {
    this.byId = byId;
    Dataset data = byId.data();
    this.byItem = data.ratings().byItem();
    this.positions = data.ratings().positionsByItem();
    this.values = new float[positions.length];
    this.past =
        InteractionHistory.of(
            data.ratings(), data.implicitFeedback(), baseline, data.scale().unit());
    SimilarityOptions similarities = settings.similarities(data.items().size());
    double unit = data.scale().unit();
    NeighborLists neighbors =
        new NeighborSearch(similarities, data.ratings(), data.items(), false, baseline, unit)
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
    start(neighbors, ids, settings.initial() * unit);
    this.implicit = new float[ids.length];
    this.current =
        new NeighborWeights(CsrMatrix.of(data.items().size(), starts, ids, explicit), implicit);
    this.rate = (float) settings.rate();
    this.overlaps = new NeighborLookup[workers.threads()];
    Arrays.setAll(overlaps, worker -> overlap());
    workers.forEach(byItem.rows(), ROWS_AT_A_TIME, this::refresh);
    this.lambdaExplicit = (float) settings.lambdaExplicit();
    this.implicitRegularization = (float) settings.implicitRegularization();
    this.explicitShares = new float[ids.length];
    this.implicitShares = past.unrated().size() == 0 ? explicitShares : new float[ids.length];
    count(workers);
    weigh(explicitShares, settings.weighting());
    if (implicitShares != explicitShares) {
      weigh(implicitShares, settings.weighting());
    }
  }

  private void start(NeighborLists neighbors, int[] ids, double initial) {
    for (int item = 0; item < neighbors.rows(); item++) {
      for (int p = neighbors.start(item); p < neighbors.end(item); p++) {
        int from = neighbors.start(item);
        int at = Arrays.binarySearch(ids, from, neighbors.end(item), neighbors.id(p));
        explicit[at] = (float) (initial * neighbors.similarity(p));
      }
    }
  }

  private static int[] starts(NeighborLists neighbors) {
    int[] starts = new int[neighbors.rows() + 1];
    for (int item = 0; item < neighbors.rows(); item++) {
      starts[item + 1] = neighbors.end(item);
    }
    return starts;
  }

  /** Counts the ratings that each weight has a part in. */
  private void count(Workers workers) {
    workers.forEach(
        byItem.rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          for (int item = from; item < to; item++) {
            count(overlaps[worker], item);
          }
        });
  }

  private void count(NeighborLookup overlap, int item) {
    for (int n = byItem.start(item); n < byItem.end(item); n++) {
      overlap.find(byItem.column(n), item);
      for (int m = 0; m < overlap.count(); m++) {
        int p = overlap.positions()[m];
        if (m < overlap.rated()) {
          explicitShares[p]++;
        }
        if (implicitShares != explicitShares) {
          implicitShares[p]++;
        }
      }
    }
  }

  private static void weigh(float[] counts, Regularization.Weighting weighting) {
    Regularization one = new Regularization(1, weighting);
    for (int p = 0; p < counts.length; p++) {
      counts[p] = counts[p] == 0 ? 0 : (float) (one.of((int) counts[p]) / counts[p]);
    }
  }

  /** A workspace for steps that go through the items one after the other. */
  NeighborLookup overlap() {
    return NeighborLookup.byItem(current.explicit(), past);
  }

  /** What is added for a user and an item, as the renumbered data has them; several threads may. */
  double value(int user, int item) {
    return current.value(past, user, item);
  }

  /**
   * What is added for each rating, by the positions of the ratings by user, as of the last pass:
   * not a copy.
   */
  float[] values() {
    return values;
  }

  /** Predicts without the weights, users and items being numbered as in the renumbered data. */
  @FunctionalInterface
  interface Others {
    /** What is predicted; several threads may ask. */
    double predict(int user, int item);
  }

  /**
   * A pass over all ratings, item by item and with all threads.
   *
   * @param scale multiplies the rate
   * @return the sum of the squared errors, each as it was before its step
   * @throws ArithmeticException if it is not finite
   */
  double pass(Others others, float scale, Workers workers) {
    double[] squares = new double[byItem.rows()];
    workers.forEach(
        byItem.rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          for (int item = from; item < to; item++) {
            squares[item] = descend(overlaps[worker], others, item, scale);
          }
          refresh(worker, from, to);
        });
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    if (!Double.isFinite(sum)) {
      throw new ArithmeticException("the errors sum to " + sum);
    }
    return sum;
  }

  private double descend(NeighborLookup overlap, Others others, int item, float scale) {
    double squares = 0;
    for (int n = byItem.start(item); n < byItem.end(item); n++) {
      int user = byItem.column(n);
      overlap.find(user, item);
      double expected = others.predict(user, item) + current.value(overlap);
      float error = (float) (byItem.value(n) - expected);
      squares += error * error;
      step(overlap, error, scale);
    }
    return squares;
  }

  /** Takes a step for the rating whose overlap was found. */
  void step(NeighborLookup overlap, float error, float scale) {
    float step = scale * rate;
    float toRated = step * error * (float) NeighborWeights.scale(overlap.rated());
    float toAll = step * error * (float) NeighborWeights.scale(overlap.count());
    float ofExplicit = step * lambdaExplicit;
    float ofImplicit = step * implicitRegularization;
    int[] positions = overlap.positions();
    float[] deviations = overlap.deviations();
    for (int n = 0; n < overlap.rated(); n++) {
      int p = positions[n];
      explicit[p] += toRated * deviations[n] - ofExplicit * explicitShares[p] * explicit[p];
      implicit[p] += toAll - ofImplicit * implicitShares[p] * implicit[p];
    }
    for (int n = overlap.rated(); n < overlap.count(); n++) {
      int p = positions[n];
      implicit[p] += toAll - ofImplicit * implicitShares[p] * implicit[p];
    }
  }

  private void refresh(int worker, int from, int to) {
    for (int item = from; item < to; item++) {
      refresh(overlaps[worker], item);
    }
  }

  private void refresh(NeighborLookup overlap, int item) {
    for (int n = byItem.start(item); n < byItem.end(item); n++) {
      overlap.find(byItem.column(n), item);
      values[positions[n]] = (float) current.value(overlap);
    }
  }

  /** The weights as they are now, by the indices of the original data. */
  NeighborWeights checkpoint() {
    int items = byId.data().items().size();
    CsrMatrix ranked = current.explicit();
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
    return new NeighborWeights(CsrMatrix.of(items, starts, ids, w), c);
  }
}
