package org.deepmovie.internal.encoder;

import org.deepmovie.data.FloatMatrix;

/** The ratings of entities that an encoder was not trained on, wherever they are. */
@FunctionalInterface
public interface HeldOutRatings {

  /**
   * What the ratings tell of an encoder.
   *
   * @param output f, not calibrated: entities x dimension, those not held out included
   */
  CalibrationSums sums(FloatMatrix output);
}
