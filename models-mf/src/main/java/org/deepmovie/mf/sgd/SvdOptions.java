package org.deepmovie.mf.sgd;

import org.deepmovie.factor.SgdStep;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link Svd}; defaults, ranges and meaning stand on the components. */
public record SvdOptions(
    @Hyperparameter(value = "128", min = 1, max = 2000, doc = "length of the factor vectors")
        int factors,
    @Hyperparameter(
            value = "0.01",
            min = 1e-6,
            max = 1,
            doc = "learning rate of the factors in the first epoch")
        double learningRate,
    @Hyperparameter(
            value = "0.003",
            min = 0,
            max = 1,
            doc = "learning rate of the biases in the first epoch")
        double biasLearningRate,
    @Hyperparameter(
            value = "0.99",
            min = 0.1,
            max = 1,
            doc = "what multiplies the learning rates after every epoch")
        double decay,
    @Hyperparameter(
            value = "0.03",
            min = 1e-6,
            max = 100,
            doc = "weight of the squared factors, per rating")
        double regularization,
    @Hyperparameter(
            value = "0.03",
            min = 0,
            max = 100,
            doc = "weight of the squared biases, per rating")
        double biasRegularization,
    @Hyperparameter(
            value = "0.001",
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
    double decayed = Math.pow(decay, epoch - 1);
    return new SgdStep(
        (float) (learningRate * decayed),
        (float) regularization,
        (float) (biasLearningRate * decayed),
        (float) biasRegularization);
  }
}
