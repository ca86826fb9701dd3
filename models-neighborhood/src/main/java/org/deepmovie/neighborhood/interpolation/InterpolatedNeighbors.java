package org.deepmovie.neighborhood.interpolation;

import org.deepmovie.internal.neighborhood.search.NeighborLists;

/** The neighbors of an item that a user rated, with their interpolation weights. */
final class InterpolatedNeighbors {

  private final UserProducts user;
  private final int[] places;
  private final double[] weights;
  private int count;

  /** Room for {@code k} neighbors. */
  InterpolatedNeighbors(UserProducts user, int k) {
    this.user = user;
    this.places = new int[k];
    this.weights = new double[k];
  }

  /** Finds the neighbors of {@code item} that the user rated, and their weights. */
  void find(NeighborLists neighbors, InterpolationEquations equations, int item) {
    choose(neighbors, item);
    for (int n = 0; n < count; n++) {
      weights[n] = user.productWith(places[n], item);
    }
    equations.solve(user, places, count, weights);
  }

  private void choose(NeighborLists neighbors, int item) {
    count = 0;
    int end = neighbors.end(item);
    for (int p = neighbors.start(item); p < end && count < places.length; p++) {
      int neighbor = neighbors.id(p);
      // an item whose residuals are all 0 tells nothing, and its weight is not determined
      if (user.hasRated(neighbor)) {
        int place = user.place(neighbor);
        if (user.product(place, place) > 0) {
          places[count++] = place;
        }
      }
    }
  }

  /** The number of neighbors. */
  int count() {
    return count;
  }

  /** The item of neighbor {@code n}. */
  int item(int n) {
    return user.item(places[n]);
  }

  /** What neighbor {@code n} adds to the prediction: its weight times the residual. */
  double amount(int n) {
    return weights[n] * user.residual(places[n]);
  }

  /** What all neighbors add to the prediction. */
  double sum() {
    double sum = 0;
    for (int n = 0; n < count; n++) {
      sum += amount(n);
    }
    return sum;
  }
}
