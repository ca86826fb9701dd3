package org.deepmovie.deep.textcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.deep.textcnn.ItemBlocks;
import org.deepmovie.internal.deep.textcnn.RatingBlock;
import org.deepmovie.internal.deep.textcnn.RatingModel;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.train.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole network against {@link ReferenceNetwork}. */
class RatingNetworkTest {

  private static final Dataset DATA = SmallData.data();

  static Stream<Arguments> forms() {
    return Stream.of("product", "layer", "sum")
        .flatMap(
            combination ->
                Stream.of("tanh", "sigmoid", "relu", "identity")
                    .map(activation -> Arguments.of(combination, activation)));
  }

  private static TextCnnRatingOptions options(String combination, String activation) {
    return OptionsMapper.of(TextCnnRatingOptions.class)
        .parse(
            Map.of(
                "combination", combination,
                "activation", activation,
                "factors", "3",
                "hiddenUnits", "4",
                "idDropout", "0.4",
                "filters", "3",
                "wordDimension", "4",
                "dropout", "0.3",
                "textDropout", "0.3"));
  }

  private static void withNetwork(
      TextCnnRatingOptions options, BiConsumer<RatingNetwork, ReferenceNetwork> test) {
    try (Workers workers = new Workers(2);
        RatingNetwork network =
            new RatingNetwork(
                options, DATA, new RandomParameters(new SplittableRandom(3)), workers)) {
      Random random = new Random(4);
      for (Parameter parameter : network.parameters()) {
        for (int p = 0; p < parameter.value().length; p++) {
          parameter.value()[p] = (float) (0.6 * random.nextGaussian());
        }
      }
      test.accept(network, new ReferenceNetwork(options, DATA, network.parameters()));
    }
  }

  /** All ratings. */
  private static RatingBlock block() {
    ItemBlocks blocks = new ItemBlocks(DATA, 3, 1);
    return blocks.block(blocks.items(new SplittableRandom(1)).get(0), 0);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theGradientsOfAllParametersAreTheLimitsOfDifferences(String combination, String activation) {
    RatingBlock block = block();
    double scale = 2;
    withNetwork(
        options(combination, activation),
        (network, reference) -> {
          double squares = network.backward(block, scale, new SplittableRandom(11));
          double expectedSquares = reference.squares(block, new SplittableRandom(11));
          assertThat(squares).isEqualTo(expectedSquares, within(1e-5 * (1 + expectedSquares)));
          for (Parameter parameter : network.parameters()) {
            double[] values = reference.parameters.get(parameter.name());
            double largest = 0;
            for (int p = 0; p < values.length; p++) {
              double expected = scale * difference(reference, values, p, block);
              largest = Math.max(largest, Math.abs(expected));
              assertThat((double) parameter.gradient()[p])
                  .as(parameter.name() + " " + p)
                  .isEqualTo(expected, within(5e-5 * (1 + Math.abs(expected))));
            }
            assertThat(largest)
                .as(parameter.name() + " takes no part: " + largest)
                .isGreaterThan(1e-3);
          }
        });
  }

  private static double difference(
      ReferenceNetwork reference, double[] values, int at, RatingBlock block) {
    double step = 1e-6;
    double value = values[at];
    values[at] = value + step;
    double above = reference.squares(block, new SplittableRandom(11));
    values[at] = value - step;
    double below = reference.squares(block, new SplittableRandom(11));
    values[at] = value;
    return (above - below) / (2 * step);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theModelPredictsWhatTheNetworkPredictsWhereSomethingIsKnown(
      String combination, String activation) {
    withNetwork(
        options(combination, activation),
        (network, reference) -> {
          RatingModel model = network.model(DATA);
          for (int user = 0; user < SmallData.STRANGER; user++) {
            for (int item = 0; item < SmallData.BLANK; item++) {
              double expected = reference.rating(user, item);
              assertThat(model.predict(user, item))
                  .isEqualTo(expected, within(1e-4 * (1 + Math.abs(expected))));
            }
          }
        });
  }
}
