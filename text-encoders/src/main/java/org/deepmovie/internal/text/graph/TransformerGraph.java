package org.deepmovie.internal.text.graph;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deepmovie.text.DenseHeadOptions;
import org.deepmovie.text.NetworkSizes;
import org.deepmovie.text.TransformerOptions;
import org.deepmovie.text.TransformerOptions.NormPlacement;
import org.deepmovie.text.TransformerOptions.PositionEncoding;
import org.deepmovie.text.graph.layer.LayerNormLayer;
import org.deepmovie.text.graph.layer.MaskedConvolutionLayer;
import org.deepmovie.text.graph.layer.MaskedPoolingLayer;
import org.deepmovie.text.graph.layer.MultiHeadAttentionLayer;
import org.deepmovie.text.graph.layer.PositionEmbeddingLayer;
import org.deepmovie.text.graph.layer.TextPooling;
import org.nd4j.linalg.activations.Activation;

/** {@link org.deepmovie.internal.text.transformer.TransformerNetwork} as a graph. */
public final class TransformerGraph implements PublishedGraph<TransformerOptions> {

  private static final String INPUT = "input";

  @Override
  public ComputationGraphConfiguration build(
      NeuralNetConfiguration.Builder builder, TransformerOptions options, NetworkSizes sizes) {
    ComputationGraphConfiguration.GraphBuilder graph =
        GraphParts.words(builder.graphBuilder(), sizes)
            .addLayer(
                INPUT,
                new PositionEmbeddingLayer.Builder(options.words().maxTokens())
                    .learned(options.positionEncoding() == PositionEncoding.LEARNED)
                    .nIn(sizes.wordDimension())
                    .nOut(options.modelDimension())
                    .build(),
                GraphParts.EMBEDDING);
    Stream stream = new Stream(graph, options);
    stream.start(INPUT);
    for (int l = 0; l < options.layers(); l++) {
      String block = "block" + l;
      graph.addLayer(
          block + "attention",
          new MultiHeadAttentionLayer.Builder(options.heads())
              .nIn(options.modelDimension())
              .build(),
          stream.normalized);
      stream.add(block + "attention");
      graph
          .addLayer(
              block + "first",
              dense(options.modelDimension(), options.feedForwardUnits()),
              stream.normalized)
          .addLayer(block + "relu", new ActivationLayer(Activation.RELU), block + "first")
          .addLayer(
              block + "feedForward",
              dense(options.feedForwardUnits(), options.modelDimension()),
              block + "relu");
      stream.add(block + "feedForward");
    }
    graph.addLayer(
        GraphParts.FEATURES,
        new MaskedPoolingLayer.Builder(TextPooling.MEAN).build(),
        stream.normalized);
    return GraphParts.head(
        graph,
        options.modelDimension(),
        new DenseHeadOptions(options.hiddenUnits(), options.dropout()),
        sizes);
  }

  /** The same dense layer for each word. */
  private static Layer dense(int inputs, int outputs) {
    return new MaskedConvolutionLayer.Builder(1).nIn(inputs).nOut(outputs).build();
  }

  /** The residual stream, and its normalized form, while a graph is built. */
  private static final class Stream {

    private final ComputationGraphConfiguration.GraphBuilder graph;
    private final TransformerOptions options;
    private String sum = "";
    private String normalized = "";

    Stream(ComputationGraphConfiguration.GraphBuilder graph, TransformerOptions options) {
      this.graph = graph;
      this.options = options;
    }

    /** Starts the stream with dropout of {@code layer}. */
    void start(String layer) {
      sum = dropped(layer);
      normalize(layer);
    }

    /** Adds dropout of the sublayer whose output is {@code layer}. */
    void add(String layer) {
      graph.addVertex(
          layer + "Sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), sum, dropped(layer));
      sum = layer + "Sum";
      normalize(layer);
    }

    /** Adds dropout; Deeplearning4j's {@code DropoutLayer} fails on sequences with masks. */
    private String dropped(String layer) {
      if (options.dropout() == 0) {
        return layer;
      }
      graph.addLayer(
          layer + "Dropout",
          new ActivationLayer.Builder()
              .activation(Activation.IDENTITY)
              .dropOut(GraphParts.retained(options.dropout()))
              .build(),
          layer);
      return layer + "Dropout";
    }

    private void normalize(String layer) {
      normalized = layer + "Norm";
      graph.addLayer(
          normalized, new LayerNormLayer.Builder().nIn(options.modelDimension()).build(), sum);
      if (options.normalization() == NormPlacement.POST) {
        sum = normalized;
      }
    }
  }

  @Override
  public List<SharedWeight> layout(TransformerOptions options, NetworkSizes sizes) {
    List<SharedWeight> weights = new ArrayList<>(List.of(GraphParts.sharedWords()));
    weights.add(SharedWeight.whole("projection.weights", INPUT + "_W"));
    weights.add(SharedWeight.whole("positions", INPUT + "_P"));
    weights.add(SharedWeight.whole("input.bias", INPUT + "_b"));
    weights.addAll(norm("input", INPUT));
    for (int l = 0; l < options.layers(); l++) {
      String attention = "block" + l + ".attention";
      String attended = "block" + l + "attention";
      weights.add(SharedWeight.whole(attention + ".entry.weights", attended + "_W"));
      weights.add(SharedWeight.whole(attention + ".entry.bias", attended + "_b"));
      weights.add(SharedWeight.whole(attention + ".output.weights", attended + "_Wo"));
      weights.add(SharedWeight.whole(attention + ".bias", attended + "_bo"));
      weights.addAll(norm(attention, attended));
      String feedForward = "block" + l + ".feedForward";
      String transformed = "block" + l + "feedForward";
      weights.add(SharedWeight.whole(feedForward + ".first.weights", "block" + l + "first_W"));
      weights.add(SharedWeight.whole(feedForward + ".first.bias", "block" + l + "first_b"));
      weights.add(SharedWeight.whole(feedForward + ".second.weights", transformed + "_W"));
      weights.add(SharedWeight.whole(feedForward + ".bias", transformed + "_b"));
      weights.addAll(norm(feedForward, transformed));
    }
    weights.addAll(GraphParts.sharedHead());
    return weights;
  }

  private static List<SharedWeight> norm(String kernels, String layer) {
    return List.of(
        SharedWeight.whole(kernels + ".norm.scale", layer + "Norm_scale"),
        SharedWeight.whole(kernels + ".norm.shift", layer + "Norm_shift"));
  }
}
