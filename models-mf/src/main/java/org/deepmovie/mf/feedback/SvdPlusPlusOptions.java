package org.deepmovie.mf.feedback;

import java.util.Optional;
import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link SvdPlusPlus}; defaults, ranges and meaning stand on the components. */
public record SvdPlusPlusOptions(
    FeedbackOptions feedback,
    @Hyperparameter(
            value = "1.1",
            min = 1e-6,
            max = 1e6,
            tune = "0.3..5 log",
            doc = "regularizes the users' factors")
        double userRegularization) {

  public FeedbackSettings settings() {
    return settings(SvdPlusPlus.NAME, Optional.empty());
  }

  /** The settings of the model {@code name}, and how it takes account of time. */
  public FeedbackSettings settings(String name, Optional<FeedbackSettings.Time> time) {
    return feedback.settings(name, Optional.of(feedback.ridge(userRegularization)), false, time);
  }
}
