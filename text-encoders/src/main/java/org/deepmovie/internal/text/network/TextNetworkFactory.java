package org.deepmovie.internal.text.network;

import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.train.Workers;

/**
 * Creates the network of a text encoder.
 *
 * @param <O> the record of the encoder's options
 */
@FunctionalInterface
public interface TextNetworkFactory<O extends Record & TextEncoderOptions> {

  /**
   * A network over the given word vectors.
   *
   * @param outputs the length of a text's vector
   * @param source of the further parameters
   * @param loaded whether the network was trained before and only encodes
   */
  TextNetwork create(
      O options,
      WordEmbedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers,
      boolean loaded);
}
