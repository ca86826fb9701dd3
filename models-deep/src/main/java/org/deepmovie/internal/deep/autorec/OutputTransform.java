package org.deepmovie.internal.deep.autorec;

import org.deepmovie.data.RatingScale;
import org.deepmovie.nn.Activation;

/**
 * How a rating follows from the input x of the network's output unit: rating = low + gain f(x).
 * With the identity, x is a deviation from the centering of the ratings; sigmoid and tanh reach
 * from the lowest rating of the scale to the highest, relu starts at the lowest.
 *
 * @param activation f
 * @param low the rating where f is 0
 * @param gain how far the rating moves when f moves by 1
 */
public record OutputTransform(Activation activation, double low, double gain) {

  public static OutputTransform of(Activation activation, RatingScale scale) {
    double width = scale.max() - scale.min();
    return switch (activation) {
      case IDENTITY -> new OutputTransform(activation, 0, 1);
      case SIGMOID -> new OutputTransform(activation, scale.min(), width);
      case RELU -> new OutputTransform(activation, scale.min(), scale.unit());
      case TANH -> new OutputTransform(activation, scale.min() + width / 2, width / 2);
    };
  }

  /** Whether outputs are deviations from the centering of the ratings. */
  public boolean isDeviation() {
    return activation == Activation.IDENTITY;
  }

  /** The rating of the input {@code x}. */
  public double rating(double x) {
    return low + gain * activation.value(x);
  }

  /** The input whose rating is {@code rating}. */
  public double input(double rating) {
    return activation.inverse((rating - low) / gain);
  }

  /** The derivative by x of the rating {@code rating}, in multiples of {@code unit}. */
  double slope(double rating, double unit) {
    return gain / unit * activation.slope((rating - low) / gain);
  }
}
