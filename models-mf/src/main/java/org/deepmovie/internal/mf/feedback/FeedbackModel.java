package org.deepmovie.internal.mf.feedback;

import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.mf.time.TimeEffects;
import org.deepmovie.store.FloatRows;

/**
 * A fitted model of the family. The vectors in {@code factors} are whole: all parts are added up.
 * The vectors that sums are made of are stored besides, to explain predictions and to fold in new
 * users.
 *
 * @param factors biases and vectors; the mean user is subtracted from those of the users
 * @param mean the mean user
 * @param interactions of users and items, rated or not: users x items
 * @param implicitFeedback a row per item, 0 and y_j, if it is a part of the users' vectors
 * @param residualFeedback x_j, if it is a part of the users' vectors
 * @param time the effects of time, if the model has some
 */
public record FeedbackModel(
    FactorModel factors,
    MeanUser mean,
    CsrMatrix interactions,
    Optional<FloatMatrix> implicitFeedback,
    Optional<ResidualFeedback> residualFeedback,
    Optional<TimeEffects> time) {

  /**
   * The part of a new user's vector that is a sum over the user's ratings and interactions, less
   * the mean user.
   *
   * @param interacted the items that the user interacted with
   * @param rated those that the user rated
   * @return the bias (0 unless it is that of the baseline), then the sum
   */
  float[] sum(int[] interacted, int[] rated, double[] ratings) {
    float[] sum = new float[factors.items().columns()];
    for (int k = 1; k < sum.length; k++) {
      sum[k] = -mean.vector()[k];
    }
    if (residualFeedback.isPresent()) {
      sum[0] = residualFeedback.get().userBias(factors.globalMean(), rated, ratings);
    }
    for (int item : interacted) {
      implicitFeedback.ifPresent(y -> add(sum, weight(interacted.length), y, item));
    }
    for (int n = 0; n < rated.length; n++) {
      int item = rated[n];
      double rating = ratings[n];
      residualFeedback.ifPresent(
          x ->
              add(
                  sum,
                  x.weight(item, rating, factors.globalMean(), sum[0], rated.length),
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
   * What {@code other} adds to the prediction for {@code item}.
   *
   * @param user a known user, who interacted with {@code other}
   * @param rating the user's rating of it, or NaN
   * @param rated the number of the user's ratings
   */
  double amount(int user, int other, double rating, int rated, int item) {
    double amount = 0;
    if (implicitFeedback.isPresent()) {
      amount += weight(interactions.count(user)) * product(implicitFeedback.get(), other, item);
    }
    if (residualFeedback.isPresent() && !Double.isNaN(rating)) {
      ResidualFeedback x = residualFeedback.get();
      double weight =
          x.weight(other, rating, factors.globalMean(), factors.users().get(user, 0), rated);
      amount += weight * product(x.vectors(), other, item);
    }
    return amount;
  }

  /** mu + b_u + b_i of a known user and a known item. */
  double baseline(int user, int item) {
    FloatRows items = factors.items();
    double itemBias = items.get(item, 0) - mean.product(items, item);
    return factors.globalMean() + factors.users().get(user, 0) + itemBias;
  }

  private double product(FloatMatrix vectors, int other, int item) {
    FloatRows items = factors.items();
    double sum = 0;
    for (int k = 1; k < items.columns(); k++) {
      sum += (double) vectors.get(other, k) * items.get(item, k);
    }
    return sum;
  }
}
