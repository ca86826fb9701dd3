package org.deepmovie.internal.text.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deepmovie.analysis.TextLanguage;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.internal.analysis.Documents;
import org.deepmovie.internal.analysis.Vocabulary;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.internal.nn.rows.SideFeatures;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link TextNetwork} must hold, checked against a {@link DoublePrecisionReference}. */
public abstract class TextNetworkContract {

  public static final int WORDS = 14;
  public static final int DIMENSIONS = 4;
  public static final int OUTPUTS = 3;
  private static final int[] LENGTHS = {0, 1, 2, 3, 4, 5, 6, 11, 23};
  private static final Optional<SplittableRandom> ENCODING = Optional.empty();

  /** A small network with {@link #OUTPUTS} outputs and dropout. */
  public abstract TextNetwork network(NetworkSetup setup);

  /** Whether the network reads more than texts. */
  public boolean readsSideFeatures() {
    return true;
  }

  /** The same as {@code network}, in double precision. */
  public abstract DoublePrecisionReference reference(TextNetwork network);

  @Test
  void outputsAreThoseOfTheFormula() {
    TokenBatch batch = texts(LENGTHS);
    try (TextNetwork network = network(1)) {
      float[] y = network.forward(batch, ENCODING);
      assertOutputs(reference(network).encode(documents(batch), ENCODING), y);
    }
  }

  @Test
  void outputsInTrainingAreThoseOfTheFormulaToo() {
    TokenBatch batch = texts(LENGTHS);
    try (TextNetwork network = network(1)) {
      DoublePrecisionReference reference = reference(network);
      float[] y = network.forward(batch, training());
      assertOutputs(reference.encode(documents(batch), training()), y);
    }
  }

  private static void assertOutputs(double[][] expected, float[] y) {
    for (int d = 0; d < expected.length; d++) {
      for (int o = 0; o < OUTPUTS; o++) {
        assertEquals(expected[d][o], y[d * OUTPUTS + o], 1e-5 * (1 + Math.abs(expected[d][o])));
      }
    }
  }

  @Tag("slow")
  @Test
  void gradientsOfAllParametersAreThoseOfDifferencesInDoublePrecision() {
    TokenBatch batch = texts(LENGTHS);
    float[] slopes = new float[batch.size() * OUTPUTS];
    Random random = new Random(5);
    for (int p = 0; p < slopes.length; p++) {
      slopes[p] = (float) random.nextGaussian();
    }
    try (TextNetwork network = network(1)) {
      DoublePrecisionReference reference = reference(network);
      network.forward(batch, training());
      network.backward(slopes.clone());
      List<Parameter> parameters = network.parameters();
      for (int p = 0; p < parameters.size(); p++) {
        Parameter parameter = parameters.get(p);
        double largest = 0;
        for (int i = 0; i < parameter.gradient().length; i++) {
          double expected = difference(reference, reference.parameters[p], i, batch, slopes);
          largest = Math.max(largest, Math.abs(expected));
          assertEquals(
              expected,
              parameter.gradient()[i],
              2e-5 * (1 + Math.abs(expected)),
              parameter.name() + " " + i);
        }
        if (parameter.isTrainable()) {
          assertThat(largest).as("largest gradient by %s", parameter.name()).isGreaterThan(0.05);
        }
      }
    }
  }

  private static double difference(
      DoublePrecisionReference reference,
      double[] values,
      int at,
      TokenBatch batch,
      float[] slopes) {
    double step = 1e-6;
    double value = values[at];
    values[at] = value + step;
    double above = loss(reference, batch, slopes);
    values[at] = value - step;
    double below = loss(reference, batch, slopes);
    values[at] = value;
    return (above - below) / (2 * step);
  }

  /** The sum of slopes times outputs. */
  private static double loss(DoublePrecisionReference reference, TokenBatch batch, float[] slopes) {
    double[][] y = reference.encode(documents(batch), training());
    double loss = 0;
    for (int d = 0; d < y.length; d++) {
      for (int o = 0; o < OUTPUTS; o++) {
        loss += slopes[d * OUTPUTS + o] * y[d][o];
      }
    }
    return loss;
  }

  @Test
  void aTextsVectorHasTheSameBitsAloneAndAmongLongerTexts() {
    TokenBatch together = texts(LENGTHS);
    try (TextNetwork network = network(1)) {
      float[] all = network.forward(together, ENCODING);
      int[][] documents = documents(together);
      for (int d = 0; d < together.size(); d++) {
        int[] words = documents[d];
        TokenBatch alone =
            new TokenBatch(new int[] {d}, new int[] {0, words.length}, words, together.side());
        assertArrayEquals(
            Arrays.copyOfRange(all, d * OUTPUTS, (d + 1) * OUTPUTS),
            network.forward(alone, ENCODING));
      }
    }
  }

  @Test
  void kernelsGiveTheSameBitsAtAnyNumberOfThreads() {
    TokenBatch batch = texts(new int[40]);
    TokenBatch longer = texts(IntStream.range(0, 50).toArray());
    try (TextNetwork one = network(1);
        TextNetwork three = network(3)) {
      for (TokenBatch each : List.of(batch, longer)) {
        float[] y = one.forward(each, training());
        assertArrayEquals(y, three.forward(each, training()));
        one.backward(y.clone());
        three.backward(y.clone());
        for (int p = 0; p < one.parameters().size(); p++) {
          assertArrayEquals(
              one.parameters().get(p).gradient(), three.parameters().get(p).gradient());
        }
      }
    }
  }

  private static Optional<SplittableRandom> training() {
    return Optional.of(new SplittableRandom(9));
  }

  private TextNetwork network(int threads) {
    Nd4jBackend.start();
    ParameterSource source = new RandomParameters(new SplittableRandom(3));
    WordEmbedding embedding = new WordEmbedding(WORDS, DIMENSIONS, source);
    boolean side = readsSideFeatures();
    TextNetwork network =
        network(
            new NetworkSetup(
                embedding,
                side ? DoublePrecisionReference.ATTRIBUTES : 0,
                side ? DoublePrecisionReference.VECTORS : 0,
                OUTPUTS,
                source,
                new Workers(threads),
                false));
    for (Parameter parameter : network.parameters()) {
      Random random = new Random(1 + parameter.name().hashCode());
      for (int i = 0; i < parameter.gradient().length; i++) {
        parameter.value()[i] = (float) (0.5 * random.nextGaussian());
      }
    }
    return network;
  }

  private TokenBatch texts(int[] lengths) {
    TokenBatch words = batch(lengths);
    if (!readsSideFeatures()) {
      return words;
    }
    int[][] documents = documents(words);
    FloatMatrix attributes = new FloatMatrix(documents.length, DoublePrecisionReference.ATTRIBUTES);
    FloatMatrix vectors = new FloatMatrix(documents.length, DoublePrecisionReference.VECTORS);
    for (int d = 0; d < documents.length; d++) {
      double[] side = DoublePrecisionReference.side(documents[d]);
      for (int c = 0; c < side.length; c++) {
        if (c < attributes.columns()) {
          attributes.set(d, c, (float) side[c]);
        } else {
          vectors.set(d, c - attributes.columns(), (float) side[c]);
        }
      }
    }
    return new TokenBatch(
        words.items(), words.starts(), words.tokens(), new SideFeatures(attributes, vectors));
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
        TokenizedTexts.of(
            Documents.of(ItemTexts.of(texts), TextLanguage.NONE), Vocabulary.of(terms), 300);
    return tokenized.batches(IntStream.range(0, texts.size()).toArray(), texts.size()).get(0);
  }

  private static int[][] documents(TokenBatch batch) {
    return IntStream.range(0, batch.size())
        .mapToObj(d -> Arrays.copyOfRange(batch.tokens(), batch.starts()[d], batch.starts()[d + 1]))
        .toArray(int[][]::new);
  }
}
