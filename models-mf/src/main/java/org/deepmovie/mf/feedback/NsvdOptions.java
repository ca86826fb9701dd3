package org.deepmovie.mf.feedback;

import java.util.Locale;
import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.Preset;

/** Options of {@link Nsvd}. */
public record NsvdOptions(
    @Preset(option = "learningRate", value = "0.01")
        @Preset(option = "learningRateDecay", value = "0.95")
        @Preset(option = "itemRegularization", value = "2")
        @Preset(option = "feedbackRegularization", value = "0.8")
        @Preset(option = "biasRegularization", value = "0.2")
        @Preset(option = "initialStdDev", value = "0.05")
        @Preset(option = "epochs", value = "35")
        CommonFeedbackOptions common)
    implements NsvdOptionsWith {

  /** Every option at its default. */
  public static NsvdOptions defaults() {
    return OptionsMapper.defaults(NsvdOptions.class);
  }

  /** Checks that users have vectors. */
  public NsvdOptions {
    if (!common.implicitFeedback().ofUsers()) {
      throw new IllegalArgumentException(
          "implicitFeedback="
              + common.implicitFeedback().name().toLowerCase(Locale.ROOT)
              + " leaves the users of nsvd without vectors; give users or both");
    }
  }

  FeedbackSettings settings() {
    return common.settings(Nsvd.NAME, false);
  }
}
