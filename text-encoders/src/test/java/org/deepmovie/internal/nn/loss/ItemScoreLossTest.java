package org.deepmovie.internal.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ItemScoreLossTest {

  private static final byte[] OPINIONS = {
    ItemScoreLoss.LIKED, ItemScoreLoss.UNRATED, ItemScoreLoss.DISLIKED, ItemScoreLoss.LIKED
  };

  static Stream<ItemScoreLoss> losses() {
    return Stream.of(
        new BinaryCrossEntropy(1), new BinaryCrossEntropy(0.3), new SoftmaxCrossEntropy());
  }

  @Test
  void crossEntropyIsTheSumOfWeightedLogarithmsOfProbabilities() {
    double[] scores = {Math.log(3), 0, Math.log(1.0 / 3), Math.log(3)};
    // Probabilities 3/4, 1/2, 1/4, 3/4; the second counts a tenth.
    double expected = -3 * Math.log(0.75) - 0.1 * Math.log(0.5);
    assertThat(new BinaryCrossEntropy(0.1).backward(scores, OPINIONS, 0, 4))
        .isEqualTo(expected, within(1e-12));
    assertThat(scores).containsExactly(new double[] {-0.25, 0.05, 0.25, -0.25}, within(1e-12));
  }

  @Test
  void softmaxIsTheSumOfLogarithmsOfTheLikedItemsShares() {
    double[] scores = {Math.log(2), 0, Math.log(4), 0};
    // Shares 2/8, 1/8, 4/8, 1/8.
    assertThat(new SoftmaxCrossEntropy().backward(scores, OPINIONS, 0, 4))
        .isEqualTo(-Math.log(0.25) - Math.log(0.125), within(1e-12));
    assertThat(scores).containsExactly(new double[] {-0.5, 0.25, 1, -0.75}, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theGradientIsTheLimitOfDifferences(ItemScoreLoss loss) {
    double[] scores = {0.3, -1.2, 2.1, 0.7};
    double[] gradient = scores.clone();
    loss.backward(gradient, OPINIONS, 0, 4);
    double[] differences =
        NumericGradient.of(scores, s -> loss.backward(s.clone(), OPINIONS, 0, 4));
    assertThat(gradient).containsExactly(differences, within(1e-8));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void hugeScoresGiveFiniteLossesAndGradients(ItemScoreLoss loss) {
    double[] scores = {-1000, 1000, 900, 1000};
    assertThat(loss.backward(scores, OPINIONS, 0, 4)).isFinite();
    assertThat(scores).doesNotContain(Double.NaN);
    assertThat(scores)
        .doesNotContain(Double.POSITIVE_INFINITY)
        .doesNotContain(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void onlyTheGivenRangeCounts(ItemScoreLoss loss) {
    double[] alone = {0.5, -0.5};
    byte[] opinions = {ItemScoreLoss.LIKED, ItemScoreLoss.UNRATED};
    double[] within = {9, 0.5, -0.5, 9};
    byte[] around = {
      ItemScoreLoss.LIKED, ItemScoreLoss.LIKED, ItemScoreLoss.UNRATED, ItemScoreLoss.LIKED
    };
    assertThat(loss.backward(within, around, 1, 2)).isEqualTo(loss.backward(alone, opinions, 0, 2));
    assertThat(within).containsExactly(9, alone[0], alone[1], 9);
  }
}
