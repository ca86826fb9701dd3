package org.deepmovie.factor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CholeskyTest {

  @Test
  void aMatrixWorkedByHand() {
    // [4 2; 2 5] = R'R with R = [2 1; 0 2]
    double[] a = {4, 2, -99, 5};
    assertTrue(Cholesky.factor(a, 2));
    assertArrayEquals(new double[] {2, 1, -99, 2}, a, 1e-12);
    double[] b = {8, 12};
    Cholesky.solve(a, 2, b);
    assertArrayEquals(new double[] {1, 2}, b, 1e-12);
  }

  @Test
  void theFactorTimesItsTransposeIsTheMatrix() {
    SplittableRandom random = new SplittableRandom(1);
    for (int d = 1; d <= 40; d += 3) {
      double[] half = random.doubles((long) d * d, -1, 1).toArray();
      double[] a = new double[d * d];
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          for (int k = 0; k < d; k++) {
            a[i * d + j] += half[i * d + k] * half[j * d + k];
          }
        }
        a[i * d + i] += 0.1;
      }
      double[] r = a.clone();
      assertTrue(Cholesky.factor(r, d));
      for (int i = 0; i < d; i++) {
        for (int j = i; j < d; j++) {
          double product = 0;
          for (int k = 0; k <= i; k++) {
            product += r[k * d + i] * r[k * d + j];
          }
          assertEquals(a[i * d + j], product, 1e-10);
        }
      }
    }
  }

  @Test
  void indefiniteSingularAndNonFiniteMatricesAreRefused() {
    assertFalse(Cholesky.factor(new double[] {1, 2, 2, 1}, 2));
    assertFalse(Cholesky.factor(new double[] {0}, 1));
    assertFalse(Cholesky.factor(new double[] {Double.NaN}, 1));
    assertFalse(Cholesky.factor(new double[] {Double.POSITIVE_INFINITY}, 1));
  }
}
