package org.deepmovie.neighborhood.global;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.neighborhood.history.HistoryLimit;
import org.deepmovie.internal.neighborhood.history.InteractionHistory;
import org.deepmovie.internal.neighborhood.search.NeighborSearch;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.train.Workers;

/**
 * Fits the weights w_ij and c_ij by stochastic gradient descent. For each rating r_ui with error e,
 * and all j in R^k(i;u) and N^k(i;u) respectively (Koren 2008, section 3),
 *
 * <pre>
 *   w_ij &lt;- w_ij + rate (|R^k(i;u)|^-1/2 e (r_uj - b~_uj) - lambda_w w_ij)
 *   c_ij &lt;- c_ij + rate (|N^k(i;u)|^-1/2 e - lambda_c c_ij)
 * </pre>
 *
 * An epoch goes through the ratings item by item. Item i alone uses the weights w_ij and c_ij, so
 * that threads work on different items at the same time, and the result does not depend on their
 * number. All other terms of the prediction stay fixed meanwhile.
 *
 * <p>Users and items are numbered as in the {@link CanonicalOrder} of the training set.
 */
final class NeighborWeightTrainer {

  private static final int ITEMS_AT_A_TIME = 16;

  private final CanonicalOrder order;
  private final Workers workers;
  private final InteractionHistory history;
  private final CsrMatrix byItem;
  private final int[] positionsByItem;
  private final NeighborWeights weights;
  private final WeightDecay decay;
  private final float learningRate;

  /** By worker. */
  private final ItemMatchLookup[] lookups;

  /**
   * Chooses the neighbors, and sets w_ij in proportion to their similarities and c_ij to 0.
   *
   * @param order the training set
   * @param baseline b~ of the renumbered training set
   * @param workers the threads of this fit
   */
  NeighborWeightTrainer(
      NeighborWeightSettings settings,
      CanonicalOrder order,
      BaselineEstimate baseline,
      Workers workers) {
    this.order = order;
    this.workers = workers;
    Dataset data = order.data();
    double unit = data.scale().unit();
    this.byItem = data.ratings().byItem();
    this.positionsByItem = data.ratings().positionsByItem();
    this.history = InteractionHistory.of(data.ratings(), data.implicitFeedback(), baseline, unit);
    CsrMatrix similarities =
        new NeighborSearch(
                settings.similarities(data.items().size()),
                new HistoryLimit(settings.options().history(), data.users(), data.items())
                    .of(data.ratings()),
                data.items(),
                false,
                baseline,
                unit)
            .all(workers)
            .toMatrix();
    double initialWeight = settings.initialWeight() * unit;
    float[] explicit = new float[similarities.size()];
    for (int p = 0; p < explicit.length; p++) {
      explicit[p] = (float) (initialWeight * similarities.value(p));
    }
    this.weights = new NeighborWeights(similarities, explicit, new float[explicit.length]);
    this.learningRate = (float) settings.learningRate();
    this.lookups = new ItemMatchLookup[workers.threads()];
    Arrays.setAll(lookups, worker -> lookup());
    this.decay = decay(settings);
  }

  /** A lookup for going through the items one after the other. */
  ItemMatchLookup lookup() {
    return new ItemMatchLookup(weights.neighbors(), history);
  }

  private WeightDecay decay(NeighborWeightSettings settings) {
    int[] ratings = new int[weights.neighbors().size()];
    int[] interactions = new int[ratings.length];
    forEachItem((lookup, item) -> count(lookup, item, ratings, interactions));
    Regularization explicit = settings.explicitRegularization();
    Regularization implicit = settings.implicitRegularization();
    float[] perRating = WeightDecay.perRating(settings.scaling(), ratings);
    // one array for both where it is the same: the steps then read half as much
    float[] perInteraction =
        history.unrated().size() == 0
            ? perRating
            : WeightDecay.perRating(settings.scaling(), interactions);
    return new WeightDecay(
        (float) explicit.strength(), perRating, (float) implicit.strength(), perInteraction);
  }

  /** Counts the training ratings in which each weight of {@code item} has a part. */
  private void count(ItemMatchLookup lookup, int item, int[] ratings, int[] interactions) {
    for (int n = byItem.start(item); n < byItem.end(item); n++) {
      NeighborMatches matches = lookup.find(byItem.column(n), item);
      for (int m = 0; m < matches.count(); m++) {
        int p = matches.position(m);
        ratings[p] += m < matches.ratedCount() ? 1 : 0;
        interactions[p]++;
      }
    }
  }

  /** Work on one item. */
  @FunctionalInterface
  private interface ItemTask {
    void run(ItemMatchLookup lookup, int item);
  }

  private void forEachItem(ItemTask task) {
    workers.forEach(
        byItem.rows(),
        ITEMS_AT_A_TIME,
        (worker, from, to) -> {
          for (int item = from; item < to; item++) {
            task.run(lookups[worker], item);
          }
        });
  }

  /** The terms of a prediction other than the neighbors' term, which an epoch keeps fixed. */
  @FunctionalInterface
  interface FixedTerms {
    /** The sum of these terms; several threads call this. */
    double of(int user, int item);
  }

  /**
   * Runs an epoch over all ratings.
   *
   * @param scale multiplies the learning rate
   * @return the sum of the squared errors, each as it was before its step
   * @throws ArithmeticException if the sum is not finite
   */
  double epoch(FixedTerms others, float scale) {
    double[] squares = new double[byItem.rows()];
    forEachItem((lookup, item) -> squares[item] = descend(lookup, others, item, scale));
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    if (!Double.isFinite(sum)) {
      throw new ArithmeticException("the squared errors sum to " + sum);
    }
    return sum;
  }

  private double descend(ItemMatchLookup lookup, FixedTerms others, int item, float scale) {
    double squares = 0;
    for (int n = byItem.start(item); n < byItem.end(item); n++) {
      int user = byItem.column(n);
      NeighborMatches matches = lookup.find(user, item);
      double prediction = others.of(user, item) + weights.term(matches);
      float error = (float) (byItem.value(n) - prediction);
      squares += error * error;
      step(matches, error, scale);
    }
    return squares;
  }

  /** Takes the step for a rating with {@code error}. */
  void step(NeighborMatches matches, float error, float scale) {
    int rated = matches.ratedCount();
    int count = matches.count();
    float rate = scale * learningRate;
    float ratedStep = rate * error * (float) NeighborWeights.normalizer(rated);
    float implicitStep = rate * error * (float) NeighborWeights.normalizer(count);
    float explicitDecay = rate * decay.explicitLambda();
    float implicitDecay = rate * decay.implicitLambda();
    float[] explicit = weights.explicit();
    float[] implicit = weights.implicit();
    float[] explicitPerRating = decay.explicitPerRating();
    float[] implicitPerRating = decay.implicitPerRating();
    for (int n = 0; n < rated; n++) {
      int p = matches.position(n);
      explicit[p] +=
          ratedStep * matches.deviation(n) - explicitDecay * explicitPerRating[p] * explicit[p];
      implicit[p] += implicitStep - implicitDecay * implicitPerRating[p] * implicit[p];
    }
    for (int n = rated; n < count; n++) {
      int p = matches.position(n);
      implicit[p] += implicitStep - implicitDecay * implicitPerRating[p] * implicit[p];
    }
  }

  /**
   * Computes the neighbors' term of every training rating.
   *
   * @param terms the result, by the positions of the ratings by user
   */
  void computeTerms(float[] terms) {
    forEachItem(
        (lookup, item) -> {
          for (int n = byItem.start(item); n < byItem.end(item); n++) {
            NeighborMatches matches = lookup.find(byItem.column(n), item);
            terms[positionsByItem[n]] = (float) weights.term(matches);
          }
        });
  }

  /** The neighbors' term for a user and an item; several threads may call this. */
  double term(int user, int item) {
    return weights.term(history, user, item);
  }

  /** A copy of the weights, with the original numbers of the items. */
  NeighborWeights checkpoint() {
    return weights.inOriginalOrder(order);
  }
}
