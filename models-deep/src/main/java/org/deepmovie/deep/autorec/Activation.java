package org.deepmovie.deep.autorec;

import org.deepmovie.layers.RationalTanh;

/** What a unit makes of its input. */
public enum Activation {
  /** x. */
  IDENTITY {
    @Override
    double value(double x) {
      return x;
    }

    @Override
    double slope(double y) {
      return 1;
    }

    @Override
    double inverse(double y) {
      return y;
    }
  },

  /** 1 / (1 + e^-x), from 0 to 1. */
  SIGMOID {
    @Override
    double value(double x) {
      return 1 / (1 + StrictMath.exp(-x));
    }

    @Override
    double slope(double y) {
      return y * (1 - y);
    }

    @Override
    double inverse(double y) {
      double within = Math.min(1 - MARGIN, Math.max(MARGIN, y));
      return StrictMath.log(within / (1 - within));
    }

    @Override
    void apply(float[] x, int from, int length) {
      RationalTanh.sigmoid(x, from, from + length);
    }
  },

  /** max(0, x). */
  RELU {
    @Override
    double value(double x) {
      return Math.max(0, x);
    }

    @Override
    double slope(double y) {
      return y > 0 ? 1 : 0;
    }

    @Override
    double inverse(double y) {
      return y;
    }
  },

  /** The hyperbolic tangent, from -1 to 1. */
  TANH {
    @Override
    double value(double x) {
      return StrictMath.tanh(x);
    }

    @Override
    double slope(double y) {
      return 1 - y * y;
    }

    @Override
    double inverse(double y) {
      return SIGMOID.inverse((1 + y) / 2) / 2;
    }

    @Override
    void apply(float[] x, int from, int length) {
      RationalTanh.tanh(x, from, from + length);
    }
  };

  private static final double MARGIN = 0.02;

  /** f(x). */
  abstract double value(double x);

  /** f'(x) as a function of y = f(x). */
  abstract double slope(double y);

  /** The x of f(x) = y; where f only approaches y, that of a value close to it. */
  abstract double inverse(double y);

  /** Replaces x by f(x) in single precision, {@code length} components. */
  void apply(float[] x, int from, int length) {
    for (int k = from; k < from + length; k++) {
      x[k] = (float) value(x[k]);
    }
  }

  /** Multiplies {@code d}, the gradient by f(x), by f'(x), so that it becomes that by x. */
  final void backpropagate(float[] y, float[] d, int from, int length) {
    for (int k = from; k < from + length; k++) {
      d[k] *= (float) slope(y[k]);
    }
  }
}
