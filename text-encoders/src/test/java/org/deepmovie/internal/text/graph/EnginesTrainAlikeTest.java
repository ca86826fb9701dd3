package org.deepmovie.internal.text.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.internal.text.network.TextEncoderProvider;
import org.deepmovie.internal.text.network.TextEncoderProviders;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.text.CnnKanOptions;
import org.deepmovie.text.CnnOptions;
import org.deepmovie.text.LstmOptions;
import org.deepmovie.text.ResNetOptions;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.text.TransformerOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Both engines start from the same weights, take the same batches and have the same optimizer, so
 * without dropout they go through the same losses.
 */
@Tag("slow")
class EnginesTrainAlikeTest {

  private static final int OUTPUTS = 8;
  private static final Dataset DATA = Sample.generate(1).dataset();

  static Stream<Class<? extends TextEncoderOptions>> networks() {
    return Stream.of(
        CnnOptions.class,
        CnnKanOptions.class,
        ResNetOptions.class,
        LstmOptions.class,
        TransformerOptions.class);
  }

  @ParameterizedTest
  @MethodSource("networks")
  <O extends Record & TextEncoderOptions> void lossesAndVectorsAreClose(Class<O> type)
      throws IOException {
    try (ItemEncoder kernels = encoder(type, "native", "0");
        ItemEncoder graph = encoder(type, "dl4j", "0")) {
      for (int turn = 0; turn < 3; turn++) {
        double expected = train(kernels);
        assertThat(train(graph)).isCloseTo(expected, Offset.offset(0.01 * expected));
      }
      float[] expected = kernels.encode(DATA).values();
      float[] actual = graph.encode(DATA).values();
      assertThat(rootMeanSquare(difference(expected, actual)))
          .isLessThan(0.05 * rootMeanSquare(expected));
      try (ItemEncoder loaded = load(type, graph)) {
        assertThat(rootMeanSquare(difference(actual, loaded.encode(DATA).values())))
            .isLessThan(1e-6);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  <O extends Record & TextEncoderOptions> void lossesWithDropoutAreSimilar(Class<O> type) {
    try (ItemEncoder kernels = encoder(type, "native", "0.2");
        ItemEncoder graph = encoder(type, "dl4j", "0.2")) {
      for (int turn = 0; turn < 3; turn++) {
        double expected = train(kernels);
        assertThat(train(graph)).isCloseTo(expected, Offset.offset(0.05 * expected));
      }
    }
  }

  private static <O extends Record & TextEncoderOptions> O options(
      Class<O> type, String engine, String dropout) {
    Map<String, String> options = new HashMap<>();
    options.put("engine", engine);
    options.put("dropout", dropout);
    options.put("hiddenUnits", "24");
    options.put("encoderEpochs", "1");
    if (type == TransformerOptions.class) {
      options.put("modelDimension", "16");
      options.put("feedForwardUnits", "24");
      options.put("layers", "1");
    } else if (type == LstmOptions.class) {
      options.put("units", "8");
    } else {
      options.put("filters", "12");
    }
    return OptionsMapper.of(type).parse(options);
  }

  private static <O extends Record & TextEncoderOptions> ItemEncoder encoder(
      Class<O> type, String engine, String dropout) {
    TextEncoderProvider<O> provider = TextEncoderProviders.of(type);
    return provider.create(options(type, engine, dropout), new EncoderContext(DATA, OUTPUTS, 1, 1));
  }

  private static <O extends Record & TextEncoderOptions> ItemEncoder load(
      Class<O> type, ItemEncoder encoder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    encoder.save(bytes);
    return TextEncoderProviders.of(type)
        .load(options(type, "dl4j", "0"), new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static double train(ItemEncoder encoder) {
    FloatMatrix targets = new FloatMatrix(DATA.items().size(), OUTPUTS);
    for (int n = 0; n < targets.values().length; n++) {
      targets.values()[n] = (float) Math.sin(n);
    }
    float[] weights = new float[DATA.items().size()];
    Arrays.fill(weights, 1);
    return encoder.train(targets, weights);
  }

  private static float[] difference(float[] a, float[] b) {
    float[] difference = new float[a.length];
    for (int n = 0; n < a.length; n++) {
      difference[n] = a[n] - b[n];
    }
    return difference;
  }

  private static double rootMeanSquare(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += value * (double) value;
    }
    return Math.sqrt(squares / values.length);
  }
}
