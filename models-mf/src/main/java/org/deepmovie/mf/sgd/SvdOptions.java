package org.deepmovie.mf.sgd;

import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.sgd.SgdParameters;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of {@link Svd}. */
public record SvdOptions(
    CommonSgdOptions common,
    @Hyperparameter(
            value = "0.008",
            min = 0,
            max = 1,
            tune = "0.001..0.02 log",
            doc = "learning rate of the biases in the first epoch")
        double biasLearningRate,
    @Hyperparameter(
            value = "0.03",
            min = 0,
            max = 100,
            tune = "0.003..0.3 log",
            doc = "weight of the squared biases, per rating")
        double biasRegularization)
    implements SgdOptions, SvdOptionsWith {

  /** Every option at its default. */
  public static SvdOptions defaults() {
    return OptionsMapper.defaults(SvdOptions.class);
  }

  /** The errors grow with the width of the scale. */
  @Override
  public double unit(RatingScale scale) {
    return scale.unit();
  }

  @Override
  @SuppressWarnings("exports") // For SgdFit alone.
  public SgdParameters parameters(int epoch) {
    return common.parameters(epoch, biasLearningRate, biasRegularization);
  }
}
