package org.deepmovie.mf.sgd;

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
    implements SvdOptionsWith {

  /** Every option at its default. */
  public static SvdOptions defaults() {
    return OptionsMapper.defaults(SvdOptions.class);
  }
}
