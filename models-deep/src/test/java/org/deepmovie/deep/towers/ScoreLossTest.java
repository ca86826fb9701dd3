package org.deepmovie.deep.towers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreLossTest {

  private static final byte[] OPINIONS = {
    ScoreLoss.LIKED, ScoreLoss.UNRATED, ScoreLoss.DISLIKED, ScoreLoss.LIKED
  };

  @Test
  void crossEntropyIsTheSumOfWeightedLogarithmsOfProbabilities() {
    double[] scores = {Math.log(3), 0, Math.log(1.0 / 3), Math.log(3)};
    // Probabilities 3/4, 1/2, 1/4, 3/4; the second counts a tenth.
    double expected = -3 * Math.log(0.75) - 0.1 * Math.log(0.5);
    assertEquals(expected, ScoreLoss.BCE.of(scores, OPINIONS, 0, 4, 0.1), 1e-12);
    assertArrayEquals(new double[] {-0.25, 0.05, 0.25, -0.25}, scores, 1e-12);
  }

  @Test
  void softmaxIsTheSumOfLogarithmsOfTheLikedItemsShares() {
    double[] scores = {Math.log(2), 0, Math.log(4), 0};
    // Shares 2/8, 1/8, 4/8, 1/8.
    assertEquals(
        -Math.log(0.25) - Math.log(0.125), ScoreLoss.SOFTMAX.of(scores, OPINIONS, 0, 4, 1), 1e-12);
    assertArrayEquals(new double[] {-0.5, 0.25, 1, -0.75}, scores, 1e-12);
  }

  @ParameterizedTest
  @EnumSource(ScoreLoss.class)
  void theGradientIsThatOfDifferences(ScoreLoss loss) {
    double[] scores = {0.3, -1.2, 2.1, 0.7};
    double[] gradient = scores.clone();
    loss.of(gradient, OPINIONS, 0, 4, 0.3);
    for (int n = 0; n < 4; n++) {
      double[] above = scores.clone();
      double[] below = scores.clone();
      above[n] += 1e-5;
      below[n] -= 1e-5;
      double difference = loss.of(above, OPINIONS, 0, 4, 0.3) - loss.of(below, OPINIONS, 0, 4, 0.3);
      assertEquals(difference / 2e-5, gradient[n], 1e-8);
    }
  }

  @ParameterizedTest
  @EnumSource(ScoreLoss.class)
  void hugeScoresGiveFiniteLosses(ScoreLoss loss) {
    double[] scores = {-1000, 1000, 900, 1000};
    assertTrue(Double.isFinite(loss.of(scores, OPINIONS, 0, 4, 1)));
    assertTrue(DoubleStream.of(scores).allMatch(Double::isFinite));
  }

  @ParameterizedTest
  @EnumSource(ScoreLoss.class)
  void onlyTheGivenRangeCounts(ScoreLoss loss) {
    double[] alone = {0.5, -0.5};
    byte[] opinions = {ScoreLoss.LIKED, ScoreLoss.UNRATED};
    double[] within = {9, 0.5, -0.5, 9};
    byte[] around = {ScoreLoss.LIKED, ScoreLoss.LIKED, ScoreLoss.UNRATED, ScoreLoss.LIKED};
    assertEquals(loss.of(alone, opinions, 0, 2, 1), loss.of(within, around, 1, 2, 1));
    assertArrayEquals(new double[] {9, alone[0], alone[1], 9}, within);
  }
}
