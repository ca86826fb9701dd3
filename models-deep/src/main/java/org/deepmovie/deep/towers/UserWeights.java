package org.deepmovie.deep.towers;

import org.deepmovie.data.CsrMatrix;

/**
 * How much each user counts in a sum over users: n_u^-power, n_u being how many ratings the user
 * has, scaled to a mean of 1. With power 0 all count the same, so that those who rate much shape
 * the items most; with power 1 all ratings of a user together count as much as those of any other.
 */
final class UserWeights {

  private final double[] weights;
  private final double sum;

  UserWeights(CsrMatrix byUser, double power) {
    this.weights = new double[byUser.rows()];
    double total = 0;
    int users = 0;
    for (int user = 0; user < weights.length; user++) {
      if (byUser.count(user) > 0) {
        weights[user] = StrictMath.pow(byUser.count(user), -power);
        total += weights[user];
        users++;
      }
    }
    for (int user = 0; user < weights.length; user++) {
      weights[user] *= users / total;
    }
    this.sum = users;
  }

  double of(int user) {
    return weights[user];
  }

  /** Of all users. */
  double sum() {
    return sum;
  }
}
