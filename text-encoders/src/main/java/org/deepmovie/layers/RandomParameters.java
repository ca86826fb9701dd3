package org.deepmovie.layers;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Parameters of a network to be trained: weights are drawn at random. */
public final class RandomParameters implements ParameterSource {

  private final SplittableRandom random;

  public RandomParameters(SplittableRandom random) {
    this.random = random;
  }

  @Override
  public Parameter weights(String name, long length, double bound) {
    float[] value = new float[Math.toIntExact(length)];
    for (int p = 0; p < value.length; p++) {
      value[p] = (float) (bound * (2 * random.nextDouble() - 1));
    }
    return Parameter.trainable(name, value, true);
  }

  @Override
  public Parameter biases(String name, long length) {
    return Parameter.trainable(name, new float[Math.toIntExact(length)], false);
  }

  @Override
  public Parameter scales(String name, long length) {
    return Parameter.trainable(name, filled(length, 1), false);
  }

  @Override
  public Parameter state(String name, long length, float initial) {
    return Parameter.fixed(name, filled(length, initial));
  }

  private static float[] filled(long length, float value) {
    float[] values = new float[Math.toIntExact(length)];
    Arrays.fill(values, value);
    return values;
  }
}
