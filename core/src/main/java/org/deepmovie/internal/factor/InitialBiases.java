package org.deepmovie.internal.factor;

import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.leastsquares.AlsUpdater;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.train.Workers;

/**
 * The items' biases before the first epoch of alternating least squares: those of a fit without
 * factors. From biases of 0 the first epochs would still be on their way to the baseline. Where
 * ratings are sparse these are the epochs among which early stopping chooses.
 *
 * @param globalMean mu, which is subtracted from every rating
 * @param users the regularization of the users' biases
 * @param items the regularization of the items' biases
 */
public record InitialBiases(double globalMean, Regularization users, Regularization items) {

  /** The number of epochs without factors. Sparse biases hardly change after two. */
  public static final int EPOCHS = 3;

  /** Sets component 0 of the items' vectors. */
  public void set(FloatMatrix itemVectors, RatingMatrix ratings, Workers workers) {
    AlsUpdater updater = new AlsUpdater(1, true, globalMean, workers.threads());
    FloatMatrix userBiases = new FloatMatrix(ratings.users(), 1);
    FloatMatrix itemBiases = new FloatMatrix(ratings.items(), 1);
    float[] ofUsers = users.perRow(ratings.byUser());
    float[] ofItems = items.perRow(ratings.byItem());
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      updater.update(ratings.byItem(), userBiases, itemBiases, null, ofItems, workers);
      updater.update(ratings.byUser(), itemBiases, userBiases, null, ofUsers, workers);
    }
    for (int item = 0; item < itemBiases.rows(); item++) {
      itemVectors.set(item, 0, itemBiases.get(item, 0));
    }
  }
}
