package org.deepmovie.mf.feedback;

import java.util.Optional;
import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.options.Preset;

/** Options of {@link Nsvd}; defaults, ranges and meaning stand on the components. */
public record NsvdOptions(
    @Preset(option = "learningRate", value = "0.01")
        @Preset(option = "decay", value = "0.95")
        @Preset(option = "itemRegularization", value = "2")
        @Preset(option = "feedbackRegularization", value = "0.8")
        @Preset(option = "biasRegularization", value = "0.2")
        @Preset(option = "initialStdDev", value = "0.05")
        @Preset(option = "epochs", value = "35")
        FeedbackOptions feedback) {

  /** Checks that users have vectors. */
  public NsvdOptions {
    if (!feedback.implicit().ofUsers()) {
      throw new IllegalArgumentException(
          "implicit=none and items leave users without vectors; give users or both");
    }
  }

  FeedbackSettings settings() {
    return feedback.settings(Nsvd.NAME, Optional.empty(), false, Optional.empty());
  }
}
