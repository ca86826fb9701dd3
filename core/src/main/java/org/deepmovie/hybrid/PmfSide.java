package org.deepmovie.hybrid;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.encoder.EncodedSide;
import org.deepmovie.internal.encoder.HeldOutEntities;
import org.deepmovie.internal.leastsquares.Regularization;

/**
 * The users or the items of a fit, its entities. Users are given as the items of data in which the
 * two are exchanged.
 *
 * @param encoded the entities as an encoder reads them
 * @param regularization of the entities' vectors
 * @param biasRegularization of component 0 of these, which may be a bias
 * @param globalMean what is taken off all ratings
 * @param biased whether component 0 of the vectors is a bias
 */
record PmfSide(
    EncodedSide encoded,
    Regularization regularization,
    Regularization biasRegularization,
    double globalMean,
    boolean biased) {

  static PmfSide ofItems(Dataset train, PmfOptions options) {
    return new PmfSide(
        EncodedSide.ofItems(
            train, options.regularizationOfItems().perRow(train.ratings().byItem())),
        options.regularizationOfItems(),
        options.regularizationOfItemBias(),
        options.centering().globalMean(train.ratings()),
        options.biased());
  }

  static PmfSide ofUsers(Dataset train, PmfOptions options) {
    return new PmfSide(
        EncodedSide.ofUsers(
            train.usersAsItems(), options.regularizationOfUsers().perRow(train.ratings().byUser())),
        options.regularizationOfUsers(),
        options.regularizationOfUserBias(),
        options.centering().globalMean(train.ratings()),
        options.biased());
  }

  /** The ratings of each entity: entities x others. */
  CsrMatrix ratings() {
    return encoded.data().ratings().byItem();
  }

  /**
   * The ratings of all entities for an encoder.
   *
   * @param others vectors of the others, others x dimension
   */
  HeldOutEntities all(FloatMatrix others) {
    boolean[] all = new boolean[ratings().rows()];
    Arrays.fill(all, true);
    return heldOut(others, all);
  }

  /**
   * The ratings of entities that are held out from an encoder.
   *
   * @param others vectors of the others, others x dimension
   * @param heldOut by entity
   */
  HeldOutEntities heldOut(FloatMatrix others, boolean[] heldOut) {
    return new HeldOutEntities(
        ratings(), globalMean, biased, others, heldOut, encoded.calibrationWeight());
  }
}
