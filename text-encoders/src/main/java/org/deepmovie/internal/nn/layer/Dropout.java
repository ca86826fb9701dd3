package org.deepmovie.internal.nn.layer;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Dropout (Srivastava et al., JMLR 2014, section 4), scaled so that encoding needs no correction:
 * each unit is zero with probability p, and divided by 1 - p otherwise.
 */
public final class Dropout {

  private final double probability;
  private float[] factors = new float[0];

  /** Dropout with probability p. */
  public Dropout(double probability) {
    this.probability = probability;
  }

  /** Drops units of {@code x} at random; without {@code random} returns a copy. */
  public float[] forward(float[] x, Optional<SplittableRandom> random) {
    factors = new float[x.length];
    Arrays.fill(factors, 1);
    random.ifPresent(this::draw);
    return times(x);
  }

  private void draw(SplittableRandom random) {
    float scale = (float) (1 / (1 - probability));
    for (int p = 0; p < factors.length; p++) {
      factors[p] = random.nextDouble() < probability ? 0 : scale;
    }
  }

  /** Returns dL/dX for dL/dY of the last {@link #forward}. */
  public float[] backward(float[] dy) {
    return times(dy);
  }

  private float[] times(float[] x) {
    float[] y = new float[x.length];
    for (int p = 0; p < x.length; p++) {
      y[p] = factors[p] * x[p];
    }
    return y;
  }
}
