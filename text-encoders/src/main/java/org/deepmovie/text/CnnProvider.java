package org.deepmovie.text;

import org.deepmovie.layers.ParameterSource;
import org.deepmovie.model.Workers;

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
  TextNetwork network(
      CnnOptions options,
      Embedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers) {
    return new CnnNetwork(options, embedding, outputs, source, workers);
  }
}
