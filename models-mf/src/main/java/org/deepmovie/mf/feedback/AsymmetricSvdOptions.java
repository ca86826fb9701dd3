package org.deepmovie.mf.feedback;

import java.util.Optional;
import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.options.Preset;

/** Options of {@link AsymmetricSvd}; defaults, ranges and meaning stand on the components. */
public record AsymmetricSvdOptions(
    @Preset(option = "implicit", value = "both", tune = "none,users,items,both")
        @Preset(option = "learningRate", value = "0.014")
        @Preset(option = "feedbackLearningRate", value = "0.014")
        @Preset(option = "itemRegularization", value = "3.2")
        @Preset(option = "feedbackRegularization", value = "4.6")
        @Preset(option = "biasRegularization", value = "0.9")
        @Preset(option = "initialStdDev", value = "0.03")
        @Preset(option = "epochs", value = "35")
        FeedbackOptions feedback) {

  FeedbackSettings settings() {
    return feedback.settings(AsymmetricSvd.NAME, Optional.empty(), true, Optional.empty());
  }
}
