package org.deepmovie.internal.nn.layer;

import org.deepmovie.nn.KanBasis;

/** The basis functions of a Kolmogorov-Arnold layer, on -1 .. 1: the code of a {@link KanBasis}. */
enum KanFunctions {
  /**
   * Cubic B-splines on a uniform grid (Liu et al., 2024, section 2.2; the recursion is de Boor's):
   * n functions on n - 3 intervals, of which four are not zero at any point.
   */
  SPLINE {
    @Override
    void evaluate(float x, float[] values, float[] slopes, int offset, int count) {
      int intervals = count - DEGREE;
      double position = (x + 1) / 2.0 * intervals;
      int interval = (int) Math.max(0, Math.min(intervals - 1, Math.floor(position)));
      double u = position - interval;
      double v = 1 - u;
      double steepness = intervals / 2.0;
      for (int i = offset; i < offset + count; i++) {
        values[i] = 0;
        slopes[i] = 0;
      }
      int first = offset + interval;
      values[first] = (float) (v * v * v / 6);
      values[first + 1] = (float) ((3 * u * u * u - 6 * u * u + 4) / 6);
      values[first + 2] = (float) ((3 * v * v * v - 6 * v * v + 4) / 6);
      values[first + 3] = (float) (u * u * u / 6);
      slopes[first] = (float) (-steepness * v * v / 2);
      slopes[first + 1] = (float) (steepness * (3 * u * u - 4 * u) / 2);
      slopes[first + 2] = (float) (-steepness * (3 * v * v - 4 * v) / 2);
      slopes[first + 3] = (float) (steepness * u * u / 2);
    }
  },

  /**
   * Chebyshev polynomials of the first kind, T_0 to T_(n-1): T_i = 2 x T_(i-1) - T_(i-2), with the
   * slope i U_(i-1) (Sidharth et al., 2024).
   */
  CHEBYSHEV {
    @Override
    void evaluate(float x, float[] values, float[] slopes, int offset, int count) {
      double before = x;
      double current = 1;
      double secondBefore = 0;
      double second = 0;
      for (int i = 0; i < count; i++) {
        values[offset + i] = (float) current;
        slopes[offset + i] = (float) (i * second);
        double next = 2 * x * current - before;
        before = current;
        current = next;
        double secondNext = i == 0 ? 1 : 2 * x * second - secondBefore;
        secondBefore = second;
        second = secondNext;
      }
    }
  };

  private static final int DEGREE = 3;

  static KanFunctions of(KanBasis basis) {
    return switch (basis) {
      case SPLINE -> SPLINE;
      case CHEBYSHEV -> CHEBYSHEV;
    };
  }

  /**
   * Evaluates the functions and their derivatives at {@code x}.
   *
   * @param x from -1 to 1
   * @param values from {@code offset} on set to the values of the functions
   * @param slopes from {@code offset} on set to the values of their derivatives
   * @param count the number of functions, 4 or more
   */
  abstract void evaluate(float x, float[] values, float[] slopes, int offset, int count);
}
