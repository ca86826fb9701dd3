package org.deepmovie.mf.feedback;

import java.util.Optional;
import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.internal.mf.time.TimeSettings;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of {@link TimeSvdPlusPlus}. */
public record TimeSvdPlusPlusOptions(
    SvdPlusPlusOptions factorization,
    @Hyperparameter(
            value = "0.015",
            min = 0,
            max = 1,
            tune = "0.003..0.03 log",
            doc = "learning rate of the effects of time in the first epoch")
        double timeLearningRate,
    @Hyperparameter(
            value = "3",
            min = 0,
            max = 1e6,
            tune = "0.5..20 log",
            doc = "weight of the squared effects of time")
        double timeRegularization,
    @Hyperparameter(
            value = "0.4",
            min = 0.01,
            max = 2,
            doc = "exponent of the distance from a user's mean time")
        double timeExponent,
    @Hyperparameter(
            value = "1",
            min = 1,
            max = 1000,
            doc = "equal parts of the calendar, in each of which an item has a bias; 1 for none")
        int itemBins)
    implements TimeSvdPlusPlusOptionsWith {

  /** Every option at its default. */
  public static TimeSvdPlusPlusOptions defaults() {
    return OptionsMapper.defaults(TimeSvdPlusPlusOptions.class);
  }

  FeedbackSettings settings() {
    TimeSettings time =
        new TimeSettings(
            factorization.common().learning(timeLearningRate, timeRegularization),
            timeExponent,
            itemBins);
    return factorization.settings(TimeSvdPlusPlus.NAME, Optional.of(time));
  }
}
