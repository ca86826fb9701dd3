package org.deepmovie.internal.nn.optimizer;

import org.deepmovie.nn.Optimizer;

/**
 * The running means that an optimizer keeps for each weight; empty arrays where it keeps none.
 *
 * @param first m, of gradients
 * @param second v, of squared gradients
 */
public record GradientMoments(float[] first, float[] second) {

  private static final float[] NONE = {};

  /** Zeros for {@code length} weights. */
  public static GradientMoments of(Optimizer optimizer, int length) {
    return switch (optimizer) {
      case ADAM -> new GradientMoments(new float[length], new float[length]);
      case RMSPROP -> new GradientMoments(NONE, new float[length]);
      case SGD -> new GradientMoments(NONE, NONE);
    };
  }
}
