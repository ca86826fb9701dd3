package org.deepmovie.mf.feedback;

import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.Preset;

/** Options of {@link AsymmetricSvd}. */
public record AsymmetricSvdOptions(
    @Preset(option = "implicitFeedback", value = "both", tune = "none,users,items,both")
        @Preset(option = "learningRate", value = "0.014")
        @Preset(option = "feedbackLearningRate", value = "0.014")
        @Preset(option = "itemRegularization", value = "3.2")
        @Preset(option = "feedbackRegularization", value = "4.6")
        @Preset(option = "biasRegularization", value = "0.9")
        @Preset(option = "initialStdDev", value = "0.03")
        @Preset(option = "epochs", value = "35")
        CommonFeedbackOptions common)
    implements AsymmetricSvdOptionsWith {

  /** Every option at its default. */
  public static AsymmetricSvdOptions defaults() {
    return OptionsMapper.defaults(AsymmetricSvdOptions.class);
  }

  FeedbackSettings settings() {
    return common.settings(AsymmetricSvd.NAME, true);
  }
}
