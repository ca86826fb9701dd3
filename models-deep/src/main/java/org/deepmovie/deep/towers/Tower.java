package org.deepmovie.deep.towers;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.CrashReportingUtil;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.train.Seeds;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * A network over what is known of a user or an item (Covington et al., RecSys 2016, section 3):
 *
 * <pre>
 *   h_0 = [x; e_id]      h_l = ReLU(batchnorm(W_l h_l-1)), l = 1 .. layers      y = V h_layers + b
 * </pre>
 *
 * <p>x are the {@link TowerFeatures}, e_id is the embedding of the id, that of all who have no
 * training ratings being one and the same. Adam moves the parameters, and weights decay apart from
 * it (Loshchilov and Hutter, ICLR 2019). What is lost of y is the caller's to say: {@link
 * #backward} takes dL/dy. Once trained, batch normalization uses the means and variances over all
 * who have training ratings (Ioffe and Szegedy, ICML 2015, algorithm 2), so that a row's y depends
 * on the row alone; the running means of a short fit would still be near where they started.
 */
final class Tower {

  private static final String FEATURES = "features";
  private static final String ID = "id";
  private static final String EMBEDDING = "embedding";
  private static final String OUTPUT = "output";

  /** y is small at first, beside what the models add to it. */
  private static final double OUTPUT_GAIN = 0.1;

  /** Keeps a unit in which nobody differed in training from blowing up who does later. */
  private static final double NORM_EPSILON = 1e-3;

  private static final int ROWS_AT_A_TIME = 4096;
  private static final int LARGEST_POPULATION = 16_384;

  private final TowerInput side;
  private final double idDropout;
  private final int layers;
  private final DataType type;
  private final INDArray features;
  private final int[] population;
  private final int[] populationIds;
  private final ComputationGraph graph;
  private Gradient gradient;
  private int steps;

  /**
   * A tower with random weights.
   *
   * @param outputs the length of y
   * @param type of all numbers: FLOAT, or DOUBLE to check gradients
   */
  Tower(TowerInput side, TowerOptions options, int outputs, DataType type, long seed) {
    this.side = side;
    this.idDropout = options.idDropout();
    this.type = type;
    SplittableRandom random = Seeds.random(seed, side.name() + " population");
    this.population = side.draw(LARGEST_POPULATION, random);
    this.populationIds = drawIds(population, random);
    // A single row has no variance to normalize by, and no other to be told from by more layers.
    this.layers = population.length > 1 ? options.layers() : 0;
    FloatMatrix matrix = side.features().matrix();
    this.features =
        Nd4j.create(matrix.values(), new long[] {matrix.rows(), matrix.columns()}, 'c')
            .castTo(type);
    // A report on memory that ran out would be a file in the working directory.
    CrashReportingUtil.crashDumpsEnabled(false);
    this.graph = graph(side, options, layers, outputs, type);
    start(options.idFactors(), seed);
  }

  private static ComputationGraph graph(
      TowerInput side, TowerOptions options, int layers, int outputs, DataType type) {
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
    int columns = side.features().matrix().columns();
    String last = FEATURES;
    if (side.useIds()) {
      builder
          .addInputs(ID)
          .addLayer(
              EMBEDDING,
              new EmbeddingLayer.Builder()
                  .nIn(side.size() + 1)
                  .nOut(options.idFactors())
                  .hasBias(false)
                  .activation(Activation.IDENTITY)
                  .build(),
              ID)
          .addVertex("known", new MergeVertex(), FEATURES, EMBEDDING);
      columns += options.idFactors();
      last = "known";
    }
    for (int layer = 1; layer <= layers; layer++) {
      builder
          .addLayer("dense" + layer, dense(columns, options.width(), false), last)
          .addLayer(
              "norm" + layer,
              new BatchNormalization.Builder()
                  .nIn(options.width())
                  .nOut(options.width())
                  .eps(NORM_EPSILON)
                  .useLogStd(false)
                  .build(),
              "dense" + layer)
          .addLayer("relu" + layer, new ActivationLayer(Activation.RELU), "norm" + layer);
      columns = options.width();
      last = "relu" + layer;
    }
    ComputationGraph graph =
        new ComputationGraph(
            builder
                .addLayer(OUTPUT, dense(columns, outputs, true), last)
                .setOutputs(OUTPUT)
                .build());
    graph.init();
    return graph;
  }

  private static DenseLayer dense(int inputs, int outputs, boolean bias) {
    return new DenseLayer.Builder()
        .nIn(inputs)
        .nOut(outputs)
        .hasBias(bias)
        .activation(Activation.IDENTITY)
        .build();
  }

  /**
   * Sets all weights anew: those of DL4J come from a generator that the whole process shares, and
   * embeddings are to depend on ids, not on the order of a file.
   */
  private void start(int idFactors, long seed) {
    graph
        .paramTable()
        .forEach(
            (name, parameter) -> {
              if (name.startsWith(EMBEDDING)) {
                FloatMatrix embedding = new FloatMatrix(side.size(), idFactors);
                new InitialFactors(1 / Math.sqrt(idFactors), seed)
                    .draw(embedding, side.name() + " embedding", side.ids(), 0, idFactors);
                float[] withNobody = new float[(side.size() + 1) * idFactors];
                System.arraycopy(
                    embedding.values(), 0, withNobody, idFactors, embedding.values().length);
                assign(parameter, Nd4j.createFromArray(withNobody));
              } else if (name.endsWith("_W")) {
                double gain = name.startsWith(OUTPUT) ? OUTPUT_GAIN : Math.sqrt(2);
                double deviation = gain / Math.sqrt(parameter.size(0));
                SplittableRandom random = Seeds.random(seed, side.name() + " " + name);
                double[] drawn = new double[(int) parameter.length()];
                Arrays.setAll(drawn, p -> deviation * Seeds.gaussian(random));
                assign(parameter, Nd4j.createFromArray(drawn));
              }
            });
  }

  private static void assign(INDArray parameter, INDArray values) {
    parameter.assign(values.castTo(parameter.dataType()).reshape('c', parameter.shape()));
  }

  /** The ids that a step tells the tower of {@code rows}, some being left out at random. */
  int[] drawIds(int[] rows, SplittableRandom random) {
    return side.ids(rows, idDropout, random);
  }

  /**
   * y of {@code rows} in training, rows x outputs.
   *
   * @param ids as {@link #drawIds} gave them
   */
  INDArray forward(int[] rows, int[] ids) {
    return graph.feedForward(inputs(rows, ids), true, false).get(OUTPUT);
  }

  private INDArray[] inputs(int[] rows, int[] ids) {
    INDArray known = Nd4j.pullRows(features, 1, rows);
    return side.useIds()
        ? new INDArray[] {known, Nd4j.createFromArray(ids).castTo(type).reshape(rows.length, 1)}
        : new INDArray[] {known};
  }

  /** Finds the gradient of all parameters from dL/dy of the last {@link #forward}. */
  void backward(INDArray epsilon) {
    gradient = graph.backpropGradient(epsilon);
  }

  /** Moves all parameters by the last {@link #backward}. */
  void step() {
    graph.getUpdater().update(gradient, steps, 0, 1, LayerWorkspaceMgr.noWorkspaces());
    graph.params().subi(gradient.gradient());
    steps++;
  }

  /** y of everybody as the tower stands, rows x outputs. */
  FloatMatrix outputs() {
    normalizeByPopulation();
    int[] ids = IntStream.range(0, side.size()).map(side::id).toArray();
    FloatMatrix all = null;
    for (int from = 0; from < side.size(); from += ROWS_AT_A_TIME) {
      int to = Math.min(side.size(), from + ROWS_AT_A_TIME);
      INDArray y =
          graph
              .output(
                  inputs(IntStream.range(from, to).toArray(), Arrays.copyOfRange(ids, from, to)))[
              0];
      if (all == null) {
        all = new FloatMatrix(side.size(), y.columns());
      }
      float[] values = y.dup('c').data().asFloat();
      System.arraycopy(values, 0, all.values(), all.offset(from), values.length);
    }
    return all;
  }

  private void normalizeByPopulation() {
    if (layers > 0) {
      Map<String, INDArray> h = graph.feedForward(inputs(population, populationIds), true, false);
      for (int layer = 1; layer <= layers; layer++) {
        INDArray before = h.get("dense" + layer);
        graph.getParam("norm" + layer + "_mean").assign(before.mean(0));
        graph.getParam("norm" + layer + "_var").assign(before.var(false, 0));
      }
    }
  }

  /** The values of {@code matrix}, row by row. */
  static double[] values(INDArray matrix) {
    return matrix.dup('c').data().asDouble();
  }

  /** {@code values}, row by row, as a matrix of {@code rows}. */
  static INDArray matrix(double[] values, int rows, DataType type) {
    return Nd4j.createFromArray(values).castTo(type).reshape('c', rows, values.length / rows);
  }

  /** The parameters by name, among them the running means; for tests. */
  Map<String, INDArray> parameters() {
    return graph.paramTable();
  }

  /** The gradients that {@link #backward} found, by parameter; for tests. */
  Map<String, INDArray> gradients() {
    return gradient.gradientForVariable();
  }
}
