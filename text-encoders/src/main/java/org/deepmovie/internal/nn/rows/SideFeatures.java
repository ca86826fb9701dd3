package org.deepmovie.internal.nn.rows;

import org.deepmovie.data.FloatMatrix;

/**
 * What is known of all items beside their texts; a matrix without columns for what is not read.
 *
 * @param attributes items x columns
 * @param vectors items x columns
 */
public record SideFeatures(FloatMatrix attributes, FloatMatrix vectors) {

  /** Nothing beside texts. */
  public static final SideFeatures NONE =
      new SideFeatures(new FloatMatrix(0, 0), new FloatMatrix(0, 0));
}
