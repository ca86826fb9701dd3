package org.deepmovie.internal.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.deepmovie.nn.Optimizer;
import org.junit.jupiter.api.Test;

class OptimizerStepTest {

  private static final Offset<Float> CLOSE = within(1e-5f);

  /** The weights after a step along each of {@code gradients}; the first weight is left alone. */
  private static float[] moved(Optimizer optimizer, double rate, float[]... gradients) {
    float[] w = {9, 1, 2};
    GradientMoments moments = GradientMoments.of(optimizer, 3);
    for (int n = 0; n < gradients.length; n++) {
      float[] g = {7, gradients[n][0], gradients[n][1]};
      OptimizerStep.of(optimizer, n + 1, rate).move(w, 1, g, 1, 2, moments);
    }
    return w;
  }

  @Test
  void gradientDescentGoesAgainstTheGradient() {
    assertThat(moved(Optimizer.SGD, 0.1, new float[] {3, -2}))
        .containsExactly(new float[] {9, 0.7f, 2.2f}, CLOSE);
  }

  @Test
  void adamGoesByTheRateFirstAndThenByTheMeansOfGradients() {
    assertThat(moved(Optimizer.ADAM, 0.1, new float[] {3, -2}))
        .containsExactly(new float[] {9, 0.9f, 2.1f}, CLOSE);
    // m = (0.1 * 0.9 * 4 + 0.1 * 2) / 0.19, v = (0.001 * 0.999 * 16 + 0.001 * 4) / 0.001999
    double second = 0.56 / 0.19 / Math.sqrt(0.019984 / 0.001999);
    assertThat(moved(Optimizer.ADAM, 0.1, new float[] {4, 0}, new float[] {2, 0}))
        .containsExactly(new float[] {9, (float) (0.9 - 0.1 * second), 2}, CLOSE);
  }

  @Test
  void rmsPropDividesByTheRootOfTheMeanSquare() {
    double first = 4 / Math.sqrt(1.6);
    double second = 2 / Math.sqrt(0.9 * 1.6 + 0.4);
    assertThat(moved(Optimizer.RMSPROP, 0.1, new float[] {4, 0}, new float[] {2, 0}))
        .containsExactly(new float[] {9, (float) (1 - 0.1 * (first + second)), 2}, CLOSE);
  }

  @Test
  void weightDecayOfAdamShrinksAWeightWithoutGradient() {
    float[] w = {2};
    AdamStep.of(1, 0.1, 0.5).move(w, 0, new float[1], 0, 1, GradientMoments.of(Optimizer.ADAM, 1));
    assertThat(w[0]).isEqualTo(1.9f, CLOSE);
  }
}
