package org.deepmovie.internal.deep.tower;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.CrashReportingUtil;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.deep.tower.TowerOptions;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.nn.blas.NdMatrices;
import org.deepmovie.train.Seeds;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Builds the Deeplearning4j graph of a {@link Tower}, with its initial weights. */
final class TowerGraph {

  /** Names of the inputs, in their order, and of the output. */
  static final String FEATURES = "features";

  static final String ID = "id";
  static final String OUTPUT = "output";

  private static final String EMBEDDING = "embedding";

  /** Outputs are small at first, compared with what the models add to them. */
  private static final double OUTPUT_GAIN = 0.1;

  /** Bounds the scale of a unit that hardly varied in training, for rows in which it does. */
  private static final double NORM_EPSILON = 1e-3;

  private final TowerInput input;
  private final TowerOptions options;
  private final int hiddenLayers;
  private final int outputs;
  private final DataType type;

  /**
   * A graph to build.
   *
   * @param hiddenLayers the number of hidden layers
   * @param outputs the length of the output
   */
  TowerGraph(TowerInput input, TowerOptions options, int hiddenLayers, int outputs, DataType type) {
    this.input = input;
    this.options = options;
    this.hiddenLayers = hiddenLayers;
    this.outputs = outputs;
    this.type = type;
  }

  /** The name of the dense layer of hidden layer {@code layer}, from 1. */
  static String dense(int layer) {
    return "dense" + layer;
  }

  /** The name of the batch normalization of hidden layer {@code layer}, from 1. */
  static String norm(int layer) {
    return "norm" + layer;
  }

  ComputationGraph build(long seed) {
    // A report on memory that ran out would be a file in the working directory.
    CrashReportingUtil.crashDumpsEnabled(false);
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .updater(new Adam(options.learningRate()))
            .weightDecay(options.weightDecay())
            .miniBatch(false)
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .graphBuilder()
            .addInputs(FEATURES);
    int columns = input.features().matrix().columns();
    String last = FEATURES;
    if (input.useIds()) {
      last = addIdEmbedding(builder);
      columns += options.idEmbeddingDimension();
    }
    for (int layer = 1; layer <= hiddenLayers; layer++) {
      last = addHiddenLayer(builder, layer, columns, last);
      columns = options.hiddenUnits();
    }
    builder.addLayer(OUTPUT, affine(columns, outputs, true), last).setOutputs(OUTPUT);
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    drawWeights(graph, seed);
    return graph;
  }

  private String addIdEmbedding(GraphBuilder builder) {
    builder
        .addInputs(ID)
        .addLayer(
            EMBEDDING,
            new EmbeddingLayer.Builder()
                .nIn(input.size() + 1)
                .nOut(options.idEmbeddingDimension())
                .hasBias(false)
                .activation(Activation.IDENTITY)
                .build(),
            ID)
        .addVertex("known", new MergeVertex(), FEATURES, EMBEDDING);
    return "known";
  }

  private String addHiddenLayer(GraphBuilder builder, int layer, int columns, String last) {
    builder
        .addLayer(dense(layer), affine(columns, options.hiddenUnits(), false), last)
        .addLayer(
            norm(layer),
            new BatchNormalization.Builder()
                .nIn(options.hiddenUnits())
                .nOut(options.hiddenUnits())
                .eps(NORM_EPSILON)
                .useLogStd(false)
                .build(),
            dense(layer))
        .addLayer("relu" + layer, new ActivationLayer(Activation.RELU), norm(layer));
    return "relu" + layer;
  }

  private static DenseLayer affine(int inputs, int outputs, boolean bias) {
    return new DenseLayer.Builder()
        .nIn(inputs)
        .nOut(outputs)
        .hasBias(bias)
        .activation(Activation.IDENTITY)
        .build();
  }

  /**
   * Draws all weights anew: those of Deeplearning4j come from a generator that the whole process
   * shares, and embeddings are to depend on ids, not on the order of a file.
   */
  private void drawWeights(ComputationGraph graph, long seed) {
    graph
        .paramTable()
        .forEach(
            (name, parameter) -> {
              if (name.startsWith(EMBEDDING)) {
                drawEmbeddings(parameter, seed);
              } else if (name.endsWith("_W")) {
                double gain = name.startsWith(OUTPUT) ? OUTPUT_GAIN : Math.sqrt(2);
                double deviation = gain / Math.sqrt(parameter.size(0));
                SplittableRandom random = Seeds.random(seed, input.name() + " " + name);
                double[] drawn = new double[(int) parameter.length()];
                Arrays.setAll(drawn, p -> deviation * Seeds.gaussian(random));
                NdMatrices.assign(parameter, Nd4j.createFromArray(drawn));
              }
            });
  }

  /** The first embedding, of those without an id, is 0. */
  private void drawEmbeddings(INDArray parameter, long seed) {
    int dimension = options.idEmbeddingDimension();
    FloatMatrix embeddings = new FloatMatrix(input.size(), dimension);
    new InitialFactors(1 / Math.sqrt(dimension), seed)
        .draw(embeddings, input.name() + " embedding", input.ids(), 0, dimension);
    float[] withNoId = new float[(input.size() + 1) * dimension];
    System.arraycopy(embeddings.values(), 0, withNoId, dimension, embeddings.values().length);
    NdMatrices.assign(parameter, Nd4j.createFromArray(withNoId));
  }
}
