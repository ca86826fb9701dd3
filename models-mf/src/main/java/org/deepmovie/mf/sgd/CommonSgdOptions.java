package org.deepmovie.mf.sgd;

import org.deepmovie.internal.sgd.SgdStep;
import org.deepmovie.options.Hyperparameter;

/**
 * Options that all factorizations by stochastic gradient descent have; defaults, ranges and meaning
 * stand on the components.
 */
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
            doc = "multiplies the learning rates after every epoch")
        double decay,
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
            doc =
                "standard deviation of the factors before the first epoch; a small one overfits less")
        double initialStdDev,
    @Hyperparameter(value = "50", min = 1, max = 10000, resource = true, doc = "epochs at most")
        int epochs,
    @Hyperparameter(
            value = "5",
            min = 1,
            max = 10000,
            doc = "epochs without a better validation error before the fit stops")
        int patience) {

  /** The step of an epoch, numbered from 1, on factors and biases. */
  SgdStep step(int epoch, double biasLearningRate, double biasRegularization) {
    double decayed = Math.pow(decay, epoch - 1);
    return new SgdStep(
        (float) (learningRate * decayed),
        (float) regularization,
        (float) (biasLearningRate * decayed),
        (float) biasRegularization);
  }
}
