package org.deepmovie.text;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of the two dense layers at the end of a text encoder. */
public record DenseHeadOptions(
    @Hyperparameter(value = "200", min = 1, max = 2000, doc = "units of the hidden layer")
        int hiddenUnits,
    @Hyperparameter(
            value = "0.2",
            min = 0,
            max = 0.9,
            tune = "0..0.5",
            doc = "dropout probability of the hidden units")
        double dropout)
    implements DenseHeadOptionsWith {
  /** Every option at its default. */
  public static DenseHeadOptions defaults() {
    return OptionsMapper.defaults(DenseHeadOptions.class);
  }
}
