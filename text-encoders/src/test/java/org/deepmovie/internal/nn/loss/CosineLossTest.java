package org.deepmovie.internal.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CosineLossTest {

  @Test
  void likedItemsArePulledToTheUserAndOthersPushedToARightAngle() {
    double[] user = {3, 4, 1};
    double[] items = {4, 3, -4, -3, 3, 4};
    CosineLoss loss = new CosineLoss(user, 3, items, 2, 2);
    assertThat(loss.add(0, 0, true)).isEqualTo(1 - 0.96, within(1e-5));
    assertThat(loss.add(0, 1, false)).isEqualTo(0, within(1e-5));
    assertThat(loss.add(0, 2, false)).isEqualTo(1, within(1e-5));
    double[] du = new double[3];
    double[] dv = new double[6];
    loss.addGradient(du, 3, dv, 2, 2);
    // Of the first pair: - (v/|v| - cos u/|u|) / |u|, twice; the third is at its maximum.
    assertThat(du)
        .containsExactly(
            new double[] {-2 * (0.8 - 0.96 * 0.6) / 5, -2 * (0.6 - 0.96 * 0.8) / 5, 0},
            within(1e-5));
    assertThat(dv)
        .containsExactly(
            new double[] {-2 * (0.6 - 0.96 * 0.8) / 5, -2 * (0.8 - 0.96 * 0.6) / 5, 0, 0, 0, 0},
            within(1e-5));
  }

  @Test
  void aVectorOfZerosHasAFiniteGradient() {
    CosineLoss loss = new CosineLoss(new double[2], 2, new double[] {1, 0}, 2, 2);
    assertThat(loss.add(0, 0, true)).isEqualTo(1, within(1e-5));
    double[] dv = new double[2];
    double[] du = new double[2];
    loss.addGradient(du, 2, dv, 2, 1);
    assertThat(du).containsExactly(new double[] {-100, 0}, within(0.1));
    assertThat(dv).containsExactly(new double[2], within(1e-5));
  }

  @Test
  void theGradientIsTheLimitOfDifferences() {
    double[] users = {0.3, -0.02, 0.01, 0.4};
    double[] items = {0.2, 0.1, -0.3, 0.5, 0.05, -0.01};
    double[] du = new double[4];
    double[] dv = new double[6];
    CosineLoss loss = new CosineLoss(users, 2, items, 2, 2);
    total(loss);
    loss.addGradient(du, 2, dv, 2, 1);
    assertThat(du)
        .containsExactly(
            NumericGradient.of(users, u -> total(new CosineLoss(u, 2, items, 2, 2))), within(1e-6));
    assertThat(dv)
        .containsExactly(
            NumericGradient.of(items, v -> total(new CosineLoss(users, 2, v, 2, 2))), within(1e-6));
  }

  private static double total(CosineLoss loss) {
    return loss.add(0, 0, true)
        + loss.add(0, 1, false)
        + loss.add(1, 1, false)
        + loss.add(1, 2, true)
        + loss.add(0, 2, true);
  }
}
