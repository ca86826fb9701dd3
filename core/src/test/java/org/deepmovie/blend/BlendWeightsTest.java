package org.deepmovie.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.junit.jupiter.api.Test;

class BlendWeightsTest {

  private static final SupportScale SUPPORT = new SupportScale(0, 2, 1, 3);

  private static double[] at(float[] corners, double item, double user, long answering) {
    BlendWeights weights = new BlendWeights(SUPPORT, corners);
    double[] into = new double[weights.parts()];
    weights.at(item, user, answering, into);
    return into;
  }

  @Test
  void weightsAreThoseOfTheCornersAndBetweenThemTheirMean() {
    float[] corners = {0.1f, 0.2f, 0.3f, 0.4f, 0.9f, 0.8f, 0.7f, 0.2f};
    assertThat(at(corners, 0, 0, 0)).containsExactly(new double[] {0.1, 0.9}, within(1e-7));
    assertThat(at(corners, 0, 1, 0)).containsExactly(new double[] {0.2, 0.8}, within(1e-7));
    assertThat(at(corners, 1, 0, 0)).containsExactly(new double[] {0.3, 0.7}, within(1e-7));
    assertThat(at(corners, 1, 1, 0)).containsExactly(new double[] {0.4, 0.2}, within(1e-7));
    assertThat(at(corners, 0.5, 0.5, 0)).containsExactly(new double[] {0.25, 0.65}, within(1e-7));
    double[] products = new double[BlendWeights.CORNERS];
    BlendWeights.corners(0.25, 0.5, products);
    assertThat(products).containsExactly(0.375, 0.375, 0.125, 0.125);
  }

  @Test
  void thePartsThatCanAnswerShareTheWeightsOfTheOthers() {
    float[] corners = new float[12];
    for (int c = 0; c < corners.length; c++) {
      corners[c] = new float[] {0.6f, 0.1f, 0.3f}[c / 4];
    }
    assertThat(at(corners, 0, 0, 0b110))
        .containsExactly(new double[] {0, 0.25, 0.75}, within(1e-6));
    assertThat(at(corners, 0, 0, 0b010)).containsExactly(new double[] {0, 1, 0}, within(1e-6));
    assertThat(at(corners, 0, 0, 0b111)).isEqualTo(at(corners, 0, 0, 0));
  }

  @Test
  void aPartOfWeightZeroOrBelowAnswersWhereNoOtherPartCan() {
    float[] corners = {0.7f, 0.7f, 0.7f, 0.7f, 0, 0, 0, 0, -0.2f, -0.2f, -0.2f, -0.2f};
    assertThat(at(corners, 0, 0, 0b110))
        .containsExactly(new double[] {0, 0.25, 0.25}, within(1e-6));
  }

  @Test
  void supportIsTheLogarithmOfTheNumberOfRatingsBetweenItsQuantiles() {
    SupportScale scale = new SupportScale(Math.log1p(1), Math.log1p(99), 0, Math.log1p(9));
    assertThat(scale.item(1)).isZero();
    assertThat(scale.item(0)).isZero();
    assertThat(scale.item(99)).isEqualTo(1);
    assertThat(scale.item(5000)).isEqualTo(1);
    assertThat(scale.item(9)).isCloseTo(Math.log(5) / Math.log(50), within(1e-12));
    assertThat(scale.user(9)).isEqualTo(1);
  }

  @Test
  void theScaleSpansTheSupportOfTheValidationRatings() {
    RatingMatrixBuilder train = new RatingMatrixBuilder();
    for (int user = 0; user < 4; user++) {
      for (int item = 0; item <= user; item++) {
        train.add(user, item, 3);
      }
    }
    RatingMatrix validation =
        new RatingMatrixBuilder().add(0, 1, 4).add(1, 4, 4).add(3, 4, 2).build(4, 5);
    assertThat(SupportScale.of(train.build(4, 5), validation))
        .isEqualTo(
            new SupportScale(0, StrictMath.log1p(3), StrictMath.log1p(1), StrictMath.log1p(4)));
  }

  @Test
  void aScaleThatNoFitGivesIsRefused() {
    assertThatThrownBy(() -> new SupportScale(2, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2.0..1.0, 0.0..1.0 are no ranges of support");
    assertThatThrownBy(() -> new SupportScale(0, 1, 0, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
