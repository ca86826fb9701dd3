package org.deepmovie.mf.feedback;

import java.util.Optional;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.FactorModel;

/**
 * A fitted model of the family. The users' sums are done: their vectors, like the items', are whole
 * in {@code factors}. What the sums are made of is kept to explain predictions and to fold people
 * in.
 *
 * @param factors biases and vectors
 * @param pairs who had to do with what, users x items
 * @param feedback a row per item, 0 and y_j, if feedback is a part of users' vectors
 * @param residuals x_j, if residuals are
 * @param time what a known time adds, if times were looked at
 */
record FeedbackModel(
    FactorModel factors,
    SparseRows pairs,
    Optional<FactorMatrix> feedback,
    Optional<ResidualPart> residuals,
    Optional<TimePart> time) {

  /**
   * What somebody's ratings alone say of their vector.
   *
   * @return the bias (0 unless it is that of the baseline), then the sum
   */
  float[] sum(int[] rated, double[] ratings) {
    float[] sum = new float[factors.items().columns()];
    if (residuals.isPresent()) {
      sum[0] = residuals.get().userBias(factors.offset(), rated, ratings);
    }
    for (int n = 0; n < rated.length; n++) {
      int item = rated[n];
      double rating = ratings[n];
      feedback.ifPresent(y -> add(sum, weight(rated.length), y, item));
      residuals.ifPresent(
          x ->
              add(
                  sum,
                  x.weight(item, rating, factors.offset(), sum[0], rated.length),
                  x.vectors(),
                  item));
    }
    return sum;
  }

  private static double weight(int count) {
    return 1 / Math.sqrt(count);
  }

  private static void add(float[] sum, double weight, FactorMatrix vectors, int item) {
    int at = vectors.offset(item);
    for (int k = 1; k < sum.length; k++) {
      sum[k] += (float) (weight * vectors.values()[at + k]);
    }
  }

  /**
   * What {@code other}, of which the known {@code user} has {@code rating} or NaN, adds to a
   * prediction.
   */
  double share(int user, int other, double rating, int rated, int item) {
    double share = 0;
    if (feedback.isPresent()) {
      share += weight(pairs.count(user)) * product(feedback.get(), other, item);
    }
    if (residuals.isPresent() && !Double.isNaN(rating)) {
      ResidualPart x = residuals.get();
      double weight =
          x.weight(other, rating, factors.offset(), factors.users().get(user, 0), rated);
      share += weight * product(x.vectors(), other, item);
    }
    return share;
  }

  private double product(FactorMatrix vectors, int other, int item) {
    FactorMatrix items = factors.items();
    double sum = 0;
    for (int k = 1; k < items.columns(); k++) {
      sum += (double) vectors.get(other, k) * items.get(item, k);
    }
    return sum;
  }
}
