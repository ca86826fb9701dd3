package org.deepmovie.internal.text.bag;

import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.text.network.TextEncoderProvider;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.BagOptions;
import org.deepmovie.train.Workers;

/** {@code pmf+bag}: the mean of a text's word vectors. */
public final class BagProvider extends TextEncoderProvider<BagOptions> {

  @Override
  public String name() {
    return "bag";
  }

  @Override
  public String summary() {
    return "mean of word vectors weighted by tf-idf, one dense layer";
  }

  @Override
  public Class<BagOptions> optionsType() {
    return BagOptions.class;
  }

  @Override
  public TextNetwork network(
      BagOptions options,
      WordEmbedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers) {
    return new BagNetwork(options, embedding, outputs, source);
  }
}
