package org.deepmovie.text;

import java.util.SplittableRandom;

/** A named array that training changes, with its gradient. */
final class Parameter {

  final String name;
  final float[] value;
  final float[] gradient;

  private Parameter(String name, int length) {
    this.name = name;
    this.value = new float[length];
    this.gradient = new float[length];
  }

  static Parameter zeros(String name, int length) {
    return new Parameter(name, length);
  }

  /** Uniform in {@code -bound .. bound}. */
  static Parameter uniform(String name, int length, double bound, SplittableRandom random) {
    Parameter parameter = new Parameter(name, length);
    for (int p = 0; p < length; p++) {
      parameter.value[p] = (float) (bound * (2 * random.nextDouble() - 1));
    }
    return parameter;
  }
}
