package org.deepmovie.internal.nn.rows;

/**
 * Adds ranges of arrays. HotSpot vectorizes a loop over two arrays only if both start at the same
 * index; so a range is first copied to a buffer. Not thread-safe.
 */
public final class RangeAdder {

  private final float[] buffer;

  /** For ranges of at most {@code length} values. */
  public RangeAdder(int length) {
    buffer = new float[length];
  }

  /** {@code sum[e] += factor * values[from + e]} for e = 0 .. length-1. */
  public void add(float factor, float[] values, int from, int length, float[] sum) {
    System.arraycopy(values, from, buffer, 0, length);
    for (int e = 0; e < length; e++) {
      sum[e] += factor * buffer[e];
    }
  }
}
