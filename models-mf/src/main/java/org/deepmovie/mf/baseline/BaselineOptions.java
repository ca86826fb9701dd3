package org.deepmovie.mf.baseline;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of {@link Baseline}. */
public record BaselineOptions(
    @Hyperparameter(
            value = "als",
            doc = "how the biases are fitted: als, means (one epoch of als) or sgd")
        BaselineMethod method,
    @Hyperparameter(
            value = "5",
            min = 0,
            max = 1e6,
            tune = "0.5..50 log",
            doc = "shrinks a user's bias as that many average ratings would (als, means)")
        double userBiasRegularization,
    @Hyperparameter(
            value = "5",
            min = 0,
            max = 1e6,
            tune = "0.5..50 log",
            doc = "shrinks an item's bias as that many average ratings would (als, means)")
        double itemBiasRegularization,
    @Hyperparameter(value = "10", min = 1, max = 1000, doc = "number of epochs (als, sgd)")
        int epochs,
    @Hyperparameter(value = "0.01", min = 1e-6, max = 1, doc = "learning rate (sgd)")
        double learningRate,
    @Hyperparameter(
            value = "0.03",
            min = 0,
            max = 100,
            doc = "weight of the squared biases, per rating (sgd)")
        double regularization)
    implements BaselineOptionsWith {

  /** Every option at its default. */
  public static BaselineOptions defaults() {
    return OptionsMapper.defaults(BaselineOptions.class);
  }
}
