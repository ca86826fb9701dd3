package org.deepmovie.text;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of a text CNN that is a part of a larger network, such as {@code text-cnn-rating}. */
public record ConvolutionOptions(
    WordOptions words,
    @Hyperparameter(
            value = "50",
            min = 1,
            max = 1000,
            doc = "filters of each width: 2, 3, 4 and 5 words")
        int filters,
    @Hyperparameter(
            value = "0.2",
            min = 0,
            max = 0.9,
            tune = "0..0.5",
            doc = "dropout probability of the filters' outputs")
        double dropout)
    implements ConvolutionOptionsWith {
  /** Every option at its default. */
  public static ConvolutionOptions defaults() {
    return OptionsMapper.defaults(ConvolutionOptions.class);
  }
}
