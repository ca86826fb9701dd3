package org.deepmovie.mf.bayes;

import org.deepmovie.internal.bayes.GibbsSchedule;
import org.deepmovie.mf.feedback.ImplicitFeedbackSide;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.Preset;

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
        ImplicitFeedbackSide implicit,
    @Hyperparameter(
            value = "true",
            tune = "true,false",
            doc = "whether attributes of users and items, where there are some, are parts, too")
        boolean attributes,
    @Preset(option = "sweeps", value = "300") GibbsSchedule schedule) {}
