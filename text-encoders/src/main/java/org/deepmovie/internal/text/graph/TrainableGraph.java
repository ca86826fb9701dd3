package org.deepmovie.internal.text.graph;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deepmovie.internal.nn.blas.NdMatrices;
import org.deepmovie.text.graph.layer.MaskedBatchNormLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A graph that is trained by a loss outside it. (Deeplearning4j's public way, {@code feedForward}
 * and {@code backpropGradient}, frees dropout's masks between the two calls and fails.)
 *
 * <p>Between {@link #forward} and {@link #backward} a workspace of the thread is open, so a graph
 * needs a {@link GraphThread}.
 */
@SuppressWarnings("serial") // Graphs are never written by Java serialization here.
final class TrainableGraph extends ComputationGraph {

  private transient @Nullable MemoryWorkspace activations;
  private transient @Nullable INDArray sum;
  private int gradients;
  private int steps;
  private int epoch;

  TrainableGraph(ComputationGraphConfiguration configuration) {
    super(configuration);
  }

  /** Whether the outputs of a batch in training depend on each other. */
  boolean mixesTexts() {
    return Stream.of(getLayers())
        .anyMatch(layer -> layer.conf().getLayer() instanceof MaskedBatchNormLayer);
  }

  /**
   * The output in training. What {@link #backward} needs stays in a workspace until then.
   *
   * @param seed of dropout
   */
  float[] forward(GraphInputs inputs, long seed) {
    abandonPass();
    Nd4j.getRandom().setSeed(seed);
    activations =
        LayerWorkspaceMgr.builder()
            .with(ArrayType.ACTIVATIONS, WS_ALL_LAYERS_ACT, WS_ALL_LAYERS_ACT_CONFIG)
            .build()
            .notifyScopeEntered(ArrayType.ACTIVATIONS);
    try {
      Map<String, INDArray> values =
          ffToLayerActivationsInWS(
              true,
              -1,
              null,
              FwdPassType.STANDARD,
              false,
              inputs.inputs(),
              inputs.masks(),
              null,
              false);
      String output = getConfiguration().getNetworkOutputs().get(0);
      return NdMatrices.floats(Objects.requireNonNull(values.get(output), output));
    } catch (RuntimeException | Error e) {
      abandonStep();
      throw e;
    }
  }

  /** Adds the gradient for dL/dy of the last {@link #forward} to those since the last step. */
  void backward(float[] slopes, int documents) {
    try {
      calcBackpropGradients(true, false, NdMatrices.matrix(slopes, documents));
    } catch (RuntimeException | Error e) {
      abandonStep();
      throw e;
    }
    release();
    addGradient();
    gradients++;
  }

  /** Forgets the gradients since the last step. */
  void abandonStep() {
    abandonPass();
    gradients = 0;
  }

  /** Forgets the last {@link #forward}. */
  private void abandonPass() {
    release();
    for (Layer layer : getLayers()) {
      layer.clearNoiseWeightParams();
    }
  }

  /** Tells the layers and their schedules how far training is. */
  void startEpoch(int number) {
    epoch = number;
    count();
  }

  private void count() {
    getConfiguration().setIterationCount(steps);
    getConfiguration().setEpochCount(epoch);
    for (Layer layer : getLayers()) {
      layer.setIterationCount(steps);
      layer.setEpochCount(epoch);
    }
  }

  private void addGradient() {
    INDArray gradient = getFlattenedGradients();
    if (gradients == 0) {
      sum = sum == null ? gradient.dup() : sum.assign(gradient);
    } else if (sum != null) {
      sum.addi(gradient);
    }
  }

  /** Moves the parameters along the sum of the gradients since the last step. */
  void step() {
    Gradient gradient = gradient();
    if (sum != null) {
      gradient.gradient().assign(sum);
    }
    getUpdater().update(gradient, steps, epoch, 1, LayerWorkspaceMgr.noWorkspaces());
    params().subi(gradient.gradient());
    applyConstraints(steps, epoch);
    gradients = 0;
    steps++;
    count();
  }

  /** The output in encoding. */
  float[] encode(GraphInputs inputs) {
    return NdMatrices.floats(output(false, inputs.inputs(), inputs.masks())[0]);
  }

  private void release() {
    if (activations != null) {
      activations.close();
      activations = null;
    }
  }

  /**
   * Frees the arrays. (That of the class above destroys all workspaces of the thread and collects
   * garbage, which costs a host seconds.)
   */
  @Override
  public void close() {
    release();
    ComputationGraphUpdater updater = getUpdater(false);
    Stream.of(
            flattenedParams,
            flattenedGradients,
            sum,
            updater == null ? null : updater.getStateViewArray())
        .filter(array -> array != null && array.closeable())
        .forEach(INDArray::close);
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
