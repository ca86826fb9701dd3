package org.deepmovie.recommend;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.parallel.ParallelRanges;

/**
 * The baseline estimate b_ui = mu + b_u + b_i (Koren 2008, eq. 1), the fallback of every model;
 * unknown terms are 0.
 *
 * @param mean mu, the mean rating
 * @param user b_u by user index
 * @param item b_i by item index
 */
public record BaselineEstimate(double mean, float[] user, float[] item) {

  /** The regularization of the biases of {@link #fallback}. */
  public static final double FALLBACK_REGULARIZATION = 5;

  private static final int FALLBACK_EPOCHS = 10;

  /** The estimate that models fall back on. */
  public static BaselineEstimate fallback(RatingMatrix ratings) {
    return fit(ratings, FALLBACK_REGULARIZATION, FALLBACK_REGULARIZATION, FALLBACK_EPOCHS);
  }

  /** The same on {@code threads} threads, whose number does not change the result. */
  public static BaselineEstimate fallback(RatingMatrix ratings, int threads) {
    return fit(ratings, FALLBACK_REGULARIZATION, FALLBACK_REGULARIZATION, FALLBACK_EPOCHS, threads);
  }

  /**
   * The minimum of sum (r_ui - mu - b_u - b_i)^2 + userBiasRegularization sum b_u^2 +
   * itemBiasRegularization sum b_i^2 (Koren 2008, section 2.1), approached by alternating over
   * items and users.
   *
   * @param userBiasRegularization shrinks b_u towards 0 as that many average ratings would
   * @param itemBiasRegularization shrinks b_i towards 0 as that many average ratings would
   * @param epochs how often the biases of items and users are updated, from 1
   */
  public static BaselineEstimate fit(
      RatingMatrix ratings,
      double userBiasRegularization,
      double itemBiasRegularization,
      int epochs) {
    return fit(
        ratings,
        userBiasRegularization,
        itemBiasRegularization,
        epochs,
        ParallelRanges.count(ratings.size()));
  }

  /** As above, on {@code threads} threads, whose number does not change the result. */
  public static BaselineEstimate fit(
      RatingMatrix ratings,
      double userBiasRegularization,
      double itemBiasRegularization,
      int epochs,
      int threads) {
    double mean = ratings.size() == 0 ? 0 : ratings.mean();
    float[] user = new float[ratings.users()];
    float[] item = new float[ratings.items()];
    CsrMatrix byItem = ratings.byItem();
    CsrMatrix byUser = ratings.byUser();
    for (int epoch = 0; epoch < epochs; epoch++) {
      update(byItem, mean, user, itemBiasRegularization, item, threads);
      update(byUser, mean, item, userBiasRegularization, user, threads);
    }
    return new BaselineEstimate(mean, user, item);
  }

  private static void update(
      CsrMatrix rows,
      double mean,
      float[] fixed,
      double regularization,
      float[] updated,
      int threads) {
    ParallelRanges.forEach(
        updated.length,
        threads,
        (number, from, to) -> {
          for (int row = from; row < to; row++) {
            double residual = 0;
            for (int p = rows.start(row); p < rows.end(row); p++) {
              residual += rows.value(p) - mean - fixed[rows.column(p)];
            }
            double weight = rows.count(row) + regularization;
            updated[row] = weight > 0 ? (float) (residual / weight) : 0;
          }
        });
  }

  /**
   * b_u of a new user, as {@link #fit} gives it with the items' biases fixed: the sum of r_ui - mu
   * - b_i over the user's ratings, divided by their number plus the regularization.
   *
   * @param items indices of the rated items
   * @param ratings their ratings
   * @param regularization shrinks b_u towards 0 as that many average ratings would
   */
  public double userBias(int[] items, double[] ratings, double regularization) {
    double residual = 0;
    for (int n = 0; n < items.length; n++) {
      residual += ratings[n] - value(IdMap.UNKNOWN, items[n]);
    }
    double weight = items.length + regularization;
    return weight > 0 ? residual / weight : 0;
  }

  /** mu + b_u + b_i, unknown terms being 0; a negative index is an unknown user or item. */
  public double value(int userIndex, int itemIndex) {
    return mean + (userIndex < 0 ? 0 : user[userIndex]) + (itemIndex < 0 ? 0 : item[itemIndex]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BaselineEstimate that
        && mean == that.mean
        && Arrays.equals(user, that.user)
        && Arrays.equals(item, that.item);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new int[] {Arrays.hashCode(user), Arrays.hashCode(item)});
  }
}
