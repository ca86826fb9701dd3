package org.deepmovie.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.model.Workers;
import org.deepmovie.options.OptionsType;
import org.junit.jupiter.api.Test;

class CnnNetworkTest {

  private static final int WORDS = 14;
  private static final int OUTPUTS = 3;
  private static final int[] LENGTHS = {0, 1, 2, 3, 4, 5, 6, 11, 23};
  private static final CnnOptions OPTIONS =
      OptionsType.of(CnnOptions.class)
          .parse(Map.of("embedding", "4", "filters", "6", "hidden", "7", "dropout", "0.4"));

  @Test
  void outputsAreThoseOfTheFormula() {
    TokenBatch batch = batch(LENGTHS);
    try (CnnNetwork network = network(1)) {
      float[] y = network.forward(batch, Optional.empty());
      double[] kept = new double[OPTIONS.hidden()];
      Arrays.fill(kept, 1);
      for (int d = 0; d < batch.size(); d++) {
        double[] expected = reference(network).encode(words(batch, d), kept);
        for (int o = 0; o < OUTPUTS; o++) {
          assertEquals(expected[o], y[d * OUTPUTS + o], 1e-5);
        }
      }
    }
  }

  @Test
  void gradientsOfAllParametersAreThoseOfDifferencesInDoublePrecision() {
    TokenBatch batch = batch(LENGTHS);
    float[] slopes = new float[batch.size() * OUTPUTS];
    Random random = new Random(5);
    for (int p = 0; p < slopes.length; p++) {
      slopes[p] = (float) random.nextGaussian();
    }
    try (CnnNetwork network = network(1)) {
      network.forward(batch, Optional.of(new SplittableRandom(9)));
      network.backward(slopes.clone());
      ReferenceCnn reference = reference(network);
      List<Parameter> parameters = network.parameters();
      for (int p = 0; p < parameters.size(); p++) {
        Parameter parameter = parameters.get(p);
        double largest = 0;
        for (int i = 0; i < parameter.value.length; i++) {
          double expected = difference(reference, reference.parameters[p], i, batch, slopes);
          largest = Math.max(largest, Math.abs(expected));
          assertEquals(
              expected,
              parameter.gradient[i],
              2e-5 * (1 + Math.abs(expected)),
              parameter.name + " " + i);
        }
        assertTrue(largest > 0.05, parameter.name + " takes no part: " + largest);
      }
    }
  }

  private static double difference(
      ReferenceCnn reference, double[] values, int at, TokenBatch batch, float[] slopes) {
    double step = 1e-6;
    double value = values[at];
    values[at] = value + step;
    double above = loss(reference, batch, slopes);
    values[at] = value - step;
    double below = loss(reference, batch, slopes);
    values[at] = value;
    return (above - below) / (2 * step);
  }

  /** The sum of slopes times outputs, with the dropout of seed 9. */
  private static double loss(ReferenceCnn reference, TokenBatch batch, float[] slopes) {
    SplittableRandom random = new SplittableRandom(9);
    double drop = OPTIONS.dropout();
    double loss = 0;
    for (int d = 0; d < batch.size(); d++) {
      double[] kept = new double[OPTIONS.hidden()];
      Arrays.setAll(kept, u -> random.nextDouble() < drop ? 0 : 1 / (1 - drop));
      double[] y = reference.encode(words(batch, d), kept);
      for (int o = 0; o < OUTPUTS; o++) {
        loss += slopes[d * OUTPUTS + o] * y[o];
      }
    }
    return loss;
  }

  @Test
  void aTextsVectorHasTheSameBitsAloneAndAmongLongerTexts() {
    TokenBatch together = batch(LENGTHS);
    try (CnnNetwork network = network(1)) {
      float[] all = network.forward(together, Optional.empty());
      for (int d = 0; d < together.size(); d++) {
        int[] words = words(together, d);
        TokenBatch alone = new TokenBatch(new int[] {0}, new int[] {0, words.length}, words);
        assertArrayEquals(
            Arrays.copyOfRange(all, d * OUTPUTS, (d + 1) * OUTPUTS),
            network.forward(alone, Optional.empty()));
      }
    }
  }

  @Test
  void kernelsGiveTheSameBitsAtAnyNumberOfThreads() {
    TokenBatch batch = batch(new int[40]);
    TokenBatch longer = batch(IntStream.range(0, 50).toArray());
    try (CnnNetwork one = network(1);
        CnnNetwork three = network(3)) {
      for (TokenBatch each : List.of(batch, longer)) {
        float[] y = one.forward(each, Optional.empty());
        assertArrayEquals(y, three.forward(each, Optional.empty()));
        one.backward(y.clone());
        three.backward(y.clone());
        for (int p = 0; p < one.parameters().size(); p++) {
          assertArrayEquals(one.parameters().get(p).gradient, three.parameters().get(p).gradient);
        }
      }
    }
  }

  private static CnnNetwork network(int threads) {
    Backend.start(1);
    CnnNetwork network =
        new CnnNetwork(
            OPTIONS,
            WORDS,
            OUTPUTS,
            new RandomParameters(new SplittableRandom(3)),
            new Workers(threads));
    Random random = new Random(4);
    for (Parameter parameter : network.parameters()) {
      for (int i = 0; i < parameter.value.length; i++) {
        parameter.value[i] = (float) (0.5 * random.nextGaussian());
      }
    }
    return network;
  }

  private static ReferenceCnn reference(CnnNetwork network) {
    return new ReferenceCnn(network.parameters(), OPTIONS, OUTPUTS);
  }

  private static TokenBatch batch(int[] lengths) {
    Random random = new Random(2);
    List<String> terms = IntStream.range(1, WORDS).mapToObj(w -> "w" + w).toList();
    List<String> texts =
        IntStream.of(lengths)
            .mapToObj(
                length ->
                    random
                        .ints(length, 0, terms.size())
                        .mapToObj(terms::get)
                        .collect(Collectors.joining(" ")))
            .toList();
    TokenizedTexts tokenized =
        TokenizedTexts.of(TokenizedTexts.words(ItemTexts.of(texts)), Vocabulary.of(terms), 300);
    return tokenized.batches(IntStream.range(0, texts.size()).toArray(), texts.size()).get(0);
  }

  private static int[] words(TokenBatch batch, int document) {
    return Arrays.copyOfRange(
        batch.tokens(), batch.starts()[document], batch.starts()[document + 1]);
  }
}
