package org.deepmovie.internal.nn.optimizer;

import org.deepmovie.nn.Optimizer;

/** One step of an optimizer, the same for all weights. Immutable: threads share it. */
public interface OptimizerStep {

  /**
   * A step without weight decay.
   *
   * @param number the number of the step, from 1
   * @param rate the learning rate
   */
  static OptimizerStep of(Optimizer optimizer, int number, double rate) {
    return switch (optimizer) {
      case ADAM -> AdamStep.of(number, rate, 0);
      case RMSPROP -> new RmsPropStep((float) rate);
      case SGD -> new SgdStep((float) rate);
    };
  }

  /**
   * Moves the weights {@code w[at .. at + length - 1]} against their gradient {@code g[from .. from
   * + length - 1]}.
   *
   * @param moments of all weights of {@code w}
   */
  void move(float[] w, int at, float[] g, int from, int length, GradientMoments moments);
}
