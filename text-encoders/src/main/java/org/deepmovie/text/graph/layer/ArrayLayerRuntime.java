package org.deepmovie.text.graph.layer;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deepmovie.internal.nn.blas.Workspaces;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs the passes of an {@link ArrayLayer} within the workspaces of a graph. */
@SuppressWarnings("serial") // Graphs are never written by Java serialization here.
final class ArrayLayerRuntime extends BaseLayer<ArrayLayer> {

  private transient @Nullable LayerPass pass;

  ArrayLayerRuntime(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    requireRank();
    applyDropOutIfNecessary(training, workspaces);
    LayerState state =
        new LayerState(
            params,
            () -> gradientViews,
            array -> training ? workspaces.leverageTo(ArrayType.ACTIVATIONS, array) : array);
    pass = layerConf().pass(state);
    INDArray y = withoutWords(pass.forward(withWords(input), mask(), training));
    return workspaces.leverageTo(ArrayType.ACTIVATIONS, y);
  }

  private void requireRank() {
    LayerInput reads = layerConf().reads();
    boolean right =
        switch (reads) {
          case SEQUENCES -> input.rank() == 3;
          case VECTORS -> input.rank() == 2;
          case BOTH -> input.rank() == 2 || input.rank() == 3;
        };
    if (!right) {
      throw new IllegalArgumentException(
          "the layer "
              + layerConf().getLayerName()
              + " ("
              + layerConf().getClass().getSimpleName()
              + ") reads "
              + (reads == LayerInput.VECTORS
                  ? "documents x channels; put it after a MaskedPoolingLayer"
                  : "documents x channels x words; put it before the layer that pools words"));
    }
  }

  /** Whether vectors go through the layer as texts of one word. */
  private boolean readsVectorsAsTexts() {
    return layerConf().reads() == LayerInput.BOTH && input.rank() == 2;
  }

  private INDArray withWords(INDArray array) {
    return readsVectorsAsTexts() ? array.reshape(array.size(0), array.size(1), 1) : array;
  }

  private INDArray withoutWords(INDArray array) {
    return readsVectorsAsTexts() ? array.reshape(array.size(0), array.size(1)) : array;
  }

  private INDArray mask() {
    if (input.rank() != 3) {
      return Nd4j.ones(input.dataType(), input.size(0), 1);
    }
    return maskArray == null
        ? Nd4j.ones(input.dataType(), input.size(0), input.size(2))
        : maskArray.castTo(input.dataType());
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    if (pass == null) {
      throw new IllegalStateException("the backward pass follows a forward pass");
    }
    INDArray dx = backpropDropOutIfPresent(withoutWords(pass.backward(withWords(epsilon))));
    Gradient gradient = new DefaultGradient();
    if (gradientViews != null) {
      gradientViews.forEach(gradient::setGradientFor);
    }
    return new Pair<>(gradient, workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, dx));
  }

  @Override
  public Pair<@Nullable INDArray, MaskState> feedForwardMaskArray(
      @Nullable INDArray mask, MaskState state, int documents) {
    maskArray = mask;
    if (mask == null) {
      return new Pair<>(null, state);
    }
    return Workspaces.outside(() -> new Pair<>(layerConf().outputMask(mask), state));
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
