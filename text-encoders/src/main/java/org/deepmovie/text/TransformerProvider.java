package org.deepmovie.text;

import org.deepmovie.layers.ParameterSource;
import org.deepmovie.model.Workers;

/** {@code pmf+transformer}: attention among the words of a text. */
public final class TransformerProvider extends TextEncoderProvider<TransformerOptions> {

  @Override
  public String name() {
    return "transformer";
  }

  @Override
  public String summary() {
    return "word vectors and positions, blocks of self-attention, mean over the text, two dense"
        + " layers";
  }

  @Override
  public Class<TransformerOptions> optionsType() {
    return TransformerOptions.class;
  }

  @Override
  TextNetwork network(
      TransformerOptions options,
      Embedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers) {
    return new TransformerNetwork(options, embedding, outputs, source, workers);
  }
}
