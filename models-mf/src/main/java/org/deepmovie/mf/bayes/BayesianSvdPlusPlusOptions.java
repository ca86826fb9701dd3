package org.deepmovie.mf.bayes;

import org.deepmovie.bayes.GibbsSchedule;
import org.deepmovie.mf.Implicit;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link BayesianSvdPlusPlus}; defaults, ranges and meaning stand on the components. */
public record BayesianSvdPlusPlusOptions(
    @Hyperparameter(
            value = "10",
            min = 1,
            max = 2000,
            tune = "5..50 log",
            doc = "length of the factor vectors")
        int factors,
    @Hyperparameter(
            value = "both",
            tune = "none,users,items,both",
            doc = "whose vectors feedback is a part of: nobody's, the users', the items' or both")
        Implicit implicit,
    @Hyperparameter(
            value = "true",
            tune = "true,false",
            doc = "whether attributes of users and items, where there are some, are parts, too")
        boolean attributes,
    @Hyperparameter(value = "20", min = 0, max = 100000, doc = "sweeps before draws are kept")
        int burnIn,
    @Hyperparameter(value = "300", min = 1, max = 100000, doc = "sweeps after these") int sweeps,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 100000,
            doc = "sweeps, evenly spaced, whose vectors are kept; predictions are their means")
        int draws) {

  /** Checks that no more draws are kept than there are sweeps. */
  public BayesianSvdPlusPlusOptions {
    new GibbsSchedule(burnIn, sweeps, draws);
  }

  GibbsSchedule schedule() {
    return new GibbsSchedule(burnIn, sweeps, draws);
  }
}
