package org.deepmovie.neighborhood.linear;

import java.util.Arrays;

/**
 * Finds the weights w_j of one item j in {@link Slim} by coordinate descent. With G = A'A,
 *
 * <pre>  w_i = max(0, (G_ij - sum over l != i of G_il w_l - lambda) / (G_ii + beta))</pre>
 *
 * for one i after another. An epoch over all i is followed by epochs over the weights above 0 until
 * these converge, then by one over all i again. A workspace, one per thread.
 */
final class ElasticNetDescent {

  /** Converged: no weight of an epoch lowers the objective by more than this share of |a_j|^2. */
  private static final double TOLERANCE = 1e-7;

  private final ItemPairMatrix gram;
  private final SlimOptions options;

  /** G_ij - sum over all l of G_il w_l. */
  private final float[] residuals;

  private final float[] diagonals;
  private final float[] weights;
  private final int[] active;
  private int activeCount;
  private double tolerance;

  /** A workspace. */
  ElasticNetDescent(ItemPairMatrix gram, SlimOptions options) {
    this.gram = gram;
    this.options = options;
    this.residuals = new float[gram.items()];
    this.diagonals = new float[gram.items()];
    for (int item = 0; item < diagonals.length; item++) {
      diagonals[item] = gram.of(item, item);
    }
    this.weights = new float[gram.items()];
    this.active = new int[gram.items()];
  }

  /** Finds the weights of all items for {@code item}. */
  void solve(int item) {
    Arrays.fill(residuals, 0);
    gram.add(item, 1, residuals);
    Arrays.fill(weights, 0);
    activeCount = 0;
    tolerance = TOLERANCE * diagonals[item];
    for (int epoch = 0; epoch < options.epochs(); ) {
      boolean moved = updateAll(item);
      epoch++;
      if (!moved) {
        break;
      }
      while (epoch < options.epochs() && updateActive()) {
        epoch++;
      }
    }
  }

  /** Runs an epoch over all weights, and returns whether any of them moved. */
  private boolean updateAll(int item) {
    activeCount = 0;
    double most = 0;
    for (int other = 0; other < weights.length; other++) {
      if (other != item && (weights[other] > 0 || residuals[other] > options.l1Regularization())) {
        most = Math.max(most, update(other));
      }
      if (weights[other] > 0) {
        active[activeCount++] = other;
      }
    }
    return most > tolerance;
  }

  /** Runs an epoch over the weights above 0, and returns whether any of them moved. */
  private boolean updateActive() {
    double most = 0;
    for (int n = 0; n < activeCount; n++) {
      most = Math.max(most, update(active[n]));
    }
    return most > tolerance;
  }

  /** Sets one weight, and returns by how much that lowers twice the objective. */
  private double update(int other) {
    float diagonal = diagonals[other];
    double curvature = diagonal + options.l2Regularization();
    if (!(curvature > 0)) {
      return 0;
    }
    double alone = residuals[other] + diagonal * (double) weights[other];
    float weight = (float) Math.max(0, (alone - options.l1Regularization()) / curvature);
    float change = weight - weights[other];
    if (change != 0) {
      weights[other] = weight;
      gram.add(other, -change, residuals);
    }
    return curvature * change * change;
  }

  /** The items i whose weights are above 0, ascending. */
  int[] sources() {
    int[] sources = new int[weights.length];
    int n = 0;
    for (int other = 0; other < weights.length; other++) {
      if (weights[other] > 0) {
        sources[n++] = other;
      }
    }
    return Arrays.copyOf(sources, n);
  }

  /** The weights of {@link #sources}. */
  float[] weights() {
    int[] sources = sources();
    float[] positive = new float[sources.length];
    for (int n = 0; n < positive.length; n++) {
      positive[n] = weights[sources[n]];
    }
    return positive;
  }
}
