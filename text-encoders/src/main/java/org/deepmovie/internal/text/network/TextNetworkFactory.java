package org.deepmovie.internal.text.network;

import org.deepmovie.text.EncoderOptions;

/**
 * Creates the network of an encoder.
 *
 * @param <O> the record of the encoder's options
 */
@FunctionalInterface
public interface TextNetworkFactory<O extends Record & EncoderOptions> {

  /** A network for the given sizes. */
  TextNetwork create(O options, NetworkSetup setup);
}
