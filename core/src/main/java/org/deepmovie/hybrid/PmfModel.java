package org.deepmovie.hybrid;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.Ridge;
import org.deepmovie.factor.Vectors;
import org.deepmovie.model.Workers;

/**
 * The vectors of a factorization and the formula on them: r = offset + u.v, or with biases, which
 * are component 0 of the vectors, r = offset + u_0 + v_0 + sum over k from 1 of u_k v_k.
 *
 * @param biased whether component 0 is a bias
 * @param offset what was taken off every rating
 * @param users users x dimension
 * @param items items x dimension
 * @param userRidge the users' regularization, for folding in
 */
record PmfModel(
    boolean biased, double offset, FactorMatrix users, FactorMatrix items, Ridge userRidge) {

  private static final int ROWS_AT_A_TIME = 64;

  double predict(int user, int item) {
    return predict(users.values(), users.offset(user), item);
  }

  /** The prediction for the user whose vector stands at {@code vectors[at ..]}. */
  double predict(float[] vectors, int at, int item) {
    return predict(vectors, at, items, item);
  }

  /** The prediction for the item whose vector is row {@code item} of {@code others}. */
  double predict(float[] vectors, int at, FactorMatrix others, int item) {
    float[] values = others.values();
    int from = others.offset(item);
    int length = others.columns();
    return biased
        ? offset
            + vectors[at]
            + values[from]
            + Vectors.dot(vectors, at + 1, values, from + 1, length - 1)
        : offset + Vectors.dot(vectors, at, values, from, length);
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
    return new PmfModel(biased, offset, users.copy(), items.copy(), userRidge);
  }
}
