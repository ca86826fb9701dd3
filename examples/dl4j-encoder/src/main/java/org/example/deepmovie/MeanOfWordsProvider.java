package org.example.deepmovie;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deepmovie.text.EncoderTrainingOptions;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.text.WordOptions;
import org.deepmovie.text.graph.GraphEncoderProvider;
import org.deepmovie.text.graph.GraphSizes;
import org.nd4j.linalg.activations.Activation;

/** {@code pmf+mean-of-words}: the mean of a text's word vectors, and a dense layer. */
public final class MeanOfWordsProvider extends GraphEncoderProvider<MeanOfWordsProvider.Options> {

  public record Options(WordOptions words, EncoderTrainingOptions training)
      implements TextEncoderOptions {}

  public MeanOfWordsProvider() {
    super("mean-of-words", "the mean of word vectors and a dense layer", Options.class);
  }

  @Override
  protected ComputationGraphConfiguration graph(
      NeuralNetConfiguration.Builder builder, Options options, GraphSizes sizes) {
    int n = sizes.wordDimension();
    return builder.graphBuilder().addInputs("words")
        .addLayer("vectors", new EmbeddingSequenceLayer.Builder().nIn(sizes.words()).nOut(n).build(), "words")
        .addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), "vectors")
        .addLayer("output", new DenseLayer.Builder().nIn(n).nOut(sizes.outputs())
            .activation(Activation.IDENTITY).build(), "mean")
        .setOutputs("output")
        .build();
  }
}
