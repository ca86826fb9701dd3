package org.deepmovie.neighborhood.global;

import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link GlobalNgbr}; defaults, ranges and meaning stand on the components. */
public record GlobalNgbrOptions(
    NeighborWeightOptions neighbors,
    @Hyperparameter(
            value = "1",
            min = 0,
            max = 100,
            tune = "0..5",
            doc = "what multiplies the correlations of neighbours to give the w_ij to start from")
        double initialWeight,
    @Hyperparameter(
            value = "0.02",
            min = 1e-6,
            max = 1,
            tune = "0.001..0.03 log",
            doc = "learning rate of the neighbours' weights in the first epoch")
        double learningRate,
    @Hyperparameter(
            value = "0.005",
            min = 0,
            max = 1,
            tune = "0.001..0.03 log",
            doc = "learning rate of biases in the first epoch")
        double biasLearningRate,
    @Hyperparameter(
            value = "0.95",
            min = 0.1,
            max = 1,
            tune = "0.9..1",
            doc = "what multiplies the learning rates after every epoch")
        double decay,
    @Hyperparameter(
            value = "2",
            min = 0,
            max = 1e6,
            tune = "0.01..10 log",
            doc = "regularizes biases")
        double biasRegularization,
    @Hyperparameter(
            value = "none",
            tune = "none,sqrt,count",
            doc =
                "what multiplies every lambda: 1, or the root of the number of ratings that a parameter has a part in, or the number")
        Regularization.Scaling weights,
    @Hyperparameter(value = "40", min = 1, max = 10000, resource = true, doc = "epochs at most")
        int epochs,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "epochs without a better validation error before the fit stops")
        int patience) {

  public NeighborWeightSettings settings() {
    return neighbors.settings(initialWeight, learningRate, weights);
  }

  public Regularization biases() {
    return new Regularization(biasRegularization, weights);
  }
}
