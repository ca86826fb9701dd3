package org.deepmovie.internal.text.resnet;

import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.text.network.TextEncoderProvider;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.ResNetOptions;
import org.deepmovie.train.Workers;

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
  public TextNetwork network(
      ResNetOptions options,
      WordEmbedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers) {
    return new ResNetNetwork(options, embedding, outputs, source, workers);
  }
}
