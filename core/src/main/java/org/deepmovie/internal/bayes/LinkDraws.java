package org.deepmovie.internal.bayes;

import org.deepmovie.data.FloatMatrix;

/**
 * Draws of a {@link FeatureLink}: in each, the vector of a row without ratings is intercept +
 * coefficients times its features.
 *
 * @param intercepts by draw and component
 * @param coefficients (draws x components) x features
 */
public record LinkDraws(float[] intercepts, FloatMatrix coefficients) {

  /** The numbers of a file of about 2 GB, which is read into one array of bytes. */
  private static final long MOST_NUMBERS = 500_000_000;

  /**
   * Room for draws of vectors of length {@code d}.
   *
   * @param entities "users" or "items", for messages
   * @throws IllegalArgumentException if they are more than a model file can hold
   */
  public static LinkDraws room(String entities, int draws, int d, int features) {
    long numbers = (long) draws * d * (features + 1L);
    if (numbers > MOST_NUMBERS) {
      throw new IllegalArgumentException(
          draws
              + " draws of "
              + d
              + " numbers for each of "
              + features
              + " features of "
              + entities
              + " are "
              + numbers
              + " numbers, more than "
              + MOST_NUMBERS
              + "; lower draws or factors, or give fewer features, such as shorter vectors");
    }
    return new LinkDraws(new float[draws * d], new FloatMatrix(draws * d, features));
  }
}
