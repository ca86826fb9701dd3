package org.deepmovie.internal.kernel;

/** Operations on float vectors in larger arrays, in plain Java. */
public final class VectorMath {

  private VectorMath() {}

  /** The dot product of {@code length} components from each offset on, in four partial sums. */
  public static float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int k = 0;
    for (; k <= length - 4; k += 4) {
      s0 += a[aOffset + k] * b[bOffset + k];
      s1 += a[aOffset + k + 1] * b[bOffset + k + 1];
      s2 += a[aOffset + k + 2] * b[bOffset + k + 2];
      s3 += a[aOffset + k + 3] * b[bOffset + k + 3];
    }
    for (; k < length; k++) {
      s0 += a[aOffset + k] * b[bOffset + k];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** As {@link Kernels#updatePair(float[], int, float[], int, int, float, float)}. */
  public static void updatePair(
      float[] a, int aOffset, float[] b, int bOffset, int length, float decay, float step) {
    for (int k = 0; k < length; k++) {
      float x = a[aOffset + k];
      float y = b[bOffset + k];
      a[aOffset + k] = decay * x + step * y;
      b[bOffset + k] = decay * y + step * x;
    }
  }
}
