package org.deepmovie.hybrid;

import java.util.Optional;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.Ridge;
import org.deepmovie.factor.Vectors;
import org.deepmovie.model.Biases;
import org.deepmovie.model.Workers;

/**
 * The vectors of a factorization and the formula on them: r = offset + u.v, or with biases, which
 * are component 0 of the vectors, r = offset + u_0 + v_0 + sum over k from 1 of u_k v_k. Who has no
 * vector is predicted by the baseline: by the vectors' own biases, or by fitted ones.
 */
final class PmfModel {

  private static final int ROWS_AT_A_TIME = 64;
  private static final double FALLBACK_LAMBDA = 5;
  private static final int FALLBACK_SWEEPS = 10;

  private final boolean biased;
  private final double offset;
  private final FactorMatrix users;
  private final FactorMatrix items;
  private final Ridge userRidge;
  private final boolean[] knownUsers;
  private final boolean[] knownItems;
  private final Optional<Biases> fallback;

  private PmfModel(
      boolean biased,
      double offset,
      FactorMatrix users,
      FactorMatrix items,
      Ridge userRidge,
      boolean[] knownUsers,
      boolean[] knownItems,
      Optional<Biases> fallback) {
    this.biased = biased;
    this.offset = offset;
    this.users = users;
    this.items = items;
    this.userRidge = userRidge;
    this.knownUsers = knownUsers;
    this.knownItems = knownItems;
    this.fallback = fallback;
  }

  /**
   * The model on the given vectors, which are not copied.
   *
   * @param biased whether component 0 is a bias
   * @param offset what was taken off every rating
   * @param users users x dimension
   * @param items items x dimension
   * @param userRidge the users' regularization, for folding in
   * @param train the training ratings: who has some has a vector
   * @param reading whether items without ratings have vectors, too, because a network gives them
   */
  static PmfModel of(
      boolean biased,
      double offset,
      FactorMatrix users,
      FactorMatrix items,
      Ridge userRidge,
      RatingMatrix train,
      boolean reading) {
    return new PmfModel(
        biased,
        offset,
        users,
        items,
        userRidge,
        known(train.byUser(), false),
        known(train.byItem(), reading),
        biased
            ? Optional.empty()
            : Optional.of(Biases.fit(train, FALLBACK_LAMBDA, FALLBACK_LAMBDA, FALLBACK_SWEEPS)));
  }

  private static boolean[] known(SparseRows rows, boolean all) {
    boolean[] known = new boolean[rows.rows()];
    for (int row = 0; row < known.length; row++) {
      known[row] = all || rows.count(row) > 0;
    }
    return known;
  }

  boolean biased() {
    return biased;
  }

  double offset() {
    return offset;
  }

  FactorMatrix users() {
    return users;
  }

  FactorMatrix items() {
    return items;
  }

  Ridge userRidge() {
    return userRidge;
  }

  boolean knowsUser(int user) {
    return user != IdMap.UNKNOWN && knownUsers[user];
  }

  boolean knowsItem(int item) {
    return item != IdMap.UNKNOWN && knownItems[item];
  }

  /** The unclipped prediction; either index may be {@link IdMap#UNKNOWN}. */
  double predict(int user, int item) {
    if (knowsUser(user) && knowsItem(item)) {
      return product(users, user, items, item);
    }
    return fallback
        .map(biases -> biases.value(user, item))
        .orElseGet(() -> offset + bias(users, user) + bias(items, item));
  }

  private static double bias(FactorMatrix vectors, int row) {
    return row == IdMap.UNKNOWN ? 0 : vectors.get(row, 0);
  }

  /** The unclipped prediction for a user, known or not, and row {@code item} of {@code others}. */
  double predict(int user, FactorMatrix others, int item) {
    if (knowsUser(user)) {
      return product(users, user, others, item);
    }
    return fallback
        .map(biases -> biases.value(user, IdMap.UNKNOWN))
        .orElseGet(() -> offset + bias(users, user) + bias(others, item));
  }

  /** The unclipped prediction for a person, a matrix of one row, for an item known or not. */
  double predict(FactorMatrix person, int item) {
    return knowsItem(item) || biased
        ? product(person, 0, items, item)
        : predict(IdMap.UNKNOWN, item);
  }

  private double product(FactorMatrix left, int row, FactorMatrix right, int item) {
    float[] u = left.values();
    float[] v = right.values();
    int from = left.offset(row);
    int at = right.offset(item);
    int length = right.columns();
    return biased
        ? offset + u[from] + v[at] + Vectors.dot(u, from + 1, v, at + 1, length - 1)
        : offset + Vectors.dot(u, from, v, at, length);
  }

  /**
   * The root of the mean squared error on {@code ratings}, each prediction clipped to the scale.
   */
  double rmse(RatingMatrix ratings, RatingScale scale, Workers workers) {
    SparseRows rows = ratings.byUser();
    double[] squares = new double[rows.rows()];
    workers.forEach(
        rows.rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          for (int user = from; user < to; user++) {
            double sum = 0;
            for (int p = rows.start(user); p < rows.end(user); p++) {
              double error = scale.clip(predict(user, rows.column(p))) - rows.value(p);
              sum += error * error;
            }
            squares[user] = sum;
          }
        });
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    return Math.sqrt(sum / rows.size());
  }

  PmfModel copy() {
    return new PmfModel(
        biased, offset, users.copy(), items.copy(), userRidge, knownUsers, knownItems, fallback);
  }
}
