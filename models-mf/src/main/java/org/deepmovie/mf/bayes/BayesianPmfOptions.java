package org.deepmovie.mf.bayes;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.common.GibbsSchedule;

/** Options of {@link BayesianPmf}. */
public record BayesianPmfOptions(
    @Hyperparameter(
            value = "32",
            min = 1,
            max = 2000,
            tune = "8..64 log",
            doc = "length of the factor vectors")
        int factors,
    GibbsSchedule schedule)
    implements BayesianPmfOptionsWith {

  /** Every option at its default. */
  public static BayesianPmfOptions defaults() {
    return OptionsMapper.defaults(BayesianPmfOptions.class);
  }
}
