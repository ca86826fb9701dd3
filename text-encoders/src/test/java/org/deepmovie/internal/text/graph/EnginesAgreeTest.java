package org.deepmovie.internal.text.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.internal.nn.rows.SideFeatures;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.cnn.CnnKanNetwork;
import org.deepmovie.internal.text.cnn.CnnNetwork;
import org.deepmovie.internal.text.lstm.LstmNetwork;
import org.deepmovie.internal.text.network.NetworkSetup;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.TextNetworkFactory;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.internal.text.resnet.ResNetNetwork;
import org.deepmovie.internal.text.transformer.TransformerNetwork;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.text.CnnKanOptions;
import org.deepmovie.text.CnnOptions;
import org.deepmovie.text.LstmOptions;
import org.deepmovie.text.NetworkSizes;
import org.deepmovie.text.ResNetOptions;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.text.TextEngine;
import org.deepmovie.text.TransformerOptions;
import org.deepmovie.train.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The published networks on our kernels and as graphs check each other: with the same parameters
 * they have the same outputs and the same gradients.
 */
class EnginesAgreeTest {

  private static final int WORDS = 30;
  private static final int ATTRIBUTES = 2;
  private static final int VECTORS = 4;
  private static final int OUTPUTS = 3;
  private static final List<int[]> BATCHES =
      List.of(
          new int[] {7, 1, 12, 3, 2, 5, 30},
          new int[] {0, 4, 9, 0, 6},
          new int[] {1},
          new int[] {2, 2},
          new int[] {0});

  /** A network with options, on both engines. */
  record Case<O extends Record & TextEncoderOptions>(
      String name,
      O options,
      int dimensions,
      TextNetworkFactory<O> kernels,
      PublishedGraph<O> graph) {

    static <O extends Record & TextEncoderOptions> Case<O> of(
        Class<O> type,
        int dimensions,
        TextNetworkFactory<O> kernels,
        PublishedGraph<O> graph,
        String... options) {
      Map<String, String> given =
          IntStream.range(0, options.length / 2)
              .boxed()
              .collect(Collectors.toMap(n -> options[2 * n], n -> options[2 * n + 1]));
      return new Case<>(
          type.getSimpleName() + " " + given,
          OptionsMapper.of(type).parse(given),
          dimensions,
          kernels,
          graph);
    }

    TextNetwork network(TextEngine engine) {
      ParameterSource source = new RandomParameters(new SplittableRandom(3));
      WordEmbedding embedding = new WordEmbedding(WORDS, dimensions, source);
      NetworkSetup setup =
          new NetworkSetup(embedding, ATTRIBUTES, VECTORS, OUTPUTS, source, new Workers(2), false);
      TextNetwork network = kernels.create(options, setup);
      for (Parameter parameter : network.parameters()) {
        Random random = new Random(parameter.name().hashCode());
        for (int i = 0; i < parameter.value().length; i++) {
          parameter.value()[i] =
              (float)
                  (parameter.isTrainable()
                      ? 0.5 * random.nextGaussian()
                      : 0.5 + random.nextDouble());
        }
      }
      if (engine == TextEngine.NATIVE) {
        return network;
      }
      GraphNetwork own = GraphNetworks.trained(graph, options, setup, network);
      own.start(name);
      return own;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case<?>> cases() {
    TextNetworkFactory<LstmOptions> lstm =
        (options, setup) -> new LstmNetwork(options, setup, Kernels.best());
    List<Case<?>> cases = new ArrayList<>();
    String[] cnn = {"filters", "6", "hiddenUnits", "7", "dropout", "0"};
    cases.add(Case.of(CnnOptions.class, 5, CnnNetwork::new, new CnnGraph(), cnn));
    for (String basis : List.of("spline", "chebyshev")) {
      String[] kan = with(cnn, "basis", basis, "basisFunctions", "6");
      cases.add(Case.of(CnnKanOptions.class, 5, CnnKanNetwork::new, new CnnKanGraph(), kan));
    }
    cases.add(Case.of(ResNetOptions.class, 5, ResNetNetwork::new, new ResNetGraph(), cnn));
    for (String pooling : List.of("mean", "last")) {
      String[] options = {
        "units", "4", "layers", "2", "hiddenUnits", "7", "dropout", "0", "pooling", pooling
      };
      cases.add(Case.of(LstmOptions.class, 5, lstm, new LstmGraph(), options));
    }
    for (String[] variant :
        List.of(
            new String[] {"normalization", "pre", "positionEncoding", "learned"},
            new String[] {"normalization", "post", "positionEncoding", "sinusoidal"})) {
      String[] options =
          with(
              variant,
              "modelDimension",
              "8",
              "heads",
              "2",
              "layers",
              "2",
              "feedForwardUnits",
              "9",
              "hiddenUnits",
              "7",
              "dropout",
              "0",
              "maxTokens",
              "40");
      cases.add(
          Case.of(
              TransformerOptions.class,
              5,
              TransformerNetwork::new,
              new TransformerGraph(),
              options));
      cases.add(
          Case.of(
              TransformerOptions.class,
              8,
              TransformerNetwork::new,
              new TransformerGraph(),
              options));
    }
    return cases;
  }

  private static String[] with(String[] options, String... more) {
    String[] all = Arrays.copyOf(options, options.length + more.length);
    System.arraycopy(more, 0, all, options.length, more.length);
    return all;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outputsAreEqual(Case<?> network) {
    try (TextNetwork kernels = network.network(TextEngine.NATIVE);
        TextNetwork graph = network.network(TextEngine.DL4J)) {
      for (int[] lengths : BATCHES) {
        TokenBatch batch = withSideFeatures(batch(lengths));
        assertClose(
            kernels.forward(batch, Optional.empty()), graph.forward(batch, Optional.empty()), 1e-5);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outputsAndStatisticsInTrainingAreEqual(Case<?> network) {
    try (TextNetwork kernels = network.network(TextEngine.NATIVE);
        TextNetwork graph = network.network(TextEngine.DL4J)) {
      for (int[] lengths : BATCHES) {
        TokenBatch batch = withSideFeatures(batch(lengths));
        assertClose(kernels.forward(batch, training()), graph.forward(batch, training()), 2e-5);
      }
      List<Parameter> expected = kernels.parameters();
      List<Parameter> actual = graph.parameters();
      for (int p = 0; p < expected.size(); p++) {
        assertClose(expected.get(p).value(), actual.get(p).value(), 1e-5);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAreEqual(Case<?> network) {
    for (int[] lengths : BATCHES) {
      try (TextNetwork kernels = network.network(TextEngine.NATIVE);
          TextNetwork graph = network.network(TextEngine.DL4J)) {
        TokenBatch batch = withSideFeatures(batch(lengths));
        float[] slopes = slopes(batch.size() * OUTPUTS);
        kernels.forward(batch, training());
        kernels.backward(slopes.clone());
        Map<String, float[]> actual = gradients(network, graph, batch, slopes);
        for (Parameter parameter : kernels.parameters()) {
          if (parameter.isTrainable()) {
            assertNear(
                parameter.name() + " " + Arrays.toString(lengths),
                parameter.gradient(),
                actual.get(parameter.name()));
          }
        }
      }
    }
  }

  /** The gradients of a graph in the order of the kernels' parameters. */
  private static <O extends Record & TextEncoderOptions> Map<String, float[]> gradients(
      Case<O> network, TextNetwork graph, TokenBatch batch, float[] slopes) {
    GraphNetwork own = (GraphNetwork) graph;
    own.forward(batch, training());
    own.backward(slopes.clone());
    var layout =
        network
            .graph()
            .layout(
                network.options(),
                new NetworkSizes(WORDS, network.dimensions(), 40, ATTRIBUTES, VECTORS, OUTPUTS));
    Map<String, float[]> gradients = new HashMap<>();
    var table = own.graph().gradient().gradientForVariable();
    for (Parameter parameter : own.parameters()) {
      var values = Nd4j.createFromArray(parameter.value().clone());
      for (SharedWeight weight : layout) {
        if (weight.parameter().equals(parameter.name())) {
          var gradient = table.get(weight.graphParameter());
          new SharedWeight(
                  weight.parameter(),
                  weight.kernelView(),
                  weight.graphParameter(),
                  weight.graphView(),
                  0)
              .copyFromGraph(gradient, values);
        }
      }
      gradients.put(parameter.name(), values.data().asFloat());
    }
    return gradients;
  }

  private static void assertNear(String what, float[] expected, float[] actual) {
    double squares = 0;
    double differences = 0;
    for (int i = 0; i < expected.length; i++) {
      squares += expected[i] * (double) expected[i];
      differences += Math.pow(expected[i] - (double) actual[i], 2);
    }
    assertThat(Math.sqrt(differences))
        .as(what)
        .isLessThanOrEqualTo(1e-4 * Math.sqrt(squares) + 1e-6);
  }

  private static void assertClose(float[] expected, float[] actual, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .isCloseTo(expected[i], Offset.offset(tolerance * (1 + Math.abs(expected[i]))));
    }
  }

  private static Optional<SplittableRandom> training() {
    return Optional.of(new SplittableRandom(9));
  }

  private static float[] slopes(int length) {
    Random random = new Random(5);
    float[] slopes = new float[length];
    for (int i = 0; i < length; i++) {
      slopes[i] = (float) random.nextGaussian();
    }
    return slopes;
  }

  private static TokenBatch withSideFeatures(TokenBatch texts) {
    Random random = new Random(6);
    FloatMatrix attributes = new FloatMatrix(texts.size(), ATTRIBUTES);
    FloatMatrix vectors = new FloatMatrix(texts.size(), VECTORS);
    for (float[] values : List.of(attributes.values(), vectors.values())) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
    }
    return new TokenBatch(
        texts.items(), texts.starts(), texts.tokens(), new SideFeatures(attributes, vectors));
  }

  static TokenBatch batch(int... lengths) {
    Random random = new Random(2);
    int[] starts = new int[lengths.length + 1];
    for (int d = 0; d < lengths.length; d++) {
      starts[d + 1] = starts[d] + lengths[d];
    }
    int[] tokens = random.ints(starts[lengths.length], 1, WORDS).toArray();
    return new TokenBatch(IntStream.range(0, lengths.length).toArray(), starts, tokens);
  }
}
