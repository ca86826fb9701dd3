package org.deepmovie.text;

import org.deepmovie.layers.ParameterSource;
import org.deepmovie.model.Workers;

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
  TextNetwork network(
      BagOptions options,
      Embedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers) {
    return new BagNetwork(options, embedding, outputs, source);
  }
}
