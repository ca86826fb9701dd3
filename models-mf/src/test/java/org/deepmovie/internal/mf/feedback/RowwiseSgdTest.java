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
import org.deepmovie.internal.mf.term.LearnedBiases;
import org.deepmovie.internal.mf.vector.CompositeVectors;
import org.deepmovie.internal.mf.vector.FeedbackVectors;
import org.deepmovie.internal.mf.vector.LearningSettings;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.recommend.BaselineEstimate;
import org.junit.jupiter.api.Test;

class RowwiseSgdTest {

  private static final int LENGTH = Kernels.best().stride(1);
  private static final Regularization HALF = new Regularization(0.5, RegularizationScaling.COUNT);

  private static final LearningSettings OWN = new LearningSettings(0.1, HALF);

  /** User 0 rated item 0 with 4 and interacted with items 0 and 1. */
  private static final RatingMatrix RATINGS = new RatingMatrixBuilder().add(0, 0, 4).build(1, 2);

  private static final CsrMatrix INTERACTIONS =
      new RatingMatrixBuilder().add(0, 0, 1).add(0, 1, 1).build(1, 2).byUser();

  private final FeedbackVectors feedback =
      new FeedbackVectors(INTERACTIONS, LENGTH, 0.2, HALF.perEntry(INTERACTIONS.transpose()));
  private final CompositeVectors users =
      new CompositeVectors(RATINGS.byUser(), List.of(feedback), LENGTH, Optional.of(OWN));
  private final CompositeVectors items =
      new CompositeVectors(RATINGS.byItem(), List.of(), LENGTH, Optional.of(OWN));
  private final LearnedBiases biases =
      LearnedBiases.of(new BaselineEstimate(3, new float[1], new float[2]), RATINGS, OWN);

  private double step() {
    users.vectors().set(0, 0, 0.5f);
    items.vectors().set(0, 0, 0.8f);
    feedback.vectors().set(0, 0, 0.6f);
    feedback.vectors().set(1, 0, -0.2f);
    biases.current().user()[0] = 0.2f;
    biases.current().item()[0] = -0.4f;
    return new RowwiseSgd(users, items, biases.byUser()).pass(new int[] {0}, 1);
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
  void anUnratedItemKeepsItsVectorAndPaddingStaysZero() {
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
  void withoutOwnFactorsAVectorStaysTheSumOfItsFeedbackVectors() {
    CompositeVectors sums =
        new CompositeVectors(RATINGS.byUser(), List.of(feedback), LENGTH, Optional.empty());
    feedback.vectors().set(0, 0, 0.6f);
    items.vectors().set(0, 0, 0.8f);
    new RowwiseSgd(sums, items, biases.byUser()).pass(new int[] {0}, 1);
    sums.refresh();
    double sum = (feedback.vectors().get(0, 0) + feedback.vectors().get(1, 0)) / Math.sqrt(2);
    assertEquals(sum, sums.vectors().get(0, 0), 1e-6);
  }

  @Test
  void theWeightOfAFeedbackVectorScalesItsPartOfTheSumAndItsStep() {
    CsrMatrix weights = new RatingMatrixBuilder().add(0, 0, 2).add(0, 1, -1).build(1, 2).byUser();
    FeedbackVectors residuals = new FeedbackVectors(weights, LENGTH, 0.2, new float[2]);
    CompositeVectors sums =
        new CompositeVectors(RATINGS.byUser(), List.of(residuals), LENGTH, Optional.empty());
    residuals.vectors().set(0, 0, 0.3f);
    residuals.vectors().set(1, 0, 0.5f);
    items.vectors().set(0, 0, 0.8f);
    double x = (2 * 0.3 - 0.5) / Math.sqrt(2);
    double error = 4 - 3 - 0.8 * x;
    new RowwiseSgd(sums, items, biases.byUser()).pass(new int[] {0}, 1);
    assertEquals(0.3 + 0.2 * error * 0.8 * 2 / Math.sqrt(2), residuals.vectors().get(0, 0), 1e-6);
    assertEquals(0.5 - 0.2 * error * 0.8 * 1 / Math.sqrt(2), residuals.vectors().get(1, 0), 1e-6);
  }

  @Test
  void anInfiniteErrorIsReported() {
    items.vectors().set(0, 0, Float.MAX_VALUE);
    users.vectors().set(0, 0, Float.MAX_VALUE);
    assertThrows(
        ArithmeticException.class,
        () -> new RowwiseSgd(users, items, biases.byUser()).pass(new int[] {0}, 1));
  }
}
