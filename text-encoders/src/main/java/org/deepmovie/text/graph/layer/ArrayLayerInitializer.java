package org.deepmovie.text.graph.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Lays the weights of an {@link ArrayLayer} out in the graph's array of parameters. */
final class ArrayLayerInitializer implements ParamInitializer {

  static final ArrayLayerInitializer INSTANCE = new ArrayLayerInitializer();

  private ArrayLayerInitializer() {}

  private static List<LayerWeight> weights(Layer layer) {
    return ((ArrayLayer) layer).weights();
  }

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return numParams(configuration.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return weights(layer).stream().mapToLong(LayerWeight::length).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return weights(layer).stream().map(LayerWeight::name).toList();
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return weights(layer).stream().filter(LayerWeight::decays).map(LayerWeight::name).toList();
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of();
  }

  @Override
  public boolean isWeightParam(Layer layer, String name) {
    return weightKeys(layer).contains(name);
  }

  @Override
  public boolean isBiasParam(Layer layer, String name) {
    return false;
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, @Nullable INDArray view, boolean initialize) {
    List<LayerWeight> weights = weights(configuration.getLayer());
    Map<String, INDArray> table = views(weights, view);
    for (LayerWeight weight : weights) {
      configuration.addVariable(weight.name());
      if (initialize) {
        weight.initialize(Objects.requireNonNull(table.get(weight.name()), weight.name()));
      }
    }
    return table;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, @Nullable INDArray view) {
    return views(weights(configuration.getLayer()), view);
  }

  private static Map<String, INDArray> views(List<LayerWeight> weights, @Nullable INDArray view) {
    Map<String, INDArray> table = new LinkedHashMap<>();
    if (view == null) {
      return table;
    }
    INDArray flat = view.reshape(view.length());
    long from = 0;
    for (LayerWeight weight : weights) {
      long to = from + weight.length();
      table.put(
          weight.name(), flat.get(NDArrayIndex.interval(from, to)).reshape('c', weight.shape()));
      from = to;
    }
    return table;
  }
}
