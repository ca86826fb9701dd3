package org.deepmovie.internal.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SquaredErrorTest {

  @Test
  void theGradientIsTheLimitOfDifferences() {
    double scale = 0.7;
    double[] errors = {-1.5, 0, 0.25, 3};
    double[] gradient = new double[errors.length];
    for (int n = 0; n < errors.length; n++) {
      gradient[n] = SquaredError.gradient(errors[n], scale);
    }
    double[] differences =
        NumericGradient.of(
            errors,
            all -> {
              double sum = 0;
              for (double error : all) {
                sum += scale * SquaredError.of(error);
              }
              return sum;
            });
    assertThat(gradient).containsExactly(differences, within(1e-8));
  }

  @Test
  void aRowOfOutputsBecomesItsGradient() {
    float[] y = {9, 1, 2, 9};
    float[] t = {3, 0};
    assertThat(SquaredError.backward(y, 1, t, 0, 2, 0.5)).isEqualTo(8);
    assertThat(y).containsExactly(9, -2, 2, 9);
  }
}
