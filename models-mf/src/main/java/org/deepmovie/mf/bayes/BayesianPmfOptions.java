package org.deepmovie.mf.bayes;

import org.deepmovie.internal.bayes.GibbsSchedule;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link BayesianPmf}. */
public record BayesianPmfOptions(
    @Hyperparameter(
            value = "32",
            min = 1,
            max = 2000,
            tune = "8..64 log",
            doc = "length of the factor vectors")
        int factors,
    GibbsSchedule schedule) {}
