package org.deepmovie.spi;

import java.io.IOException;
import java.io.InputStream;

/**
 * Adds a network that reads items, used as {@code pmf+NAME}. Implementations have a public
 * no-argument constructor and stand in {@code META-INF/services/org.deepmovie.spi.EncoderProvider}.
 *
 * @param <O> the record of the encoder's options, each component with a {@link
 *     org.deepmovie.options.Hyperparameter}; its names must differ from those of {@link
 *     org.deepmovie.hybrid.PmfOptions}
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
