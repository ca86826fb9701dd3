package org.deepmovie.mf.feedback;

import java.util.Optional;
import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.internal.mf.time.TimeSettings;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of {@link SvdPlusPlus}. */
public record SvdPlusPlusOptions(
    CommonFeedbackOptions common,
    @Hyperparameter(
            value = "1.1",
            min = 1e-6,
            max = 1e6,
            tune = "0.3..5 log",
            doc = "weight of the users' squared factors")
        double userRegularization)
    implements SvdPlusPlusOptionsWith {

  /** Every option at its default. */
  public static SvdPlusPlusOptions defaults() {
    return OptionsMapper.defaults(SvdPlusPlusOptions.class);
  }

  /** The settings of the fit, on ratings from 1 to 5; for the library's own modules. */
  @SuppressWarnings("exports") // For the integrated model alone.
  public FeedbackSettings settings() {
    return settings(SvdPlusPlus.NAME, Optional.empty());
  }

  FeedbackSettings settings(String model, Optional<TimeSettings> time) {
    return common.settings(model, userRegularization, time);
  }
}
