package org.deepmovie.deep.jointembedding;

import org.deepmovie.data.CsrMatrix;

/**
 * The weights of users in sums over users: n_u^-exponent, n_u being the number of the user's
 * ratings, scaled to a mean of 1. With exponent 0 all users have the same weight, so that those
 * with many ratings shape the items most; with exponent 1 all ratings of a user together weigh as
 * much as those of any other.
 */
final class UserActivityWeights {

  private final double[] weights;
  private final double sum;

  UserActivityWeights(CsrMatrix byUser, double exponent) {
    this.weights = new double[byUser.rows()];
    double total = 0;
    int users = 0;
    for (int user = 0; user < weights.length; user++) {
      if (byUser.count(user) > 0) {
        weights[user] = StrictMath.pow(byUser.count(user), -exponent);
        total += weights[user];
        users++;
      }
    }
    for (int user = 0; user < weights.length; user++) {
      weights[user] *= users / total;
    }
    this.sum = users;
  }

  /** The weight of {@code user}; 0 without ratings. */
  double of(int user) {
    return weights[user];
  }

  /** The sum of all weights. */
  double sum() {
    return sum;
  }
}
