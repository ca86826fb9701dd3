package org.deepmovie.mf.sgd;

import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.sgd.SgdStep;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.Preset;

/** Options of {@link MatrixFactorization}; defaults, ranges and meaning stand on the components. */
public record MatrixFactorizationOptions(
    @Preset(option = "learningRate", value = "0.01")
        @Preset(option = "decay", value = "0.975")
        @Preset(option = "regularization", value = "0.045")
        @Preset(option = "epochs", value = "80")
        CommonSgdOptions descent,
    @Hyperparameter(
            value = "false",
            doc = "whether the mean of the ratings is taken off them; as published it is not")
        boolean centered)
    implements SgdOptions {

  /**
   * The errors grow with the width of the scale, or with the ratings where nothing is taken off.
   */
  @Override
  public double unit(RatingScale scale) {
    return centered ? scale.unit() : Math.max(Math.abs(scale.min()), Math.abs(scale.max())) / 5;
  }

  @Override
  public SgdStep step(int epoch) {
    return descent.step(epoch, 0, 0);
  }
}
