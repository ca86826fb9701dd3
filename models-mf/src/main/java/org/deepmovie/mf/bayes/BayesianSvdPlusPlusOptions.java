package org.deepmovie.mf.bayes;

import org.deepmovie.mf.feedback.ImplicitFeedbackSide;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.Preset;
import org.deepmovie.options.common.GibbsSchedule;

/** Options of {@link BayesianSvdPlusPlus}. */
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
            doc = "whose vectors have a part for implicit feedback: none, users, items or both")
        ImplicitFeedbackSide implicitFeedback,
    @Hyperparameter(
            value = "true",
            tune = "true,false",
            doc = "whether the vectors have parts for the attributes of users and items")
        boolean attributes,
    @Preset(option = "epochs", value = "300") GibbsSchedule schedule)
    implements BayesianSvdPlusPlusOptionsWith {

  /** Every option at its default. */
  public static BayesianSvdPlusPlusOptions defaults() {
    return OptionsMapper.defaults(BayesianSvdPlusPlusOptions.class);
  }
}
