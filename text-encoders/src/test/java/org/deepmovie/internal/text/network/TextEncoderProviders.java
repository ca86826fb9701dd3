package org.deepmovie.internal.text.network;

import org.deepmovie.internal.text.TextEncoderGroup;
import org.deepmovie.text.TextEncoderOptions;

/** Finds the provider of a text encoder by the type of its options. */
public final class TextEncoderProviders {

  private TextEncoderProviders() {}

  @SuppressWarnings("unchecked")
  public static <O extends Record & TextEncoderOptions> TextEncoderProvider<O> of(
      Class<O> optionsType) {
    return (TextEncoderProvider<O>)
        new TextEncoderGroup()
            .encoders().stream()
                .filter(provider -> provider.optionsType() == optionsType)
                .findFirst()
                .orElseThrow();
  }
}
