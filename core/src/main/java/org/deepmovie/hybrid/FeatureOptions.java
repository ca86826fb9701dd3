package org.deepmovie.hybrid;

import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/**
 * Options of the encoder {@code features}: ridge regression of the items' vectors on their
 * attributes, titles, texts and given vectors.
 */
public record FeatureOptions(
    SideInformationOptions side,
    TextVectorOptions texts,
    @Hyperparameter(
            value = "15",
            min = 0,
            max = 1e8,
            tune = "3..300 log",
            doc =
                "regularization of the coefficients; 0: learned for each group of features, which overfits long vectors; gibbs draws its own")
        double featureRegularization)
    implements FeatureOptionsWith {

  /** Every option at its default. */
  public static FeatureOptions defaults() {
    return OptionsMapper.defaults(FeatureOptions.class);
  }
}
