package org.deepmovie.deep.autorec;

import org.deepmovie.data.RatingScale;
import org.deepmovie.nn.Activation;

/**
 * What the network's output unit makes of its input x: identity adds x to what was taken off the
 * ratings; the others give a rating of their own range, from the scale's lowest rating to its
 * highest (sigmoid, tanh) or from the lowest on (relu).
 *
 * @param activation of the output units
 * @param low the rating where the activation is 0
 * @param gain how far a rating moves when the activation moves by 1
 */
record OutputTransform(Activation activation, double low, double gain) {

  static OutputTransform of(Activation activation, RatingScale scale) {
    double width = scale.max() - scale.min();
    return switch (activation) {
      case IDENTITY -> new OutputTransform(activation, 0, 1);
      case SIGMOID -> new OutputTransform(activation, scale.min(), width);
      case RELU -> new OutputTransform(activation, scale.min(), scale.unit());
      case TANH -> new OutputTransform(activation, scale.min() + width / 2, width / 2);
    };
  }

  /** Whether answers are deviations from what was taken off the ratings. */
  boolean deviates() {
    return activation == Activation.IDENTITY;
  }

  /** The rating that {@code x} stands for. */
  double rating(double x) {
    return low + gain * activation.value(x);
  }

  /** What {@code rating} is the answer to. */
  double input(double rating) {
    return activation.inverse((rating - low) / gain);
  }
}
