package org.deepmovie.internal.text.lstm;

import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.text.network.TextEncoderProvider;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.LstmOptions;
import org.deepmovie.train.Workers;

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
  public TextNetwork network(
      LstmOptions options,
      WordEmbedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers) {
    return new LstmNetwork(options, embedding, outputs, source, workers, Kernels.best());
  }
}
