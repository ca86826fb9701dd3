package org.deepmovie.neighborhood.linear;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The item weights of {@link Ease} if each item j may have weights of few items C_j only (H. Steck:
 * Markov Random Fields for Collaborative Filtering, NeurIPS 2019, has another choice of C_j). With
 * G = X'X:
 *
 * <pre>
 *   C_j = the items i with the largest G_ij^2 / (G_ii + lambda)
 *   B_Cj = (G_CC + lambda I)^-1 G_Cj
 * </pre>
 *
 * G_ij^2 / (G_ii + lambda) is by how much i alone lowers the objective of j. If C_j are all items
 * but j, these are the weights of {@code Ease}. Time grows with items times |C_j|^3. A workspace,
 * one per thread.
 */
final class SparseEase {

  private static final int ITEMS_AT_A_TIME = 4;

  private final SparseItemPairMatrix gram;
  private final EaseOptions options;
  private final Kernels kernels = Kernels.best();

  /** By item its place in C_j, or -1. */
  private final int[] places;

  private final double[] matrix;

  private SparseEase(SparseItemPairMatrix gram, EaseOptions options) {
    this.gram = gram;
    this.options = options;
    this.places = new int[gram.items()];
    Arrays.fill(places, -1);
    int most = Math.min(options.maxNeighbors(), gram.items());
    this.matrix = new double[most * kernels.tileStride(most + 1)];
  }

  /** The weights of all items. */
  static SparseItemWeights fit(
      CsrMatrix interactions, EaseOptions options, Workers workers, IntConsumer progress) {
    SparseItemPairMatrix gram = CoOccurrences.sparse(interactions, workers, Ease.NAME);
    int items = gram.items();
    int[][] sources = new int[items][];
    float[][] weights = new float[items][];
    @Nullable SparseEase[] workspaces = new SparseEase[workers.threads()];
    workers.forEach(
        items,
        ITEMS_AT_A_TIME,
        (worker, from, to) -> {
          SparseEase workspace = workspaces[worker];
          if (workspace == null) {
            workspace = new SparseEase(gram, options);
            workspaces[worker] = workspace;
          }
          for (int item = from; item < to; item++) {
            sources[item] = workspace.neighbors(item);
            weights[item] = workspace.weights(item, sources[item]);
          }
        },
        progress);
    return SparseItemWeights.ofTargets(sources, weights);
  }

  /** C_j, ascending. */
  private int[] neighbors(int item) {
    int[] others = gram.columns()[item];
    float[] common = gram.values()[item];
    TopItems best = new TopItems(options.maxNeighbors());
    for (int n = 0; n < others.length; n++) {
      if (others[n] != item) {
        double users = gram.of(others[n], others[n]);
        best.offer(others[n], common[n] * (double) common[n] / (users + options.regularization()));
      }
    }
    int[] neighbors = best.drain();
    Arrays.sort(neighbors);
    return neighbors;
  }

  private float[] weights(int item, int[] neighbors) {
    int size = neighbors.length;
    int stride = kernels.tileStride(size + 1);
    Arrays.fill(matrix, 0, size * stride, 0);
    for (int n = 0; n < size; n++) {
      places[neighbors[n]] = n;
    }
    for (int n = 0; n < size; n++) {
      int[] others = gram.columns()[neighbors[n]];
      float[] common = gram.values()[neighbors[n]];
      for (int m = 0; m < others.length; m++) {
        int place = places[others[m]];
        if (place >= n) {
          matrix[n * stride + place] = common[m];
        } else if (others[m] == item) {
          matrix[n * stride + size] = common[m];
        }
      }
      matrix[n * stride + n] += options.regularization();
    }
    for (int neighbor : neighbors) {
      places[neighbor] = -1;
    }
    return solve(size, stride);
  }

  /** The matrix is positive definite: whole numbers of a Gram matrix, and lambda from 1 up. */
  private float[] solve(int size, int stride) {
    if (!kernels.cholesky(matrix, size, size + 1, stride)) {
      throw new ArithmeticException(
          Ease.NAME + ": a matrix is not positive definite after rounding; raise regularization");
    }
    double[] solution = new double[size];
    float[] weights = new float[size];
    for (int n = 0; n < size; n++) {
      solution[n] = matrix[n * stride + size];
    }
    kernels.solveUpper(matrix, size, stride, solution);
    for (int n = 0; n < size; n++) {
      weights[n] = (float) solution[n];
    }
    return weights;
  }
}
