package org.deepmovie.internal.mf.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.recommend.BaselineEstimate;
import org.junit.jupiter.api.Test;

class SideSgdTest {

  private static final int LENGTH = Kernels.best().stride(1);
  private static final Regularization HALF =
      new Regularization(0.5, Regularization.Weighting.COUNT);

  /** User 0 rated item 0 with 4 and had to do with items 0 and 1. */
  private static final RatingMatrix RATINGS = new RatingMatrixBuilder().add(0, 0, 4).build(1, 2);

  private static final CsrMatrix PAIRS =
      new RatingMatrixBuilder().add(0, 0, 1).add(0, 1, 1).build(1, 2).byUser();

  private final FeatureVectors feedback =
      new FeatureVectors(PAIRS, LENGTH, 0.2, HALF.perEntry(PAIRS.transpose()));
  private final SideVectors users =
      new SideVectors(RATINGS.byUser(), List.of(feedback), LENGTH, 0.1, Optional.of(HALF));
  private final SideVectors items =
      new SideVectors(RATINGS.byItem(), List.of(), LENGTH, 0.1, Optional.of(HALF));
  private final LearnedBiases biases =
      new LearnedBiases(
          new BaselineEstimate(3, new float[1], new float[2]),
          RATINGS,
          0.1,
          Optional.of(HALF),
          HALF);

  private double step() {
    users.vectors().set(0, 0, 0.5f);
    items.vectors().set(0, 0, 0.8f);
    feedback.vectors().set(0, 0, 0.6f);
    feedback.vectors().set(1, 0, -0.2f);
    biases.current().user()[0] = 0.2f;
    biases.current().item()[0] = -0.4f;
    return new SideSgd(LENGTH).pass(users, items, biases, new int[] {0}, 1);
  }

  @Test
  void aStepWorkedByHand() {
    double z = (0.6 - 0.2) / Math.sqrt(2);
    double error = 4 - (3 + 0.2 - 0.4 + 0.8 * (0.5 + z));
    assertEquals(error * error, step(), 1e-6);
    assertEquals(0.2 + 0.1 * (error - 0.5 * 0.2), biases.current().user()[0], 1e-6);
    assertEquals(-0.4 + 0.1 * (error + 0.5 * 0.4), biases.current().item()[0], 1e-6);
    assertEquals(0.8 + 0.1 * (error * (0.5 + z) - 0.5 * 0.8), items.vectors().get(0, 0), 1e-6);
    double y = 0.6 + 0.2 * (error * 0.8 / Math.sqrt(2) - 0.5 * 0.6);
    double other = -0.2 + 0.2 * (error * 0.8 / Math.sqrt(2) + 0.5 * 0.2);
    assertEquals(y, feedback.vectors().get(0, 0), 1e-6);
    assertEquals(other, feedback.vectors().get(1, 0), 1e-6);
    users.refresh();
    double p = 0.5 + 0.1 * (error * 0.8 - 0.5 * 0.5);
    assertEquals(p + (y + other) / Math.sqrt(2), users.vectors().get(0, 0), 1e-6);
  }

  @Test
  void whatIsNotRatedKeepsItsVectorAndPaddingStaysZero() {
    items.vectors().set(1, 0, 0.7f);
    step();
    assertEquals(0.7f, items.vectors().get(1, 0));
    assertEquals(0, biases.current().item()[1]);
    for (int k = 1; k < LENGTH; k++) {
      assertEquals(0, users.vectors().get(0, k));
      assertEquals(0, items.vectors().get(0, k));
      assertEquals(0, feedback.vectors().get(1, k));
    }
  }

  @Test
  void withoutOwnFactorsARowStaysTheSumOfItsFeatures() {
    SideVectors sums =
        new SideVectors(RATINGS.byUser(), List.of(feedback), LENGTH, 0.1, Optional.empty());
    feedback.vectors().set(0, 0, 0.6f);
    items.vectors().set(0, 0, 0.8f);
    new SideSgd(LENGTH).pass(sums, items, biases, new int[] {0}, 1);
    sums.refresh();
    double sum = (feedback.vectors().get(0, 0) + feedback.vectors().get(1, 0)) / Math.sqrt(2);
    assertEquals(sum, sums.vectors().get(0, 0), 1e-6);
  }

  @Test
  void theWeightOfAFeatureScalesItsPartAndItsStep() {
    CsrMatrix weights = new RatingMatrixBuilder().add(0, 0, 2).add(0, 1, -1).build(1, 2).byUser();
    FeatureVectors residuals = new FeatureVectors(weights, LENGTH, 0.2, new float[2]);
    SideVectors sums =
        new SideVectors(RATINGS.byUser(), List.of(residuals), LENGTH, 0.1, Optional.empty());
    residuals.vectors().set(0, 0, 0.3f);
    residuals.vectors().set(1, 0, 0.5f);
    items.vectors().set(0, 0, 0.8f);
    double x = (2 * 0.3 - 0.5) / Math.sqrt(2);
    double error = 4 - 3 - 0.8 * x;
    new SideSgd(LENGTH).pass(sums, items, biases, new int[] {0}, 1);
    assertEquals(0.3 + 0.2 * error * 0.8 * 2 / Math.sqrt(2), residuals.vectors().get(0, 0), 1e-6);
    assertEquals(0.5 - 0.2 * error * 0.8 * 1 / Math.sqrt(2), residuals.vectors().get(1, 0), 1e-6);
  }

  @Test
  void stepsThatLeadToInfinityAreReported() {
    items.vectors().set(0, 0, Float.MAX_VALUE);
    users.vectors().set(0, 0, Float.MAX_VALUE);
    assertThrows(
        ArithmeticException.class,
        () -> new SideSgd(LENGTH).pass(users, items, biases, new int[] {0}, 1));
  }
}
