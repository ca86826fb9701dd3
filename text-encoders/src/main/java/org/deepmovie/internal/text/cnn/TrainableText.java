package org.deepmovie.internal.text.cnn;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.internal.analysis.Documents;
import org.deepmovie.internal.analysis.Vocabulary;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.TokenizedTexts;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.ConvolutionOptions;
import org.deepmovie.train.Workers;

/**
 * A text network that is a part of a larger network. The owner of the larger network passes the
 * gradient of its loss by the texts' vectors to {@link #backward}, and updates {@link #parameters}.
 */
public final class TrainableText implements AutoCloseable {

  private final TokenizedTexts texts;
  private final TextNetwork network;
  private final int outputs;

  private TrainableText(TokenizedTexts texts, TextNetwork network, int outputs) {
    this.texts = texts;
    this.network = network;
    this.outputs = outputs;
  }

  /**
   * Word vectors, convolutions of width 2, 3, 4 and 5, ReLU, the maximum over the text (Kim, EMNLP
   * 2014, eqs. 2 to 4), dropout and a dense layer.
   *
   * @param outputs the length of a text's vector
   * @throws IllegalArgumentException if the file of word vectors cannot be read
   * @throws IllegalStateException if there is no ND4J backend
   */
  public static TrainableText convolutions(
      ItemTexts texts,
      ConvolutionOptions options,
      int outputs,
      ParameterSource source,
      Workers workers) {
    Nd4jBackend.requireCpu("a text CNN");
    List<List<String>> words = Documents.of(texts, options.words().vocabulary().language());
    Vocabulary vocabulary =
        Vocabulary.ofDocuments(words, options.words().vocabulary().vocabularySize());
    WordEmbedding embedding = WordEmbedding.of(options.words(), vocabulary, source);
    return new TrainableText(
        TokenizedTexts.of(words, vocabulary, options.words().maxTokens()),
        new ProjectedConvolutions(options, embedding, outputs, source, workers),
        outputs);
  }

  /**
   * The vectors of the texts of {@code items}, items x outputs.
   *
   * @param dropout the random numbers of dropout in training; empty if {@link #backward} does not
   *     follow
   */
  public float[] forward(int[] items, Optional<SplittableRandom> dropout) {
    return network.forward(texts.batches(items, items.length).get(0), dropout);
  }

  /**
   * Sets the gradients of all trainable parameters.
   *
   * @param gradient of the loss by the output of the last {@link #forward}
   */
  public void backward(float[] gradient) {
    network.backward(gradient);
  }

  /** Whether the text of {@code item} has a word of the vocabulary. */
  public boolean knows(int item) {
    return texts.length(item) > 0;
  }

  /** The vectors of all texts, items x outputs. */
  public FloatMatrix encode() {
    return network.encode(texts, outputs);
  }

  /** All parameters, always in the same order. */
  public List<Parameter> parameters() {
    return network.parameters();
  }

  @Override
  public void close() {
    network.close();
  }
}
