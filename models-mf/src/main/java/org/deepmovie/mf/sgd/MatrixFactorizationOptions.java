package org.deepmovie.mf.sgd;

import org.deepmovie.data.RatingScale;
import org.deepmovie.factor.SgdStep;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link MatrixFactorization}; defaults, ranges and meaning stand on the components. */
public record MatrixFactorizationOptions(
    @Hyperparameter(
            value = "128",
            min = 1,
            max = 2000,
            tune = "16..256 log",
            doc = "length of the factor vectors")
        int factors,
    @Hyperparameter(
            value = "0.01",
            min = 1e-6,
            max = 1,
            tune = "0.003..0.05 log",
            doc = "learning rate of the factors in the first epoch")
        double learningRate,
    @Hyperparameter(
            value = "0.975",
            min = 0.1,
            max = 1,
            tune = "0.9..1",
            doc = "multiplies the learning rate after every epoch")
        double decay,
    @Hyperparameter(
            value = "0.045",
            min = 1e-6,
            max = 100,
            tune = "0.01..0.2 log",
            doc = "weight of the squared factors, per rating")
        double regularization,
    @Hyperparameter(
            value = "false",
            doc = "whether the mean of the ratings is taken off them; as published it is not")
        boolean centered,
    @Hyperparameter(
            value = "0.003",
            min = 1e-6,
            max = 10,
            tune = "0.001..0.1 log",
            doc =
                "standard deviation of the factors before the first epoch; a small one overfits less")
        double initialDeviation,
    @Hyperparameter(value = "80", min = 1, max = 10000, resource = true, doc = "epochs at most")
        int epochs,
    @Hyperparameter(
            value = "5",
            min = 1,
            max = 10000,
            doc = "epochs without a better validation error before the fit stops")
        int patience)
    implements SgdOptions {

  /**
   * The errors grow with the width of the scale, or with the ratings where nothing is taken off.
   */
  @Override
  public double unit(RatingScale scale) {
    return centered ? scale.unit() : Math.max(Math.abs(scale.min()), Math.abs(scale.max())) / 5;
  }

  @Override
  public SgdStep step(int epoch) {
    double rate = learningRate * Math.pow(decay, epoch - 1);
    return new SgdStep((float) rate, (float) regularization, 0, 0);
  }
}
