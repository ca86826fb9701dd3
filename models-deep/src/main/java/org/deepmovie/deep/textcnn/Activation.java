package org.deepmovie.deep.textcnn;

import org.deepmovie.layers.Activations;

/** What hidden units make of their input. */
public enum Activation {
  /** The hyperbolic tangent. */
  TANH {
    @Override
    void apply(float[] y) {
      Activations.tanh(y);
    }

    @Override
    void backward(float[] y, float[] dy) {
      Activations.tanhBackward(y, dy);
    }
  },
  /** max(0, x). */
  RELU {
    @Override
    void apply(float[] y) {
      for (int p = 0; p < y.length; p++) {
        y[p] = Math.max(0, y[p]);
      }
    }

    @Override
    void backward(float[] y, float[] dy) {
      for (int p = 0; p < y.length; p++) {
        dy[p] = y[p] > 0 ? dy[p] : 0;
      }
    }
  },
  /** x itself. */
  IDENTITY {
    @Override
    void apply(float[] y) {}

    @Override
    void backward(float[] y, float[] dy) {}
  };

  /** Replaces the units' inputs by their outputs. */
  abstract void apply(float[] y);

  /** Turns dL/dY, of what {@link #apply} made {@code y}, into the gradient by what it had been. */
  abstract void backward(float[] y, float[] dy);
}
