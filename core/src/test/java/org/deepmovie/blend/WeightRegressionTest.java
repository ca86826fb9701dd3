package org.deepmovie.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.deepmovie.train.Seeds;
import org.junit.jupiter.api.Test;

class WeightRegressionTest {

  private static final int RATINGS = 4000;

  private static double[] numbers(int n, IntToDoubleFunction value) {
    double[] numbers = new double[n];
    Arrays.setAll(numbers, value);
    return numbers;
  }

  private static double[] normals(long seed, double deviation) {
    SplittableRandom random = Seeds.random(seed, "test");
    return numbers(RATINGS, n -> deviation * Seeds.gaussian(random));
  }

  private static double[] sum(double[] a, double[] b) {
    return numbers(a.length, n -> a[n] + b[n]);
  }

  /** The first of a part's four weights. */
  private static double weight(float[] corners, int part) {
    return corners[part * BlendWeights.CORNERS];
  }

  private static float[] fit(
      WeightConstraint constraint, boolean bySupport, double[] y, double[]... z) {
    double[] items = numbers(y.length, n -> n % 2);
    double[] users = numbers(y.length, n -> n / 2 % 2);
    return new WeightRegression(y, z, items, users).fit(constraint, bySupport);
  }

  @Test
  void oneStrengthIsTheRidgeRegressionWorkedByHand() {
    // s^2 = (1 + 4 + 9 + 0) / 4 = 3.5. Leave-one-out errors of the strengths 1, 10, 100, 1000 are
    // least at 1: A = diag(1 + 9, 4) + 3.5, t = (1 + 9, 4) + 3.5 / 2.
    double[] y = {1, 2, 3, 0};
    float[] weights =
        fit(WeightConstraint.FREE, false, y, new double[] {1, 0, 3, 0}, new double[] {0, 2, 0, 0});
    assertThat(weight(weights, 0)).isCloseTo(11.75 / 13.5, within(1e-6));
    assertThat(weight(weights, 1)).isCloseTo(5.75 / 7.5, within(1e-6));
  }

  @Test
  void thePerfectPartGetsAllOfTheWeightAndNoiseNone() {
    double[] y = normals(1, 0.9);
    for (WeightConstraint constraint : WeightConstraint.values()) {
      float[] weights = fit(constraint, true, y, y, normals(2, 0.9), sum(y, normals(3, 0.9)));
      for (int corner = 0; corner < BlendWeights.CORNERS; corner++) {
        assertThat(weights[corner]).isCloseTo(1, within(0.01f));
        assertThat(weights[BlendWeights.CORNERS + corner]).isCloseTo(0, within(0.01f));
        assertThat(weights[2 * BlendWeights.CORNERS + corner]).isCloseTo(0, within(0.01f));
      }
    }
  }

  @Test
  void aPartThatIsNoiseGetsAboutNoWeightBesideOneThatIsGoodButNotPerfect() {
    double[] taste = normals(1, 0.5);
    double[] y = sum(taste, normals(2, 0.8));
    float[] weights = fit(WeightConstraint.NON_NEGATIVE, true, y, taste, normals(3, 0.5));
    assertThat(weight(weights, 0)).isCloseTo(1, within(0.05));
    assertThat(weight(weights, 1)).isCloseTo(0, within(0.03));
  }

  @Test
  void twoPartsWithIndependentErrorsAreAveragedByTheirPrecision() {
    double[] y = normals(1, 1);
    // The best weights of y + e1 and y + e2 solve [1.5 1; 1 2] w = [1 1].
    float[] weights =
        fit(
            WeightConstraint.NON_NEGATIVE,
            false,
            y,
            sum(y, normals(2, Math.sqrt(0.5))),
            sum(y, normals(3, 1)));
    assertThat(weight(weights, 0)).isCloseTo(0.5, within(0.03));
    assertThat(weight(weights, 1)).isCloseTo(0.25, within(0.03));
  }

  @Test
  void onlyFreeWeightsFallBelowZero() {
    double[] error = normals(2, 0.5);
    double[] y = normals(1, 1);
    // y is the first part less the second.
    double[][] parts = {sum(y, error), error};
    float[] free = fit(WeightConstraint.FREE, true, y, parts);
    float[] nonNegative = fit(WeightConstraint.NON_NEGATIVE, true, y, parts);
    assertThat(weight(free, 0)).isCloseTo(1, within(0.01));
    assertThat(weight(free, 1)).isCloseTo(-1, within(0.01));
    assertThat(weight(nonNegative, 1)).isZero();
    for (float each : nonNegative) {
      assertThat(each).isNotNegative();
    }
  }

  @Test
  void weightsDependOnSupportOnlyWhereThatPaysAndIsAllowed() {
    double[] y = normals(1, 1);
    double[] noise = normals(2, 1);
    // The first part is right for much rated items, the second for seldom rated ones.
    double[] often = numbers(RATINGS, n -> n % 2 == 1 ? y[n] : noise[n]);
    double[] seldom = numbers(RATINGS, n -> n % 2 == 0 ? y[n] : noise[n]);
    float[] weights = fit(WeightConstraint.NON_NEGATIVE, true, y, often, seldom);
    assertThat(new float[] {weights[0], weights[2], weights[4], weights[6]})
        .containsExactly(new float[] {0, 1, 1, 0}, within(0.05f));
    float[] fixed = fit(WeightConstraint.NON_NEGATIVE, false, y, often, seldom);
    assertThat(fixed[2]).isEqualTo(fixed[0]);

    double[] first = sum(y, normals(3, 1));
    double[] second = sum(y, normals(4, 1));
    float[] alike = fit(WeightConstraint.NON_NEGATIVE, true, y, first, second);
    for (int corner = 1; corner < BlendWeights.CORNERS; corner++) {
      assertThat(alike[corner]).isCloseTo(alike[0], within(0.03f));
    }
  }

  @Test
  void withoutAnythingToLearnFromTheWeightsAreEqual() {
    assertThat(fit(WeightConstraint.FREE, true, new double[0], new double[0], new double[0]))
        .containsOnly(0.5f);
    double[] zeros = new double[5];
    assertThat(fit(WeightConstraint.FREE, true, zeros, zeros, zeros, zeros, zeros))
        .containsOnly(0.25f);
  }

  @Test
  void anotherUnitOfTheRatingsDoesNotChangeTheWeights() {
    double[] y = normals(1, 1);
    double[] first = sum(y, normals(2, 1));
    double[] second = sum(y, normals(3, 0.8));
    float[] weights = fit(WeightConstraint.NON_NEGATIVE, true, y, first, second);
    float[] scaled =
        fit(
            WeightConstraint.NON_NEGATIVE,
            true,
            numbers(RATINGS, n -> 20 * y[n]),
            numbers(RATINGS, n -> 20 * first[n]),
            numbers(RATINGS, n -> 20 * second[n]));
    assertThat(scaled).containsExactly(weights, within(1e-5f));
  }
}
