package org.deepmovie.internal.deep.tower;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.deep.tower.TowerOptions;
import org.deepmovie.internal.nn.feature.DenseFeatures;
import org.deepmovie.train.Seeds;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network over what is known of a user or an item (Covington et al., RecSys 2016, section 3):
 *
 * <pre>
 *   h_0 = [x; e_id]      h_l = ReLU(batchnorm(W_l h_l-1)), l = 1 .. layers      y = V h_layers + b
 * </pre>
 *
 * <p>x are the {@link DenseFeatures}, e_id is the embedding of the id; all rows without training
 * ratings share one. Adam moves the parameters, with decoupled weight decay (Loshchilov and Hutter,
 * ICLR 2019). The caller supplies the gradient of the loss by y.
 *
 * <p>After training, batch normalization uses the means and variances over the rows with training
 * ratings (Ioffe and Szegedy, ICML 2015, algorithm 2), so that a row's y depends on the row alone.
 * The running means of a short fit would still be near their initial values.
 */
public final class Tower {

  private static final int ROWS_PER_OUTPUT = 4096;
  private static final int LARGEST_POPULATION = 16_384;

  private final TowerInput input;
  private final double idDropout;
  private final int hiddenLayers;
  private final int outputs;
  private final DataType type;
  private final INDArray features;
  private final int[] population;
  private final int[] populationIds;
  private final ComputationGraph graph;
  private @Nullable Gradient gradient;
  private int steps;

  /**
   * A tower with random weights.
   *
   * @param outputs the length of y
   * @param type of all numbers: FLOAT, or DOUBLE to check gradients
   */
  public Tower(TowerInput input, TowerOptions options, int outputs, DataType type, long seed) {
    this.input = input;
    this.idDropout = options.idDropout();
    this.outputs = outputs;
    this.type = type;
    SplittableRandom random = Seeds.random(seed, input.name() + " population");
    this.population = input.draw(LARGEST_POPULATION, random);
    this.populationIds = drawIds(population, random);
    // Batch normalization needs the variance of two rows or more.
    this.hiddenLayers = population.length > 1 ? options.hiddenLayers() : 0;
    FloatMatrix matrix = input.features().matrix();
    this.features =
        Nd4j.create(matrix.values(), new long[] {matrix.rows(), matrix.columns()}, 'c')
            .castTo(type);
    this.graph = new TowerGraph(input, options, hiddenLayers, outputs, type).build(seed);
  }

  /** The ids of {@code rows} that a training step reads, some being dropped at random. */
  public int[] drawIds(int[] rows, SplittableRandom random) {
    return input.ids(rows, idDropout, random);
  }

  /**
   * y of {@code rows} in training, rows x outputs.
   *
   * @param ids as {@link #drawIds} gave them
   */
  public INDArray forward(int[] rows, int[] ids) {
    return output(graph.feedForward(inputs(rows, ids), true, false), TowerGraph.OUTPUT);
  }

  /** The output of a layer among those of all layers. */
  private static INDArray output(Map<String, INDArray> outputs, String layer) {
    return Objects.requireNonNull(outputs.get(layer), layer);
  }

  private INDArray[] inputs(int[] rows, int[] ids) {
    INDArray known = Nd4j.pullRows(features, 1, rows);
    return input.useIds()
        ? new INDArray[] {known, Nd4j.createFromArray(ids).castTo(type).reshape(rows.length, 1)}
        : new INDArray[] {known};
  }

  /** Finds the gradient of all parameters from dL/dy of the last {@link #forward}. */
  public void backward(INDArray dy) {
    gradient = graph.backpropGradient(dy);
  }

  /** Moves all parameters by the last {@link #backward}. */
  public void step() {
    graph.getUpdater().update(found(), steps, 0, 1, LayerWorkspaceMgr.noWorkspaces());
    graph.params().subi(found().gradient());
    steps++;
  }

  /** y of all rows with the present parameters, rows x outputs. */
  public FloatMatrix outputs() {
    normalizeByPopulation();
    int[] ids = IntStream.range(0, input.size()).map(input::id).toArray();
    FloatMatrix all = new FloatMatrix(input.size(), outputs);
    for (int from = 0; from < input.size(); from += ROWS_PER_OUTPUT) {
      int to = Math.min(input.size(), from + ROWS_PER_OUTPUT);
      int[] rows = IntStream.range(from, to).toArray();
      INDArray y = graph.output(inputs(rows, Arrays.copyOfRange(ids, from, to)))[0];
      float[] values = y.dup('c').data().asFloat();
      System.arraycopy(values, 0, all.values(), all.offset(from), values.length);
    }
    return all;
  }

  private void normalizeByPopulation() {
    if (hiddenLayers > 0) {
      Map<String, INDArray> h = graph.feedForward(inputs(population, populationIds), true, false);
      for (int layer = 1; layer <= hiddenLayers; layer++) {
        INDArray before = output(h, TowerGraph.dense(layer));
        graph.getParam(TowerGraph.norm(layer) + "_mean").assign(before.mean(0));
        graph.getParam(TowerGraph.norm(layer) + "_var").assign(before.var(false, 0));
      }
    }
  }

  /** The parameters by name, among them the running means; for tests. */
  public Map<String, INDArray> parameters() {
    return graph.paramTable();
  }

  /** The gradients that {@link #backward} found, by parameter; for tests. */
  public Map<String, INDArray> gradients() {
    return found().gradientForVariable();
  }

  private Gradient found() {
    return Objects.requireNonNull(gradient, "no backward pass yet");
  }
}
