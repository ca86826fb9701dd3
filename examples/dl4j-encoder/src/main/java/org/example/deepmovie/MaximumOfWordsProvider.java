package org.example.deepmovie;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deepmovie.text.EncoderTrainingOptions;
import org.deepmovie.text.NetworkSizes;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.text.WordOptions;
import org.deepmovie.text.graph.GraphEncoderProvider;
import org.nd4j.linalg.activations.Activation;

/** {@code pmf+maximum-of-words}: the maximum of a text's word vectors, and a dense layer. */
public final class MaximumOfWordsProvider extends GraphEncoderProvider<MaximumOfWordsProvider.Options> {

  public record Options(WordOptions words, EncoderTrainingOptions training)
      implements TextEncoderOptions {}

  public MaximumOfWordsProvider() {
    super("maximum-of-words", "the maximum of word vectors and a dense layer", Options.class);
  }

  @Override
  protected ComputationGraphConfiguration graph(
      NeuralNetConfiguration.Builder builder, Options options, NetworkSizes sizes) {
    int n = sizes.wordDimension();
    return builder.graphBuilder().addInputs("words")
        .addLayer("vectors", new EmbeddingSequenceLayer.Builder().nIn(sizes.words()).nOut(n).build(), "words")
        .addLayer("maximum", new GlobalPoolingLayer(PoolingType.MAX), "vectors")
        .addLayer("output", new DenseLayer.Builder().nIn(n).nOut(sizes.outputs())
            .activation(Activation.IDENTITY).build(), "maximum")
        .setOutputs("output")
        .build();
  }
}
