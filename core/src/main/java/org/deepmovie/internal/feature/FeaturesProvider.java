package org.deepmovie.internal.feature;

import java.io.IOException;
import java.io.InputStream;
import org.deepmovie.hybrid.FeatureOptions;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ItemEncoder;

/** Provides {@link FeatureRegression} as {@code features}. */
public final class FeaturesProvider implements EncoderProvider<FeatureOptions> {

  /** For {@link java.util.ServiceLoader}. */
  public FeaturesProvider() {}

  @Override
  public String name() {
    return "features";
  }

  @Override
  public String summary() {
    return "ridge regression on attributes, titles, texts and given vectors";
  }

  @Override
  public Class<FeatureOptions> optionsType() {
    return FeatureOptions.class;
  }

  @Override
  public ItemEncoder create(FeatureOptions options, EncoderContext context) {
    return FeatureRegression.untrained(options, context);
  }

  @Override
  public ItemEncoder load(FeatureOptions options, InputStream in) throws IOException {
    return FeatureRegression.load(options, in);
  }
}
