package org.deepmovie.mf.sgd;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.Preset;

/** Options of {@link MatrixFactorization}. */
public record MatrixFactorizationOptions(
    @Preset(option = "learningRate", value = "0.01")
        @Preset(option = "learningRateDecay", value = "0.975")
        @Preset(option = "regularization", value = "0.045")
        @Preset(option = "epochs", value = "80")
        CommonSgdOptions common,
    @Hyperparameter(
            value = "none",
            doc = "what is subtracted from the ratings: none (as published) or global-mean")
        RatingCentering centering)
    implements MatrixFactorizationOptionsWith {

  /** Every option at its default. */
  public static MatrixFactorizationOptions defaults() {
    return OptionsMapper.defaults(MatrixFactorizationOptions.class);
  }
}
