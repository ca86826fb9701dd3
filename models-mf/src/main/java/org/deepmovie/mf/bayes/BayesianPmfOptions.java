package org.deepmovie.mf.bayes;

import org.deepmovie.bayes.GibbsSchedule;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link BayesianPmf}; defaults, ranges and meaning stand on the components. */
public record BayesianPmfOptions(
    @Hyperparameter(
            value = "32",
            min = 1,
            max = 2000,
            tune = "8..64 log",
            doc = "length of the factor vectors")
        int factors,
    @Hyperparameter(value = "20", min = 0, max = 100000, doc = "sweeps before draws are kept")
        int burnIn,
    @Hyperparameter(value = "200", min = 1, max = 100000, doc = "sweeps after these") int sweeps,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 100000,
            doc = "sweeps, evenly spaced, whose vectors are kept; predictions are their means")
        int draws) {

  /** Checks that no more draws are kept than there are sweeps. */
  public BayesianPmfOptions {
    new GibbsSchedule(burnIn, sweeps, draws);
  }

  GibbsSchedule schedule() {
    return new GibbsSchedule(burnIn, sweeps, draws);
  }
}
