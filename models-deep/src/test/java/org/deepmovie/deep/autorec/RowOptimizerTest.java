package org.deepmovie.deep.autorec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class RowOptimizerTest {

  private static float[] moved(RowOptimizer optimizer, double rate, float[]... gradients) {
    float[] w = {9, 1, 2};
    float[] m = optimizer.firstMoments(3);
    float[] v = optimizer.secondMoments(3);
    for (int n = 0; n < gradients.length; n++) {
      optimizer.move(w, 1, gradients[n].clone(), m, v, new RowOptimizer.Step(n + 1, rate, 1));
    }
    return w;
  }

  @Test
  void gradientDescentGoesAgainstTheGradient() {
    assertArrayEquals(
        new float[] {9, 0.7f, 2.2f}, moved(RowOptimizer.SGD, 0.1, new float[] {3, -2}), 1e-6f);
  }

  @Test
  void adamGoesByTheRateFirstAndThenByTheMeansOfGradients() {
    assertArrayEquals(
        new float[] {9, 0.9f, 2.1f}, moved(RowOptimizer.ADAM, 0.1, new float[] {3, -2}), 1e-5f);
    // m = (0.1 * 0.9 * 4 + 0.1 * 2) / 0.19, v = (0.001 * 0.999 * 16 + 0.001 * 4) / 0.001999
    double second = 0.56 / 0.19 / Math.sqrt(0.019984 / 0.001999);
    assertArrayEquals(
        new float[] {9, (float) (0.9 - 0.1 * second), 2},
        moved(RowOptimizer.ADAM, 0.1, new float[] {4, 0}, new float[] {2, 0}),
        1e-5f);
  }

  @Test
  void rmsPropDividesByTheRootOfTheMeanSquare() {
    double first = 4 / Math.sqrt(1.6);
    double second = 2 / Math.sqrt(0.9 * 1.6 + 0.4);
    assertArrayEquals(
        new float[] {9, (float) (1 - 0.1 * (first + second)), 2},
        moved(RowOptimizer.RMSPROP, 0.1, new float[] {4, 0}, new float[] {2, 0}),
        1e-5f);
  }
}
