package org.deepmovie.mf.als;

import org.deepmovie.data.RatingScale;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.Preset;

/** Options of {@link ImplicitAls}. */
public record ImplicitAlsOptions(
    @Preset(option = "factors", value = "50", tune = "10..200 log")
        @Preset(option = "initialStdDev", value = "0.1")
        @Preset(option = "epochs", value = "10")
        CommonAlsOptions common,
    @Hyperparameter(
            value = "1",
            min = 1e-4,
            max = 1e6,
            tune = "0.1..10 log",
            doc = "confidence that an observation adds to the confidence of 1 in a missing one")
        double alpha,
    @Hyperparameter(
            value = "rating",
            doc =
                "multiplies alpha: 1 (one), or the rating, counted from 1 at the least of the scale, and 1 + ln n of a count n (rating)")
        ConfidenceMeasure confidence,
    @Hyperparameter(
            value = "40",
            min = 1e-6,
            max = 1e6,
            tune = "3..300 log",
            doc = "weight of the squared factors of users and items")
        double regularization)
    implements ImplicitAlsOptionsWith {

  /** Every option at its default. */
  public static ImplicitAlsOptions defaults() {
    return OptionsMapper.defaults(ImplicitAlsOptions.class);
  }

  /** The confidence in ratings of {@code scale}. */
  ConfidenceWeights weights(RatingScale scale) {
    return new ConfidenceWeights(alpha, confidence, scale);
  }
}
