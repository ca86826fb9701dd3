package org.deepmovie.internal.nn.parameter;

/** A named array that belongs to a network; while it is trained, with its gradient. */
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

  /** A parameter to be trained, on {@code value} itself. */
  public static Parameter trainable(String name, float[] value, boolean decays) {
    return new Parameter(name, value, new float[value.length], decays);
  }

  /** A parameter that no gradient moves, on {@code value} itself. */
  public static Parameter fixed(String name, float[] value) {
    return new Parameter(name, value, NO_GRADIENT, false);
  }

  /** What it is called in files and messages. */
  public String name() {
    return name;
  }

  /** The array itself: not a copy. */
  public float[] value() {
    return value;
  }

  /** As long as {@link #value}, or empty if no gradient moves it: not a copy. */
  public float[] gradient() {
    return gradient;
  }

  /** Whether weight decay shrinks it. */
  public boolean decays() {
    return decays;
  }

  /** Whether a gradient moves it. */
  public boolean trains() {
    return gradient.length > 0;
  }
}
