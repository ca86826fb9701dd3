package org.deepmovie.mf.sgd;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** The options that all factorizations by stochastic gradient descent have. */
public record CommonSgdOptions(
    @Hyperparameter(
            value = "128",
            min = 1,
            max = 2000,
            tune = "16..256 log",
            doc = "length of the factor vectors")
        int factors,
    @Hyperparameter(
            value = "0.02",
            min = 1e-6,
            max = 1,
            tune = "0.003..0.05 log",
            doc = "learning rate of the factors in the first epoch")
        double learningRate,
    @Hyperparameter(
            value = "0.95",
            min = 0.1,
            max = 1,
            tune = "0.9..1",
            doc = "multiplies every learning rate after each epoch")
        double learningRateDecay,
    @Hyperparameter(
            value = "0.04",
            min = 1e-6,
            max = 100,
            tune = "0.01..0.2 log",
            doc = "weight of the squared factors, per rating")
        double regularization,
    @Hyperparameter(
            value = "0.003",
            min = 1e-6,
            max = 10,
            tune = "0.001..0.1 log",
            doc = "standard deviation of the factors before the first epoch")
        double initialStdDev,
    @Hyperparameter(
            value = "50",
            min = 1,
            max = 10000,
            resource = true,
            doc = "maximum number of epochs")
        int epochs,
    @Hyperparameter(
            value = "5",
            min = 1,
            max = 10000,
            doc = "epochs without a lower validation error before the fit stops")
        int patience)
    implements CommonSgdOptionsWith {

  /** Every option at its default. */
  public static CommonSgdOptions defaults() {
    return OptionsMapper.defaults(CommonSgdOptions.class);
  }
}
