package org.deepmovie.internal.text.network;

import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.train.Workers;

/**
 * Creates a network on this library's kernels.
 *
 * @param <O> the record of the encoder's options
 */
@FunctionalInterface
public interface KernelNetworkFactory<O extends Record & TextEncoderOptions> {

  /**
   * A network over the given word vectors.
   *
   * @param outputs the length of a text's vector
   * @param source of the further parameters
   */
  TextNetwork create(
      O options, WordEmbedding embedding, int outputs, ParameterSource source, Workers workers);
}
