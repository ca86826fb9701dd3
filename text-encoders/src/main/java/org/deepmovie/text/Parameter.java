package org.deepmovie.text;

/** A named array that a network learns; while it is trained, with its gradient. */
final class Parameter {

  private static final float[] NO_GRADIENT = {};

  final String name;
  final float[] value;

  /** As long as {@link #value}, or empty if the parameter is not to be trained. */
  final float[] gradient;

  /** Whether weight decay shrinks it. */
  final boolean decays;

  private Parameter(String name, float[] value, float[] gradient, boolean decays) {
    this.name = name;
    this.value = value;
    this.gradient = gradient;
    this.decays = decays;
  }

  /** A parameter to be trained. */
  static Parameter trainable(String name, float[] value, boolean decays) {
    return new Parameter(name, value, new float[value.length], decays);
  }

  /** A parameter that stays as it is. */
  static Parameter fixed(String name, float[] value) {
    return new Parameter(name, value, NO_GRADIENT, false);
  }
}
