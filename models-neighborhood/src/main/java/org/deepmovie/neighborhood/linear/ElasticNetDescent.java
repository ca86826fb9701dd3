package org.deepmovie.neighborhood.linear;

import java.util.Arrays;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.neighborhood.ItemMatrix;

/**
 * Finds one item's weights in {@link Slim} by coordinate descent: with G = A'A,
 *
 * <pre>  w_i = max(0, (G_ij - sum over l != i of G_il w_l - lambda) / (G_ii + beta))</pre>
 *
 * for one i after another, first over all, then over those above 0 until they stay, and over all
 * again. A workspace, made once per thread.
 */
final class ElasticNetDescent {

  /**
   * A pass in which no weight lowers the objective by more than this share of |a_j|^2 is the last.
   */
  private static final double TOLERANCE = 1e-7;

  private final ItemMatrix gram;
  private final SlimOptions options;
  private final Kernels kernels = Kernels.best();

  /** G_ij - sum over all l of G_il w_l. */
  private final float[] residuals;

  private final float[] weights;
  private final int[] active;
  private int count;
  private double tolerance;

  /** A workspace. */
  ElasticNetDescent(ItemMatrix gram, SlimOptions options) {
    this.gram = gram;
    this.options = options;
    this.residuals = new float[gram.items()];
    this.weights = new float[gram.items()];
    this.active = new int[gram.items()];
  }

  /** Finds the weights of all items for {@code item}. */
  void solve(int item) {
    System.arraycopy(gram.values(), gram.start(item), residuals, 0, residuals.length);
    Arrays.fill(weights, 0);
    count = 0;
    tolerance = TOLERANCE * gram.of(item, item);
    for (int pass = 0; pass < options.passes(); ) {
      boolean moved = passOverAll(item);
      pass++;
      if (!moved) {
        break;
      }
      while (pass < options.passes() && passOverActive()) {
        pass++;
      }
    }
  }

  private boolean passOverAll(int item) {
    count = 0;
    double most = 0;
    for (int other = 0; other < weights.length; other++) {
      if (other != item && (weights[other] > 0 || residuals[other] > options.l1())) {
        most = Math.max(most, update(other));
      }
      if (weights[other] > 0) {
        active[count++] = other;
      }
    }
    return most > tolerance;
  }

  private boolean passOverActive() {
    double most = 0;
    for (int n = 0; n < count; n++) {
      most = Math.max(most, update(active[n]));
    }
    return most > tolerance;
  }

  /** Sets one weight, and gives by how much that lowers twice the objective. */
  private double update(int other) {
    int row = gram.start(other);
    float diagonal = gram.values()[row + other];
    double curvature = diagonal + options.l2();
    if (!(curvature > 0)) {
      return 0;
    }
    double alone = residuals[other] + diagonal * (double) weights[other];
    float weight = (float) Math.max(0, (alone - options.l1()) / curvature);
    float change = weight - weights[other];
    if (change != 0) {
      weights[other] = weight;
      kernels.addMultiple(residuals, 0, -change, gram.values(), row, residuals.length);
    }
    return curvature * change * change;
  }

  /** The items whose weights are above 0, ascending. */
  int[] others() {
    int[] others = new int[weights.length];
    int n = 0;
    for (int other = 0; other < weights.length; other++) {
      if (weights[other] > 0) {
        others[n++] = other;
      }
    }
    return Arrays.copyOf(others, n);
  }

  /** The weights of {@link #others}. */
  float[] weights() {
    int[] others = others();
    float[] found = new float[others.length];
    for (int n = 0; n < found.length; n++) {
      found[n] = weights[others[n]];
    }
    return found;
  }
}
