package org.deepmovie.mf.feedback;

import org.deepmovie.data.SparseRows;

/**
 * The formulas of the family as the papers write them, in double and without any haste, and the
 * loss that is minimized.
 */
final class Textbook {

  final Settings settings;
  final SparseRows ratings;
  final SparseRows pairs;
  final SparseRows residuals;
  double mean;
  double[] userBiases;
  double[] itemBiases;
  double[][] p;
  double[][] q;
  double[][] y;
  double[][] x;
  double[][] w;

  Textbook(Settings settings, SparseRows ratings, SparseRows pairs, SparseRows residuals) {
    this.settings = settings;
    this.ratings = ratings;
    this.pairs = pairs;
    this.residuals = residuals;
  }

  double predict(int user, int item) {
    SparseRows others = pairs.transpose();
    double sum = mean + userBiases[user] + itemBiases[item];
    for (int k = 0; k < settings.factors(); k++) {
      double u = settings.ownUsers().isPresent() ? p[user][k] : 0;
      if (settings.implicit().ofUsers()) {
        u += sum(pairs, user, y, k);
      }
      if (settings.residuals()) {
        u += sum(residuals, user, x, k);
      }
      double i = q[item][k];
      if (settings.implicit().ofItems()) {
        i += sum(others, item, w, k);
      }
      sum += u * i;
    }
    return sum;
  }

  private static double sum(SparseRows rows, int row, double[][] vectors, int k) {
    double sum = 0;
    for (int n = rows.start(row); n < rows.end(row); n++) {
      sum += rows.value(n) * vectors[rows.column(n)][k];
    }
    return rows.count(row) == 0 ? 0 : sum / Math.sqrt(rows.count(row));
  }

  double loss() {
    double loss = 0;
    for (int user = 0; user < ratings.rows(); user++) {
      for (int n = ratings.start(user); n < ratings.end(user); n++) {
        loss += Math.pow(ratings.value(n) - predict(user, ratings.column(n)), 2);
      }
    }
    SparseRows byItem = ratings.transpose();
    for (int user = 0; user < ratings.rows(); user++) {
      double ridge = settings.biases().of(ratings.count(user));
      loss += settings.residuals() ? 0 : ridge * userBiases[user] * userBiases[user];
      if (settings.ownUsers().isPresent()) {
        loss += settings.ownUsers().get().of(ratings.count(user)) * squares(p[user]);
      }
      if (settings.implicit().ofItems()) {
        loss += settings.features().of(pairs.count(user)) * squares(w[user]);
      }
    }
    for (int item = 0; item < byItem.rows(); item++) {
      double ridge = settings.biases().of(byItem.count(item));
      loss += ridge * itemBiases[item] * itemBiases[item];
      loss += settings.items().of(byItem.count(item)) * squares(q[item]);
      if (settings.implicit().ofUsers()) {
        loss += settings.features().of(pairs.transpose().count(item)) * squares(y[item]);
      }
      if (settings.residuals()) {
        loss += settings.features().of(byItem.count(item)) * squares(x[item]);
      }
    }
    return loss;
  }

  private static double squares(double[] vector) {
    double sum = 0;
    for (double value : vector) {
      sum += value * value;
    }
    return sum;
  }

  /** Minus half the derivative of the loss by {@code parameters[at]}. */
  double slope(double[] parameters, int at) {
    double h = 1e-5;
    double value = parameters[at];
    parameters[at] = value + h;
    double above = loss();
    parameters[at] = value - h;
    double below = loss();
    parameters[at] = value;
    return -(above - below) / (2 * h) / 2;
  }
}
