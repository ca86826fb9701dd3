package org.deepmovie.internal.text.cnn;

import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.text.network.TextEncoderProvider;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.CnnKanOptions;
import org.deepmovie.train.Workers;

/** {@code pmf+cnn-kan}: the text CNN with Kolmogorov-Arnold layers. */
public final class CnnKanProvider extends TextEncoderProvider<CnnKanOptions> {

  @Override
  public String name() {
    return "cnn-kan";
  }

  @Override
  public String summary() {
    return "word vectors, convolutions of width 3, 4 and 5, maximum over the text, two KAN layers";
  }

  @Override
  public Class<CnnKanOptions> optionsType() {
    return CnnKanOptions.class;
  }

  @Override
  public TextNetwork network(
      CnnKanOptions options,
      WordEmbedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers) {
    return new CnnKanNetwork(options, embedding, outputs, source, workers);
  }
}
