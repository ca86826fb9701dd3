package org.deepmovie.text;

/** A named array that belongs to a network; while it is trained, with its gradient. */
final class Parameter {

  private static final float[] NO_GRADIENT = {};

  final String name;
  final float[] value;

  /** As long as {@link #value}, or empty if no gradient moves it. */
  final float[] gradient;

  /** Whether weight decay shrinks it. */
  final boolean decays;

  private Parameter(String name, float[] value, float[] gradient, boolean decays) {
    this.name = name;
    this.value = value;
    this.gradient = gradient;
    this.decays = decays;
  }

  /** Whether a gradient moves it. */
  boolean trains() {
    return gradient.length > 0;
  }

  /** A parameter to be trained. */
  static Parameter trainable(String name, float[] value, boolean decays) {
    return new Parameter(name, value, new float[value.length], decays);
  }

  /** A parameter that no gradient moves. */
  static Parameter fixed(String name, float[] value) {
    return new Parameter(name, value, NO_GRADIENT, false);
  }
}
