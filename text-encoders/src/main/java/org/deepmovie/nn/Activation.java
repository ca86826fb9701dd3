package org.deepmovie.nn;

import org.deepmovie.internal.nn.math.RationalTanh;

/** The function that a layer applies to the input of each unit. */
public enum Activation {
  /** x. */
  IDENTITY {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double slope(double y) {
      return 1;
    }

    @Override
    public double inverse(double y) {
      return y;
    }
  },

  /** 1 / (1 + e^-x), from 0 to 1. */
  SIGMOID {
    @Override
    public double value(double x) {
      return 1 / (1 + StrictMath.exp(-x));
    }

    @Override
    public double slope(double y) {
      return y * (1 - y);
    }

    @Override
    public double inverse(double y) {
      double within = Math.min(1 - MARGIN, Math.max(MARGIN, y));
      return StrictMath.log(within / (1 - within));
    }

    @Override
    public void apply(float[] x, int from, int length) {
      RationalTanh.sigmoid(x, from, from + length);
    }
  },

  /** max(0, x). */
  RELU {
    /** Every positive normal number times this is at least 1. */
    private static final float STEEP = 1e38f;

    @Override
    public double value(double x) {
      return Math.max(0, x);
    }

    @Override
    public double slope(double y) {
      return y > 0 ? 1 : 0;
    }

    @Override
    public double inverse(double y) {
      return y;
    }

    @Override
    public void apply(float[] x, int from, int length) {
      for (int k = from; k < from + length; k++) {
        x[k] = Math.max(0, x[k]);
      }
    }

    @Override
    public void backpropagate(float[] y, float[] d, int from, int length) {
      for (int k = from; k < from + length; k++) {
        // The factor is a step from 0 to 1 in a form that HotSpot vectorizes.
        d[k] *= Math.min(1, y[k] * STEEP);
      }
    }
  },

  /** The hyperbolic tangent, from -1 to 1. */
  TANH {
    @Override
    public double value(double x) {
      return StrictMath.tanh(x);
    }

    @Override
    public double slope(double y) {
      return 1 - y * y;
    }

    @Override
    public double inverse(double y) {
      return SIGMOID.inverse((1 + y) / 2) / 2;
    }

    @Override
    public void apply(float[] x, int from, int length) {
      RationalTanh.tanh(x, from, from + length);
    }

    @Override
    public void backpropagate(float[] y, float[] d, int from, int length) {
      for (int k = from; k < from + length; k++) {
        d[k] *= 1 - y[k] * y[k];
      }
    }
  };

  private static final double MARGIN = 0.02;

  /** f(x). */
  public abstract double value(double x);

  /** f'(x) as a function of y = f(x). */
  public abstract double slope(double y);

  /** The x with f(x) = y; where f only approaches y, the x of a value close to y. */
  public abstract double inverse(double y);

  /** Replaces every x by f(x) in single precision. */
  public final void apply(float[] x) {
    apply(x, 0, x.length);
  }

  /** Replaces {@code length} values x from {@code from} on by f(x) in single precision. */
  public void apply(float[] x, int from, int length) {
    for (int k = from; k < from + length; k++) {
      x[k] = (float) value(x[k]);
    }
  }

  /**
   * Backpropagates: replaces dL/df(x) by dL/dx.
   *
   * @param y f(x)
   * @param d the gradient, which is multiplied by f'(x)
   */
  public final void backpropagate(float[] y, float[] d) {
    backpropagate(y, d, 0, y.length);
  }

  /** {@link #backpropagate(float[], float[])} of {@code length} values from {@code from} on. */
  public void backpropagate(float[] y, float[] d, int from, int length) {
    for (int k = from; k < from + length; k++) {
      d[k] *= (float) slope(y[k]);
    }
  }
}
