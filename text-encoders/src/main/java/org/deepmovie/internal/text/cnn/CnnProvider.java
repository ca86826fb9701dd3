package org.deepmovie.internal.text.cnn;

import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.text.network.TextEncoderProvider;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.CnnOptions;
import org.deepmovie.train.Workers;

/** {@code pmf+cnn}: a convolutional network over the words of a text. */
public final class CnnProvider extends TextEncoderProvider<CnnOptions> {

  @Override
  public String name() {
    return "cnn";
  }

  @Override
  public String summary() {
    return "word vectors, convolutions of width 3, 4 and 5, maximum over the text, two dense layers";
  }

  @Override
  public Class<CnnOptions> optionsType() {
    return CnnOptions.class;
  }

  @Override
  public TextNetwork network(
      CnnOptions options,
      WordEmbedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers) {
    return new CnnNetwork(options, embedding, outputs, source, workers);
  }
}
