package org.deepmovie.internal.text.transformer;

import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.text.network.TextEncoderProvider;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.TransformerOptions;
import org.deepmovie.train.Workers;

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
  public TextNetwork network(
      TransformerOptions options,
      WordEmbedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers) {
    return new TransformerNetwork(options, embedding, outputs, source, workers);
  }
}
