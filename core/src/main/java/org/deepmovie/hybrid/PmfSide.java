package org.deepmovie.hybrid;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.options.common.RegularizationScaling;

/**
 * The users or the items of a fit, its entities. Encoders read items, so the users are given as the
 * items of data in which the two are exchanged.
 *
 * @param name "user" or "item"
 * @param encoderSeed the purpose for which the seeds of encoders are drawn
 * @param data whose items are the entities, and whose users are the other side
 * @param regularization of the entities' vectors
 * @param biasRegularization of component 0 of these, which may be a bias
 * @param calibrationWeight of an entity with n ratings in an {@link EncoderCalibration}: items
 *     count as often as they are rated, since those with many ratings are liked more; all users
 *     count the same, since few have most of the ratings, and their biases would decide
 */
record PmfSide(
    String name,
    String encoderSeed,
    Dataset data,
    Regularization regularization,
    Regularization biasRegularization,
    RegularizationScaling calibrationWeight) {

  static PmfSide ofItems(Dataset train, PmfOptions options) {
    return new PmfSide(
        "item",
        "encoder",
        train,
        options.regularizationOfItems(),
        options.regularizationOfItemBias(),
        RegularizationScaling.COUNT);
  }

  static PmfSide ofUsers(Dataset train, PmfOptions options) {
    return new PmfSide(
        "user",
        "encoder of users",
        train.usersAsItems(),
        options.regularizationOfUsers(),
        options.regularizationOfUserBias(),
        RegularizationScaling.NONE);
  }

  /** The ratings of each entity: entities x others. */
  CsrMatrix ratings() {
    return data.ratings().byItem();
  }
}
