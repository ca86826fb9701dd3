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

  /** Room for draws of vectors of length {@code d}. */
  public static LinkDraws room(int draws, int d, int features) {
    return new LinkDraws(new float[draws * d], new FloatMatrix(draws * d, features));
  }
}
