package org.deepmovie.text;

import org.deepmovie.layers.ParameterSource;
import org.deepmovie.model.Workers;

/** {@code pmf+resnet}: residual blocks over the words of a text. */
public final class ResNetProvider extends TextEncoderProvider<ResNetOptions> {

  @Override
  public String name() {
    return "resnet";
  }

  @Override
  public String summary() {
    return "word vectors, three residual blocks, maximum over the text, two dense layers";
  }

  @Override
  public Class<ResNetOptions> optionsType() {
    return ResNetOptions.class;
  }

  @Override
  TextNetwork network(
      ResNetOptions options,
      Embedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers) {
    return new ResNetNetwork(options, embedding, outputs, source, workers);
  }
}
