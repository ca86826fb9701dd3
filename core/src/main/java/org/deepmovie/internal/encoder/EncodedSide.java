package org.deepmovie.internal.encoder;

import org.deepmovie.data.Dataset;

/**
 * The users or the items of a fit, its entities, as an encoder reads them. Encoders read items, so
 * the users are given as the items of data in which the two are exchanged.
 *
 * @param name "user" or "item"
 * @param encoderSeed the purpose for which the seeds of encoders are drawn
 * @param data whose items are the entities
 * @param regularization by entity: that of its vector, 0 without ratings
 */
public record EncodedSide(String name, String encoderSeed, Dataset data, float[] regularization) {

  /** The items of {@code data}. */
  public static EncodedSide ofItems(Dataset data, float[] regularization) {
    return new EncodedSide("item", "encoder", data, regularization);
  }

  /**
   * Users.
   *
   * @param usersAsItems whose items are the users
   */
  public static EncodedSide ofUsers(Dataset usersAsItems, float[] regularization) {
    return new EncodedSide("user", "encoder of users", usersAsItems, regularization);
  }
}
