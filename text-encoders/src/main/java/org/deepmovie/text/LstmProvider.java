package org.deepmovie.text;

import org.deepmovie.factor.Kernels;
import org.deepmovie.layers.ParameterSource;
import org.deepmovie.model.Workers;

/** {@code pmf+lstm}: a recurrent network over the words of a text. */
public final class LstmProvider extends TextEncoderProvider<LstmOptions> {

  @Override
  public String name() {
    return "lstm";
  }

  @Override
  public String summary() {
    return "word vectors, bidirectional LSTM, mean over the text or last state, two dense layers";
  }

  @Override
  public Class<LstmOptions> optionsType() {
    return LstmOptions.class;
  }

  @Override
  TextNetwork network(
      LstmOptions options,
      Embedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers) {
    return new LstmNetwork(options, embedding, outputs, source, workers, Kernels.best());
  }
}
