package org.deepmovie.internal.nn.parameter;

/** A named array of weights of a network, with its gradient if it is trained. */
public final class Parameter {

  private static final float[] NO_GRADIENT = {};

  private final String name;
  private final float[] value;
  private final float[] gradient;
  private final boolean decays;

  private Parameter(String name, float[] value, float[] gradient, boolean decays) {
    this.name = name;
    this.value = value;
    this.gradient = gradient;
    this.decays = decays;
  }

  /** A parameter that is trained; {@code value} is not copied. */
  public static Parameter trainable(String name, float[] value, boolean decays) {
    return new Parameter(name, value, new float[value.length], decays);
  }

  /** A parameter that is not trained; {@code value} is not copied. */
  public static Parameter fixed(String name, float[] value) {
    return new Parameter(name, value, NO_GRADIENT, false);
  }

  /** The name, for files and messages. */
  public String name() {
    return name;
  }

  /** The array itself: not a copy. */
  public float[] value() {
    return value;
  }

  /** The gradient, as long as {@link #value}, or empty if it is not trained: not a copy. */
  public float[] gradient() {
    return gradient;
  }

  /** Whether weight decay applies to it. */
  public boolean hasWeightDecay() {
    return decays;
  }

  /** Whether it is trained. */
  public boolean isTrainable() {
    return gradient.length > 0;
  }
}
