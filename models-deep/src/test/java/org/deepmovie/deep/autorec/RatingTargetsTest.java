package org.deepmovie.deep.autorec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.nn.Activation;
import org.junit.jupiter.api.Test;

class RatingTargetsTest {

  private static final RatingScale TENTHS = new RatingScale(0.3, 1.2, 0.1);

  private static RatingTargets targets(CsrMatrix ratings, Activation output, double offScale) {
    return new RatingTargets(
        ratings, ratings, OutputTransform.of(output, TENTHS), TENTHS, 0, offScale);
  }

  private static CsrMatrix tenths() {
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    for (int n = 0; n < 10; n++) {
      builder.add(0, n, (n + 3) / 10f);
    }
    return builder.build(1, 10).byUser();
  }

  @Test
  void aReluThatAnswersTheLowestRatingHasNoGradientWhateverTheRating() {
    CsrMatrix ratings = tenths();
    RatingTargets targets = targets(ratings, Activation.RELU, 0);
    for (int p = 0; p < ratings.size(); p++) {
      double answer = targets.answer(p, -2);
      assertEquals(0.3, answer);
      assertEquals(
          0, Math.abs(targets.gradient(answer, targets.error(p, answer))), "rating at " + p);
    }
  }

  @Test
  void thePenaltyAddsTheDistanceToTheScaleInItsUnits() {
    CsrMatrix ratings = tenths();
    RatingTargets targets = targets(ratings, Activation.IDENTITY, 3);
    double unit = TENTHS.unit();
    double above = 1.2 + 2 * unit;
    double error = targets.error(9, above);
    assertEquals(2, error, 1e-6);
    assertEquals(2 + 3 * 2, targets.gradient(above, error), 1e-6);
    assertEquals(-0.5, targets.gradient(0.5, -0.5));
  }
}
