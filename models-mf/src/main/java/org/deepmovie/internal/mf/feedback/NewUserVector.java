package org.deepmovie.internal.mf.feedback;

import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.internal.leastsquares.AlsUpdater;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.store.FloatRows;

/**
 * The vector of a user by ratings and interactions, all other parameters being fixed.
 *
 * @param settings of the fit
 */
record NewUserVector(FeedbackSettings settings, FeedbackModel model) {

  /** Up to so many ratings of a new user, the bias is regularized as the baseline's. */
  private static final double FEW_RATINGS = 3;

  /**
   * The vector of a new user. With own factors it is the ridge regression whose prior mean is the
   * sum; without, it is the sum itself, with the bias that fits best unless it is the baseline's.
   *
   * @param interacted the items that the user interacted with
   * @param rated those that the user rated
   */
  float[] of(int[] interacted, int[] rated, double[] ratings) {
    FactorModel factors = model.factors();
    FloatRows items = factors.items();
    float[] sum = model.sum(interacted, rated, ratings);
    Regularization biases = settings.biases().regularization();
    if (rated.length == 0) {
      return sum;
    }
    if (settings.users().ownFactors().isPresent()) {
      Regularization own = settings.users().ownFactors().get().regularization();
      return new AlsUpdater(items.columns(), true, factors.globalMean(), 1)
          .foldIn(items, rated, ratings, own.of(rated.length), ofBias(biases, rated.length), sum);
    }
    if (model.residualFeedback().isEmpty()) {
      sum[0] = bias(factors, sum, biases, rated, ratings);
    }
    return sum;
  }

  /**
   * The regularization of a new user's bias. Early stopping shrinks the biases of a fit more than
   * its regularization says, which matters to users with few ratings: theirs is at least that of
   * the baseline.
   */
  private static double ofBias(Regularization regularization, int ratings) {
    double least = BaselineEstimate.FALLBACK_REGULARIZATION * Math.min(1, FEW_RATINGS / ratings);
    return Math.max(regularization.of(ratings), least);
  }

  private static float bias(
      FactorModel factors,
      float[] sum,
      Regularization regularization,
      int[] rated,
      double[] ratings) {
    FloatRows items = factors.items();
    double residual = 0;
    for (int n = 0; n < rated.length; n++) {
      float[] vector = items.array(rated[n]);
      int at = items.offset(rated[n]);
      float product = VectorMath.dot(sum, 1, vector, at + 1, sum.length - 1);
      residual += ratings[n] - factors.globalMean() - vector[at] - product;
    }
    return (float) (residual / (rated.length + ofBias(regularization, rated.length)));
  }
}
