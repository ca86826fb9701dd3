package org.deepmovie.internal.hybrid;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.hybrid.FeatureOptions;
import org.deepmovie.hybrid.SideInformationOptions;
import org.deepmovie.internal.feature.EncodedFeatures;
import org.deepmovie.internal.feature.FeatureRegression;
import org.deepmovie.internal.feature.ItemVectorFiles;
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
    SideInformationOptions side = options.side();
    TextVectorOptions texts = options.texts();
    EncodedFeatures encoded =
        EncodedFeatures.of(
            ItemVectorFiles.addTo(context.items(), side.vectors()),
            side.attributes(),
            side.titles(),
            texts.readsTexts() ? Optional.of(texts) : Optional.empty());
    if (encoded.features().columns() == 0) {
      throw new IllegalArgumentException(
          "features needs item attributes, texts or vectors; this data has none");
    }
    return FeatureRegression.untrained(
        encoded, context, side.vectors(), side.featureRegularization());
  }

  @Override
  public ItemEncoder load(FeatureOptions options, InputStream in) throws IOException {
    return FeatureRegression.load(options.side().vectors(), in);
  }
}
