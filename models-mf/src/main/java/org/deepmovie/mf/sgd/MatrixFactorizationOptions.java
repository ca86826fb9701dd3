package org.deepmovie.mf.sgd;

import org.deepmovie.factor.SgdStep;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link MatrixFactorization}; defaults, ranges and meaning stand on the components. */
public record MatrixFactorizationOptions(
    @Hyperparameter(value = "128", min = 1, max = 2000, doc = "length of the factor vectors")
        int factors,
    @Hyperparameter(
            value = "0.01",
            min = 1e-6,
            max = 1,
            doc = "learning rate of the factors in the first epoch")
        double learningRate,
    @Hyperparameter(
            value = "0.99",
            min = 0.1,
            max = 1,
            doc = "what multiplies the learning rate after every epoch")
        double decay,
    @Hyperparameter(
            value = "0.03",
            min = 1e-6,
            max = 100,
            doc = "weight of the squared factors, per rating")
        double regularization,
    @Hyperparameter(
            value = "false",
            doc = "whether the mean of the ratings is taken off them; as published it is not")
        boolean centered,
    @Hyperparameter(
            value = "0.01",
            min = 1e-6,
            max = 10,
            doc =
                "standard deviation of the factors before the first epoch; small ones overfit less")
        double initialDeviation,
    @Hyperparameter(value = "40", min = 1, max = 10000, doc = "epochs at most") int epochs,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "epochs without a better validation error before the fit stops")
        int patience)
    implements SgdOptions {

  @Override
  public SgdStep step(int epoch) {
    double rate = learningRate * Math.pow(decay, epoch - 1);
    return new SgdStep((float) rate, (float) regularization, 0, 0);
  }
}
