package org.deepmovie.internal.nn.math;

/** e^x in single precision, several times as fast as {@link Math#exp}. */
public final class FastExponential {

  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  private static final float SMALLEST = -87;

  private FastExponential() {}

  /**
   * e^x for x up to 0, to a relative error of 3e-7; 0 for x below -87. The nearest power of two is
   * factored out; the rest is a Taylor series about 0.
   */
  public static float of(float x) {
    if (x < SMALLEST) {
      return 0;
    }
    int power = (int) (x * LOG2_E - 0.5f);
    float r = x - power * LN2_HIGH - power * LN2_LOW;
    float series = 1 / 5040f;
    series = series * r + 1 / 720f;
    series = series * r + 1 / 120f;
    series = series * r + 1 / 24f;
    series = series * r + 1 / 6f;
    series = series * r + 0.5f;
    series = series * r + 1;
    series = series * r + 1;
    return series * Float.intBitsToFloat((power + 127) << 23);
  }
}
