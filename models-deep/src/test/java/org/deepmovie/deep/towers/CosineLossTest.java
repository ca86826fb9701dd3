package org.deepmovie.deep.towers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CosineLossTest {

  @Test
  void likedItemsShallPointTheUsersWayOthersNoLessThanARightAngleAway() {
    double[] user = {3, 4, 1};
    double[] items = {4, 3, -4, -3, 3, 4};
    CosineLoss loss = new CosineLoss(user, 3, items, 2, 2);
    assertEquals(1 - 0.96, loss.add(0, 0, true), 1e-5);
    assertEquals(0, loss.add(0, 1, false), 1e-5);
    assertEquals(1, loss.add(0, 2, false), 1e-5);
    double[] du = new double[3];
    double[] dv = new double[6];
    loss.addGradient(du, 3, dv, 2, 2);
    // Of the first pair: - (v/|v| - cos u/|u|) / |u|, twice; the third is at its maximum.
    assertArrayEquals(
        new double[] {-2 * (0.8 - 0.96 * 0.6) / 5, -2 * (0.6 - 0.96 * 0.8) / 5, 0}, du, 1e-5);
    assertArrayEquals(
        new double[] {-2 * (0.6 - 0.96 * 0.8) / 5, -2 * (0.8 - 0.96 * 0.6) / 5, 0, 0, 0, 0},
        dv,
        1e-5);
  }

  @Test
  void aVectorOfZerosHasAFiniteGradient() {
    CosineLoss loss = new CosineLoss(new double[2], 2, new double[] {1, 0}, 2, 2);
    assertEquals(1, loss.add(0, 0, true), 1e-5);
    double[] dv = new double[2];
    double[] du = new double[2];
    loss.addGradient(du, 2, dv, 2, 1);
    assertArrayEquals(new double[] {-100, 0}, du, 0.1);
    assertArrayEquals(new double[2], dv, 1e-5);
  }

  @Test
  void theGradientIsThatOfDifferences() {
    double[] users = {0.3, -0.02, 0.01, 0.4};
    double[] items = {0.2, 0.1, -0.3, 0.5, 0.05, -0.01};
    double[] du = new double[4];
    double[] dv = new double[6];
    CosineLoss loss = new CosineLoss(users, 2, items, 2, 2);
    total(loss);
    loss.addGradient(du, 2, dv, 2, 1);
    assertArrayEquals(differences(users, users, items), du, 1e-6);
    assertArrayEquals(differences(items, users, items), dv, 1e-6);
  }

  private static double total(CosineLoss loss) {
    return loss.add(0, 0, true)
        + loss.add(0, 1, false)
        + loss.add(1, 1, false)
        + loss.add(1, 2, true)
        + loss.add(0, 2, true);
  }

  private static double[] differences(double[] varied, double[] users, double[] items) {
    double[] differences = new double[varied.length];
    for (int p = 0; p < varied.length; p++) {
      double before = varied[p];
      varied[p] = before + 1e-6;
      double above = total(new CosineLoss(users, 2, items, 2, 2));
      varied[p] = before - 1e-6;
      double below = total(new CosineLoss(users, 2, items, 2, 2));
      varied[p] = before;
      differences[p] = (above - below) / 2e-6;
    }
    return differences;
  }
}
