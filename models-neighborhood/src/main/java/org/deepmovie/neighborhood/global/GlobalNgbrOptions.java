package org.deepmovie.neighborhood.global;

import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.common.RegularizationScaling;

/** Options of {@link GlobalNgbr}; each component states its default, range and meaning. */
public record GlobalNgbrOptions(
    NeighborWeightOptions neighbors,
    @Hyperparameter(
            value = "1",
            min = 0,
            max = 100,
            tune = "0..5",
            doc =
                "the weights w_ij before the first epoch are this multiple of the correlations; 0"
                    + " as published")
        double initialWeight,
    @Hyperparameter(
            value = "0.02",
            min = 1e-6,
            max = 1,
            tune = "0.001..0.03 log",
            doc = "learning rate of the neighbors' weights in the first epoch")
        double learningRate,
    @Hyperparameter(
            value = "0.005",
            min = 0,
            max = 1,
            tune = "0.001..0.03 log",
            doc = "learning rate of the biases in the first epoch")
        double biasLearningRate,
    @Hyperparameter(
            value = "0.95",
            min = 0.1,
            max = 1,
            tune = "0.9..1",
            doc = "multiplies every learning rate after each epoch")
        double learningRateDecay,
    @Hyperparameter(
            value = "2",
            min = 0,
            max = 1e6,
            tune = "0.01..10 log",
            doc = "weight of the squared biases")
        double biasRegularization,
    @Hyperparameter(
            value = "none",
            tune = "none,sqrt,count",
            doc =
                "factor of a parameter's regularization: none (1), sqrt (root of the"
                    + " number of ratings that depend on it) or count (the number)")
        RegularizationScaling regularizationScaling,
    @Hyperparameter(
            value = "40",
            min = 1,
            max = 10000,
            resource = true,
            doc = "maximum number of epochs")
        int epochs,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "epochs without a lower validation error before the fit stops")
        int patience)
    implements GlobalNgbrOptionsWith {

  /** Every option at its default. */
  public static GlobalNgbrOptions defaults() {
    return OptionsMapper.defaults(GlobalNgbrOptions.class);
  }

  NeighborWeightSettings settings() {
    return new NeighborWeightSettings(
        neighbors, initialWeight, learningRate, regularizationScaling);
  }

  Regularization biases() {
    return new Regularization(biasRegularization, regularizationScaling);
  }
}
