package org.deepmovie.neighborhood.interpolation;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.neighborhood.search.NeighborLists;

/**
 * Solves for the interpolation weights of {@link WgtNgbr}, one user and item after another. A
 * workspace of one thread: nothing is allocated per prediction.
 */
final class InterpolationSolver {

  private final NeighborLists neighbors;
  private final UserProducts user;
  private final InterpolationEquations equations;
  private final InterpolatedNeighbors result;

  InterpolationSolver(WgtNgbrOptions options, NeighborLists neighbors, ItemProducts products) {
    int k = Math.min(options.k(), neighbors.rows());
    this.neighbors = neighbors;
    this.user = new UserProducts(products, neighbors.rows());
    this.equations = new InterpolationEquations(k, options.nonNegative());
    this.result = new InterpolatedNeighbors(user, k);
  }

  /**
   * Prepares for predictions of many items for one user.
   *
   * @param rows residuals by user
   * @param row the user's row
   */
  void prepare(CsrMatrix rows, int row) {
    user.turnTo(rows, row);
    user.cache();
  }

  /**
   * Finds the neighbors of {@code item} that a user rated, and their weights.
   *
   * @param rows residuals by user
   * @param row the user's row
   * @return the neighbors, until the next call
   */
  InterpolatedNeighbors solve(CsrMatrix rows, int row, int item) {
    user.turnTo(rows, row);
    result.find(neighbors, equations, item);
    return result;
  }
}
