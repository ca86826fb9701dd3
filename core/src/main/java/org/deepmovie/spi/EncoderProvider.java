package org.deepmovie.spi;

import java.io.IOException;
import java.io.InputStream;

/**
 * Adds a network that reads items. It is used together with a {@link HybridTrainerProvider}, as in
 * {@code pmf+NAME}. A library registers it in one of two ways: an implementation with a public
 * no-argument constructor is listed in {@code META-INF/services/org.deepmovie.spi.EncoderProvider},
 * or a {@link ProviderGroup} holds it.
 *
 * @param <O> the record of the encoder's options; each component has a {@link
 *     org.deepmovie.options.Hyperparameter}, and its name must differ from those of the trainer's
 *     options
 */
public interface EncoderProvider<O extends Record> {

  /** The name to type after {@code pmf+}: lower case letters, digits, hyphens, plus signs. */
  String name();

  /** One line: what the network is. */
  String summary();

  /** The record of the encoder's options. */
  Class<O> optionsType();

  /**
   * A new, untrained encoder for the items of {@code context}.
   *
   * @throws IllegalArgumentException if the items lack what the encoder reads, such as texts
   */
  ItemEncoder create(O options, EncoderContext context);

  /**
   * Reads what {@link ItemEncoder#save} wrote.
   *
   * @throws IOException if it is not such a file
   */
  ItemEncoder load(O options, InputStream in) throws IOException;
}
