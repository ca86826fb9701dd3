package org.deepmovie.text;

import org.deepmovie.layers.ParameterSource;
import org.deepmovie.model.Workers;

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
  TextNetwork network(
      CnnKanOptions options,
      Embedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers) {
    return new CnnKanNetwork(options, embedding, outputs, source, workers);
  }
}
