package org.deepmovie.internal.text.graph;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deepmovie.internal.nn.blas.NdMatrices;
import org.deepmovie.internal.nn.blas.Workspaces;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A graph that is trained by a loss outside it. (Deeplearning4j's public way, {@code feedForward}
 * and {@code backpropGradient}, frees dropout's masks between the two calls and fails.)
 *
 * <p>All its arrays lie outside the workspaces of the caller.
 */
@SuppressWarnings("serial") // Graphs are never written by Java serialization here.
final class TrainableGraph extends ComputationGraph {

  private transient @Nullable MemoryWorkspace outside;
  private transient @Nullable MemoryWorkspace activations;
  private transient @Nullable INDArray sum;
  private int gradients;
  private int steps;

  TrainableGraph(ComputationGraphConfiguration configuration) {
    super(configuration);
  }

  /** The output in training. What {@link #backward} needs stays in a workspace until then. */
  float[] forward(GraphInputs texts) {
    release();
    outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
    activations =
        LayerWorkspaceMgr.builder()
            .with(ArrayType.ACTIVATIONS, WS_ALL_LAYERS_ACT, WS_ALL_LAYERS_ACT_CONFIG)
            .build()
            .notifyScopeEntered(ArrayType.ACTIVATIONS);
    Map<String, INDArray> values =
        ffToLayerActivationsInWS(
            true,
            -1,
            null,
            FwdPassType.STANDARD,
            false,
            texts.inputs(),
            texts.masks(),
            null,
            false);
    String output = getConfiguration().getNetworkOutputs().get(0);
    return NdMatrices.floats(Objects.requireNonNull(values.get(output), output));
  }

  /** Adds the gradient for dL/dy of the last {@link #forward} to those since the last step. */
  void backward(float[] slopes, int documents) {
    try {
      calcBackpropGradients(true, false, NdMatrices.matrix(slopes, documents));
    } finally {
      release();
    }
    Workspaces.runOutside(this::addGradient);
    gradients++;
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
    Workspaces.runOutside(this::moveParameters);
    gradients = 0;
    steps++;
  }

  private void moveParameters() {
    Gradient gradient = gradient();
    if (sum != null) {
      gradient.gradient().assign(sum);
    }
    getUpdater().update(gradient, steps, 0, 1, LayerWorkspaceMgr.noWorkspaces());
    params().subi(gradient.gradient());
    applyConstraints(steps, 0);
  }

  /** The output in encoding. */
  float[] encode(GraphInputs texts) {
    return Workspaces.outside(
        () -> NdMatrices.floats(output(false, texts.inputs(), texts.masks())[0]));
  }

  private void release() {
    if (activations != null) {
      activations.close();
      activations = null;
    }
    if (outside != null) {
      outside.close();
      outside = null;
    }
  }

  /**
   * Frees the arrays. (That of the class above destroys all workspaces of the thread, the caller's
   * too, and collects garbage.)
   */
  @Override
  public void close() {
    release();
    Stream.of(params(), getFlattenedGradients(), sum, getUpdater().getStateViewArray())
        .filter(array -> array != null && array.closeable())
        .forEach(INDArray::close);
  }
}
