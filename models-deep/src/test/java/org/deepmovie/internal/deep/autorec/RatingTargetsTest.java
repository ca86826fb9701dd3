package org.deepmovie.internal.deep.autorec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.nn.Activation;
import org.junit.jupiter.api.Test;

class RatingTargetsTest {

  private static final RatingScale TENTHS = new RatingScale(0.3, 1.2, 0.1);

  private static RatingTargets targets(CsrMatrix ratings, Activation output, double penalty) {
    return new RatingTargets(
        ratings, ratings, OutputTransform.of(output, TENTHS), TENTHS, 0, penalty);
  }

  private static CsrMatrix tenths() {
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    for (int n = 0; n < 10; n++) {
      builder.add(0, n, (n + 3) / 10f);
    }
    return builder.build(1, 10).byUser();
  }

  @Test
  void aReluThatPredictsTheLowestRatingHasNoGradientWhateverTheRating() {
    CsrMatrix ratings = tenths();
    RatingTargets targets = targets(ratings, Activation.RELU, 0);
    for (int p = 0; p < ratings.size(); p++) {
      double prediction = targets.prediction(p, -2);
      assertThat(prediction).isEqualTo(0.3);
      assertThat(Math.abs(targets.gradient(prediction, targets.error(p, prediction))))
          .as("rating at %s", p)
          .isZero();
    }
  }

  @Test
  void thePenaltyAddsTheDistanceToTheScaleInItsUnits() {
    CsrMatrix ratings = tenths();
    RatingTargets targets = targets(ratings, Activation.IDENTITY, 3);
    double unit = TENTHS.unit();
    double above = 1.2 + 2 * unit;
    double error = targets.error(9, above);
    assertThat(error).isEqualTo(2, within(1e-6));
    assertThat(targets.gradient(above, error)).isEqualTo(2 + 3 * 2, within(1e-6));
    assertThat(targets.gradient(0.5, -0.5)).isEqualTo(-0.5);
  }
}
