package org.deepmovie.internal.factor;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.leastsquares.AlsUpdater;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.update.CatalogUpdate;
import org.deepmovie.store.FloatRows;
import org.deepmovie.train.Workers;

/**
 * The ridge regressions that minimize the loss of a factorization over single rows, the vectors of
 * the other side being fixed.
 *
 * @param user of a user's factors
 * @param userBias of a user's component 0
 * @param item of an item's factors
 * @param itemBias of an item's component 0
 */
public record RidgeRows(
    Regularization user, Regularization userBias, Regularization item, Regularization itemBias) {

  /** The same regularization of users and items. */
  public static RidgeRows of(Regularization factors, Regularization biases) {
    return new RidgeRows(factors, biases, factors, biases);
  }

  /** How a new user's vector is computed. */
  FactorRecommender.UserFolding users(FactorModel model) {
    return FactorRecommender.ridge(model, user, userBias);
  }

  /**
   * The vector of a new item.
   *
   * @param users indices of the users who rated it, ascending, at least one
   * @param ratings their ratings
   */
  float[] item(FactorModel model, int[] users, double[] ratings) {
    return updater(model)
        .foldIn(
            model.users(), users, ratings, item.of(users.length), itemBias.of(users.length), null);
  }

  /**
   * The model in which the rows of an update are solved again: those of users with the items fixed,
   * then those of items with the users fixed. New rows start at 0.
   *
   * @throws IllegalStateException if one cannot be solved
   */
  FactorModel updated(FactorModel model, CatalogUpdate update) {
    return CatalogUpdate.solved(() -> solved(model, update));
  }

  private FactorModel solved(FactorModel model, CatalogUpdate update) {
    FloatMatrix users = enlarged(model.users(), update.ratings().users());
    FloatMatrix items = enlarged(model.items(), update.ratings().items());
    CsrMatrix byUser = update.ratings().byUser();
    CsrMatrix byItem = update.ratings().byItem();
    AlsUpdater updater = updater(model);
    try (Workers workers = new Workers(1)) {
      updater.update(
          update.users(),
          byUser,
          items,
          users,
          null,
          user.perRow(byUser),
          userBias.perRow(byUser),
          workers);
      updater.update(
          update.items(),
          byItem,
          users,
          items,
          null,
          item.perRow(byItem),
          itemBias.perRow(byItem),
          workers);
    }
    return FactorModel.of(model.biased(), model.globalMean(), users, items, update.ratings());
  }

  private static AlsUpdater updater(FactorModel model) {
    return new AlsUpdater(model.items().columns(), model.biased(), model.globalMean(), 1);
  }

  /** A copy on the heap with further rows of 0. */
  public static FloatMatrix enlarged(FloatRows vectors, int rows) {
    FloatMatrix enlarged = new FloatMatrix(rows, vectors.columns());
    vectors.copyTo(0, vectors.rows(), enlarged.values());
    return enlarged;
  }
}
