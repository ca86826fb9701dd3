package org.deepmovie.internal.text;

import java.util.List;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ProviderGroup;
import org.deepmovie.text.encoder.TextEncoders;

/** The text encoders of this module, each used as {@code pmf+NAME}. */
public final class TextEncoderGroup implements ProviderGroup {

  /** Called by the {@link java.util.ServiceLoader}. */
  public TextEncoderGroup() {}

  @Override
  public List<EncoderProvider<?>> encoders() {
    return List.of(
        TextEncoders.bag(),
        TextEncoders.cnn(),
        TextEncoders.cnnKan(),
        TextEncoders.lstm(),
        TextEncoders.resNet(),
        TextEncoders.transformer());
  }
}
