package org.deepmovie.text.graph.layer;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The configuration of a layer whose passes are written as operations on arrays, so that they run
 * on every backend of ND4J. Sequences are documents x channels x words, masks documents x words
 * with 1 at words and 0 at padding, which comes last. Values at padding are ignored, and 0 in
 * outputs.
 */
@SuppressWarnings("serial") // Configurations are never written by Java serialization here.
abstract class ArrayLayer extends FeedForwardLayer {

  ArrayLayer(FeedForwardLayer.Builder<?> builder) {
    super(builder);
    if (builder.getWeightInitFn() != null
        || !Double.isNaN(builder.getBiasInit())
        || builder.getBiasUpdater() != null
        || builder.getWeightNoise() != null
        || builder.getAllParamConstraints() != null
        || builder.getWeightConstraints() != null
        || builder.getBiasConstraints() != null) {
      throw new IllegalArgumentException(
          getClass().getSimpleName()
              + " takes sizes, dropOut, updater, l1, l2, weightDecay and gradientNormalization;"
              + " leave out weightInit, biasInit, biasUpdater, weightNoise and constraints");
    }
  }

  /** The weights, in the order in which they are stored. */
  abstract List<LayerWeight> weights();

  /** A forward pass and the backward pass after it. */
  abstract LayerPass pass(LayerState state);

  /** What the layer reads; by default sequences. */
  LayerInput reads() {
    return LayerInput.SEQUENCES;
  }

  /** The mask of the output, given that of the input; by default the same. */
  @Nullable INDArray outputMask(INDArray mask) {
    return mask;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      @Nullable Collection<TrainingListener> listeners,
      int index,
      INDArray view,
      boolean initialize,
      DataType type) {
    ArrayLayerRuntime layer = new ArrayLayerRuntime(configuration, type);
    layer.setIndex(index);
    layer.setParamsViewArray(view);
    layer.setParamTable(initializer().init(configuration, view, initialize));
    layer.setConf(configuration);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return ArrayLayerInitializer.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return input.getType() == InputType.Type.RNN
        ? InputType.recurrent(nOut, ((InputType.InputTypeRecurrent) input).getTimeSeriesLength())
        : InputType.feedForward(nOut);
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    if (nIn <= 0 || override) {
      this.nIn =
          input.getType() == InputType.Type.RNN
              ? ((InputType.InputTypeRecurrent) input).getSize()
              : input.arrayElementsPerExample();
    }
  }

  /** None: a layer reads sequences as they are. */
  @Override
  public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
    return reads() == LayerInput.VECTORS ? super.getPreProcessorForInputType(input) : null;
  }

  @Override
  public boolean isPretrainParam(String name) {
    return false;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    throw new UnsupportedOperationException(
        getClass().getSimpleName() + " does not report its memory");
  }
}
