package org.deepmovie.internal.mf.feedback;

import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.mf.time.TimeEffects;

/**
 * A fitted model of the family. The users' sums are done: their vectors, like the items', are whole
 * in {@code factors}. What the sums are made of is kept to explain predictions and to fold people
 * in.
 *
 * @param factors biases and vectors, those of the users measured from the mean user
 * @param mean the mean user
 * @param pairs who had to do with what, users x items
 * @param feedback a row per item, 0 and y_j, if feedback is a part of users' vectors
 * @param residuals x_j, if residuals are
 * @param time what a known time adds, if times were looked at
 */
public record FeedbackModel(
    FactorModel factors,
    MeanUser mean,
    CsrMatrix pairs,
    Optional<FloatMatrix> feedback,
    Optional<ResidualFeedback> residuals,
    Optional<TimeEffects> time) {

  /**
   * What somebody's ratings alone say of their vector.
   *
   * @return the bias (0 unless it is that of the baseline), then the sum, from the mean user on
   */
  float[] sum(int[] rated, double[] ratings) {
    float[] sum = new float[factors.items().columns()];
    for (int k = 1; k < sum.length; k++) {
      sum[k] = -mean.vector()[k];
    }
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

  private static void add(float[] sum, double weight, FloatMatrix vectors, int item) {
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
      ResidualFeedback x = residuals.get();
      double weight =
          x.weight(other, rating, factors.offset(), factors.users().get(user, 0), rated);
      share += weight * product(x.vectors(), other, item);
    }
    return share;
  }

  /** mu + b_u + b_i of a user and an item that are known. */
  double baseline(int user, int item) {
    FloatMatrix items = factors.items();
    double itemBias = items.get(item, 0) - mean.product(items, item);
    return factors.offset() + factors.users().get(user, 0) + itemBias;
  }

  private double product(FloatMatrix vectors, int other, int item) {
    FloatMatrix items = factors.items();
    double sum = 0;
    for (int k = 1; k < items.columns(); k++) {
      sum += (double) vectors.get(other, k) * items.get(item, k);
    }
    return sum;
  }
}
