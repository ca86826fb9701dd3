package org.deepmovie.internal.blend;

import org.deepmovie.blend.Blend;
import org.deepmovie.blend.BlendOptions;
import org.deepmovie.models.EnsembleProvider;
import org.deepmovie.models.Providers;
import org.deepmovie.train.Trainer;

/** Provides {@link Blend}. */
public final class BlendProvider implements EnsembleProvider<BlendOptions> {

  /** For {@link java.util.ServiceLoader}. */
  public BlendProvider() {}

  @Override
  public String name() {
    return Blend.NAME;
  }

  @Override
  public String summary() {
    return "weighted sum of the predictions of several models, with weights learned by validation";
  }

  @Override
  public Class<BlendOptions> optionsType() {
    return BlendOptions.class;
  }

  @Override
  public Trainer create(BlendOptions options, Providers parts) {
    return new Blend(options, parts);
  }
}
