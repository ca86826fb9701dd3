package org.deepmovie.internal.nn.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deepmovie.data.FloatMatrix;

/** Initial parameters of a network: weights are uniform random numbers. */
public final class RandomParameters implements ParameterSource {

  private final SplittableRandom random;

  /** Parameters from {@code random}. */
  public RandomParameters(SplittableRandom random) {
    this.random = random;
  }

  @Override
  public Parameter weights(String name, long length, double bound) {
    float[] value = zeros(name, length);
    for (int p = 0; p < value.length; p++) {
      value[p] = (float) (bound * (2 * random.nextDouble() - 1));
    }
    return Parameter.trainable(name, value, true);
  }

  @Override
  public Parameter biases(String name, long length) {
    return Parameter.trainable(name, zeros(name, length), false);
  }

  @Override
  public Parameter scales(String name, long length) {
    return Parameter.trainable(name, filled(name, length, 1), false);
  }

  @Override
  public Parameter state(String name, long length, float initial) {
    return Parameter.fixed(name, filled(name, length, initial));
  }

  @Override
  public List<Parameter> remaining() {
    return List.of();
  }

  @Override
  public long seed() {
    return random.nextLong();
  }

  private static float[] zeros(String name, long length) {
    if (length > FloatMatrix.MAX_VALUES) {
      throw new IllegalArgumentException(
          name
              + " would have "
              + length
              + " numbers, more than "
              + FloatMatrix.MAX_VALUES
              + "; give the network smaller sizes");
    }
    return new float[(int) length];
  }

  private static float[] filled(String name, long length, float value) {
    float[] values = zeros(name, length);
    Arrays.fill(values, value);
    return values;
  }
}
