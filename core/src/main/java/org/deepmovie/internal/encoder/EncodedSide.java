package org.deepmovie.internal.encoder;

import org.deepmovie.data.Dataset;
import org.deepmovie.options.common.RegularizationScaling;

/**
 * The users or the items of a fit, its entities, as an encoder reads them. Encoders read items, so
 * the users are given as the items of data in which the two are exchanged.
 *
 * @param name "user" or "item"
 * @param encoderSeed the purpose for which the seeds of encoders are drawn
 * @param data whose items are the entities
 * @param regularization by entity: that of its vector, 0 without ratings
 * @param calibrationWeight of an entity with n ratings in an {@link EncoderCalibration}: items
 *     count as often as they are rated, since those with many ratings are liked more; all users
 *     count the same, since few have most of the ratings, and their biases would decide
 */
public record EncodedSide(
    String name,
    String encoderSeed,
    Dataset data,
    float[] regularization,
    RegularizationScaling calibrationWeight) {

  /** The items of {@code data}. */
  public static EncodedSide ofItems(Dataset data, float[] regularization) {
    return new EncodedSide("item", "encoder", data, regularization, RegularizationScaling.COUNT);
  }

  /**
   * Users.
   *
   * @param usersAsItems whose items are the users
   */
  public static EncodedSide ofUsers(Dataset usersAsItems, float[] regularization) {
    return new EncodedSide(
        "user", "encoder of users", usersAsItems, regularization, RegularizationScaling.NONE);
  }
}
