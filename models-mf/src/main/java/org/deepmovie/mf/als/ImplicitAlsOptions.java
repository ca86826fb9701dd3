package org.deepmovie.mf.als;

import org.deepmovie.data.RatingScale;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.Preset;

/** Options of {@link ImplicitAls}; defaults, ranges and meaning stand on the components. */
public record ImplicitAlsOptions(
    @Preset(option = "factors", value = "50", tune = "10..200 log")
        @Preset(option = "initialStdDev", value = "0.1")
        @Preset(option = "iterations", value = "10")
        CommonAlsOptions sweeps,
    @Hyperparameter(
            value = "1",
            min = 1e-4,
            max = 1e6,
            tune = "0.1..10 log",
            doc = "how much an observation adds to the confidence of 1 in what was not observed")
        double alpha,
    @Hyperparameter(
            value = "rating",
            doc = "what multiplies alpha: 1, or the rating counted from 1 at the scale's least")
        Strength strength,
    @Hyperparameter(
            value = "40",
            min = 1e-6,
            max = 1e6,
            tune = "3..300 log",
            doc = "weight of the squared factors of a user or item")
        double lambda) {

  ConfidenceWeights confidence(RatingScale scale) {
    return new ConfidenceWeights(alpha, strength, scale);
  }

  /** r of Hu et al. 2008: how strong an observation is. */
  public enum Strength {
    /** 1, whatever the rating. */
    ONE,
    /** The rating, counted from 1 at the least of the scale. */
    RATING
  }
}
