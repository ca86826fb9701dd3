package org.deepmovie.text.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.testkit.EncoderContract;
import org.deepmovie.text.EncoderOptions;
import org.deepmovie.text.EncoderTrainingOptions;
import org.deepmovie.text.NetworkSizes;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.text.WordOptions;
import org.deepmovie.text.graph.layer.MaskedPoolingLayer;
import org.deepmovie.text.graph.layer.TextPooling;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

/** Graphs over attributes, given vectors and texts: inputs by name. */
class FeatureGraphContractTest {

  private static DenseLayer dense(int inputs, int outputs) {
    return new DenseLayer.Builder()
        .nIn(inputs)
        .nOut(outputs)
        .activation(Activation.IDENTITY)
        .build();
  }

  /** Reads attributes alone. */
  public static final class AttributeProvider
      extends GraphEncoderProvider<AttributeProvider.Options> {

    public record Options(EncoderTrainingOptions training) implements EncoderOptions {}

    public AttributeProvider() {
      super("test-attributes", "a dense layer over attributes", Options.class);
    }

    @Override
    protected ComputationGraphConfiguration graph(
        NeuralNetConfiguration.Builder builder, Options options, NetworkSizes sizes) {
      return builder
          .graphBuilder()
          .addInputs("attributes")
          .addLayer("output", dense(sizes.attributes(), sizes.outputs()), "attributes")
          .setOutputs("output")
          .build();
    }
  }

  /** Reads texts and attributes. */
  public static final class BothProvider extends GraphEncoderProvider<BothProvider.Options> {

    public record Options(WordOptions words, EncoderTrainingOptions training)
        implements TextEncoderOptions {}

    public BothProvider() {
      super("test-both", "the mean of word vectors and attributes", Options.class);
    }

    @Override
    protected ComputationGraphConfiguration graph(
        NeuralNetConfiguration.Builder builder, Options options, NetworkSizes sizes) {
      int n = sizes.wordDimension();
      return builder
          .graphBuilder()
          .addInputs("attributes", "words")
          .addLayer(
              "vectors",
              new EmbeddingSequenceLayer.Builder().nIn(sizes.words()).nOut(n).build(),
              "words")
          .addLayer("mean", new MaskedPoolingLayer.Builder(TextPooling.MEAN).build(), "vectors")
          .addVertex("all", new MergeVertex(), "mean", "attributes")
          .addLayer("output", dense(n + sizes.attributes(), sizes.outputs()), "all")
          .setOutputs("output")
          .build();
    }
  }

  /** Reads given vectors alone. */
  public static final class VectorProvider extends GraphEncoderProvider<AttributeProvider.Options> {

    public VectorProvider() {
      super("test-vectors", "a dense layer over given vectors", AttributeProvider.Options.class);
    }

    @Override
    protected ComputationGraphConfiguration graph(
        NeuralNetConfiguration.Builder builder,
        AttributeProvider.Options options,
        NetworkSizes sizes) {
      return builder
          .graphBuilder()
          .addInputs("vectors")
          .addLayer("output", dense(sizes.vectors(), sizes.outputs()), "vectors")
          .setOutputs("output")
          .build();
    }
  }

  @Nested
  class Attributes extends EncoderContract {

    @Override
    protected EncoderProvider<?> provider() {
      return new AttributeProvider();
    }

    @Override
    protected Set<ItemInput> reads() {
      return Set.of(ItemInput.ATTRIBUTES);
    }

    @Override
    protected Map<String, String> fastOptions() {
      return Map.of(
          "learningRate", "0.1", "weightDecay", "0", "batchSize", "120", "encoderEpochs", "120");
    }
  }

  @Nested
  class TextAndAttributes extends EncoderContract {

    @Override
    protected EncoderProvider<?> provider() {
      return new BothProvider();
    }

    @Override
    protected Set<ItemInput> reads() {
      return Set.of(ItemInput.TEXT, ItemInput.ATTRIBUTES);
    }

    @Override
    protected Map<String, String> fastOptions() {
      return Map.of(
          "wordDimension", "8",
          "learningRate", "0.1",
          "weightDecay", "0",
          "batchSize", "120",
          "encoderEpochs", "80");
    }
  }

  @Nested
  class Vectors extends EncoderContract {

    @Override
    protected EncoderProvider<?> provider() {
      return new VectorProvider();
    }

    @Override
    protected Set<ItemInput> reads() {
      return Set.of(ItemInput.VECTORS);
    }

    @Override
    protected Map<String, String> fastOptions() {
      return Map.of(
          "learningRate", "0.1", "weightDecay", "0", "batchSize", "120", "encoderEpochs", "120");
    }
  }

  private static final int ITEMS = 40;

  private static Dataset withVectors(String name, int dimension) {
    FloatMatrix values = new FloatMatrix(ITEMS, dimension);
    for (int n = 0; n < values.values().length; n++) {
      values.values()[n] = (float) Math.cos(n);
    }
    BitSet known = new BitSet();
    known.set(1, ITEMS);
    List<String> ids = IntStream.range(0, ITEMS).mapToObj(j -> "i" + j).toList();
    return Dataset.builder(
            "vectors", IdMap.of(List.of("u")), IdMap.of(ids), RatingMatrix.empty(1, ITEMS))
        .scale(RatingScale.FIVE_STARS)
        .itemVectors(List.of(new GivenVectors(name, values, known)))
        .build();
  }

  private static final AttributeProvider.Options OPTIONS =
      OptionsMapper.of(AttributeProvider.Options.class)
          .parse(Map.of("learningRate", "0.05", "weightDecay", "0", "encoderEpochs", "300"));

  @Test
  void aLinearGraphLearnsALinearFunctionOfGivenVectors() throws IOException {
    Dataset data = withVectors("plots", 3);
    GivenVectors given = data.itemVectors().get(0);
    FloatMatrix targets = new FloatMatrix(ITEMS, 1);
    float[] weights = new float[ITEMS];
    Arrays.fill(weights, 1);
    weights[0] = 0;
    for (int j = 0; j < ITEMS; j++) {
      targets.set(j, 0, 2 * given.get(j, 0) - given.get(j, 2) + 1);
    }
    try (ItemEncoder encoder =
        new VectorProvider().create(OPTIONS, new EncoderContext(data, 1, 1, 1))) {
      encoder.train(targets, weights);
      FloatMatrix encoded = encoder.encode(data);
      double mean = 0;
      for (int j = 1; j < ITEMS; j++) {
        assertThat((double) encoded.get(j, 0)).isCloseTo(targets.get(j, 0), within(0.01));
        mean += targets.get(j, 0) / (ITEMS - 1.0);
      }
      assertThat((double) encoded.get(0, 0)).as("unknown vector").isCloseTo(mean, within(0.01));
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      encoder.save(file);
      try (ItemEncoder loaded =
          new VectorProvider().load(OPTIONS, new ByteArrayInputStream(file.toByteArray()))) {
        assertThat(loaded.encode(data).values()).containsExactly(encoded.values());
        assertThat(loaded.encode(withVectors("others", 3)).get(5, 0))
            .as("vectors of another name are not those of the fit")
            .isEqualTo(encoded.get(0, 0));
        assertThatThrownBy(() -> loaded.encode(withVectors("plots", 4)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("the vectors plots have length 4; the model was fitted with length 3");
      }
    }
  }
}
