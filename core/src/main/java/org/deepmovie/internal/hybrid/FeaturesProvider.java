package org.deepmovie.internal.hybrid;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.hybrid.FeatureOptions;
import org.deepmovie.internal.feature.FeatureRegression;
import org.deepmovie.internal.feature.ItemFeatures;
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
    String files = options.side().vectors();
    Dataset items = ItemVectorFiles.addTo(context.items(), files);
    ItemFeatures features = features(items, options);
    if (features.columns() == 0) {
      throw new IllegalArgumentException(
          "features needs item attributes, texts or vectors; this data has none");
    }
    return FeatureRegression.untrained(
        features, context, items, files, options.featureRegularization());
  }

  private static ItemFeatures features(Dataset items, FeatureOptions options) {
    List<ItemFeatures> parts = new ArrayList<>();
    if (options.side().attributes()) {
      parts.add(ItemFeatures.ofAttributes(items));
    }
    if (options.texts().textDimension() > 0 || !options.texts().wordVectors().isEmpty()) {
      parts.add(ItemFeatures.ofTexts(items, options.side().titles(), options.texts()));
    }
    parts.add(ItemFeatures.ofVectors(items));
    return ItemFeatures.join(parts);
  }

  @Override
  public ItemEncoder load(FeatureOptions options, InputStream in) throws IOException {
    return FeatureRegression.load(options.side().vectors(), in);
  }
}
