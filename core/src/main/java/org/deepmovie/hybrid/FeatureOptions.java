package org.deepmovie.hybrid;

import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.Preset;

/**
 * Options of the encoder {@code features}: ridge regression of the items' vectors on their
 * attributes, titles, texts and given vectors.
 */
public record FeatureOptions(
    @Preset(option = "featureRegularization", value = "15", tune = "3..300 log")
        SideInformationOptions side,
    TextVectorOptions texts)
    implements FeatureOptionsWith {

  /** Every option at its default. */
  public static FeatureOptions defaults() {
    return OptionsMapper.defaults(FeatureOptions.class);
  }
}
