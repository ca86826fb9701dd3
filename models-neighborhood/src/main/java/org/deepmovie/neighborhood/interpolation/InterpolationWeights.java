package org.deepmovie.neighborhood.interpolation;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.neighborhood.CoRatings;
import org.deepmovie.internal.neighborhood.NeighborLists;

/**
 * Finds the interpolation weights of {@link WgtNgbr} for one person after another. A workspace,
 * made once per thread: nothing is allocated per prediction.
 */
final class InterpolationWeights {

  /** Products of all pairs of what a person rated are looked up once if they are no more. */
  private static final int MOST_IN_SQUARE = 4_000_000;

  /** What must be left of a neighbour's variance when the others are known. */
  private static final double LEAST_PIVOT = 0.01;

  private static final double FIRST_RAISE = 0.05;

  private final WgtNgbrOptions options;
  private final NeighborLists neighbors;
  private final ItemProducts products;
  private final CoRatings.Sum room = ItemProducts.room();
  private final Kernels kernels = Kernels.best();
  private final int stride;
  private final double[] matrix;
  private final double[] weights;
  private final NonNegativeLeastSquares descent;

  /** By item 1 + its place among what the person rated, or 0. */
  private final int[] places;

  private CsrMatrix rows;
  private int row = -1;
  private float[] square = new float[0];
  private boolean hasSquare;

  private final int[] chosen;
  private int count;

  InterpolationWeights(WgtNgbrOptions options, NeighborLists neighbors, ItemProducts products) {
    this.options = options;
    this.neighbors = neighbors;
    this.products = products;
    int k = Math.min(options.k(), neighbors.rows());
    this.stride = kernels.tileStride(k + 1);
    this.matrix = new double[k * stride];
    this.weights = new double[k];
    this.descent = new NonNegativeLeastSquares(k);
    this.places = new int[neighbors.rows()];
    this.chosen = new int[k];
  }

  /** Turns to the person whose deviations from the baseline are {@code row} of {@code rows}. */
  void open(CsrMatrix rows, int row) {
    if (this.rows == rows && this.row == row) {
      return;
    }
    if (this.rows != null) {
      for (int p = this.rows.start(this.row); p < this.rows.end(this.row); p++) {
        places[this.rows.column(p)] = 0;
      }
    }
    for (int p = rows.start(row); p < rows.end(row); p++) {
      places[rows.column(p)] = 1 + p - rows.start(row);
    }
    this.rows = rows;
    this.row = row;
    this.hasSquare = false;
  }

  /** Gathers the products of what the person rated, for predictions of many items. */
  void gather() {
    int n = rows.count(row);
    if (hasSquare || (long) n * n > MOST_IN_SQUARE) {
      return;
    }
    if (square.length < n * n) {
      square = new float[n * n];
    }
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        float product = products.of(item(a), item(b), room);
        square[a * n + b] = product;
        square[b * n + a] = product;
      }
    }
    hasSquare = true;
  }

  private int item(int place) {
    return rows.column(rows.start(row) + place);
  }

  private float product(int a, int b) {
    return hasSquare ? square[a * rows.count(row) + b] : products.of(item(a), item(b), room);
  }

  /** Finds neighbours and weights for {@code item}, and gives what they add to the baseline. */
  double solve(int item) {
    choose(item);
    for (int n = 0; n < count; n++) {
      weights[n] = products.of(item(chosen[n]), item, room);
    }
    double raise = factor();
    if (options.nonNegative()) {
      fill(raise);
      descent.solve(matrix, stride, weights, count);
    } else {
      for (int n = 0; n < count; n++) {
        weights[n] = matrix[n * stride + count];
      }
      kernels.solveUpper(matrix, count, stride, weights);
    }
    double sum = 0;
    for (int n = 0; n < count; n++) {
      sum += share(n);
    }
    return sum;
  }

  /** The number of neighbours found last. */
  int count() {
    return count;
  }

  /** The neighbour {@code n} of those found last. */
  int neighbor(int n) {
    return item(chosen[n]);
  }

  /** What neighbour {@code n} of those found last adds to the prediction. */
  double share(int n) {
    return weights[n] * rows.value(rows.start(row) + chosen[n]);
  }

  private void choose(int item) {
    count = 0;
    int end = neighbors.end(item);
    for (int p = neighbors.start(item); p < end && count < chosen.length; p++) {
      int place = places[neighbors.id(p)] - 1;
      // what never deviates tells nothing, and no weight of it could be found
      if (place >= 0 && product(place, place) > 0) {
        chosen[count++] = place;
      }
    }
  }

  /** Sets the matrix to A, its diagonal raised by that share, and the weights to its right. */
  private void fill(double raise) {
    for (int r = 0; r < count; r++) {
      for (int c = r; c < count; c++) {
        matrix[r * stride + c] = product(chosen[r], chosen[c]);
      }
      matrix[r * stride + r] *= 1 + raise;
      matrix[r * stride + count] = weights[r];
    }
  }

  /** Factors A, and says by which share its diagonal had to be raised. */
  private double factor() {
    double raise = 0;
    fill(raise);
    while (!kernels.cholesky(matrix, count, count + 1, stride) || isNearlySingular()) {
      raise = raise == 0 ? FIRST_RAISE : 2 * raise;
      fill(raise);
    }
    return raise;
  }

  /** Whether other neighbours leave next to nothing of the variance of one. */
  private boolean isNearlySingular() {
    for (int n = 0; n < count; n++) {
      double pivot = matrix[n * stride + n];
      if (pivot * pivot < LEAST_PIVOT * product(chosen[n], chosen[n])) {
        return true;
      }
    }
    return false;
  }
}
