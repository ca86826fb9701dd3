package org.deepmovie.mf.sgd;

import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.sgd.SgdStep;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link Svd}; defaults, ranges and meaning stand on the components. */
public record SvdOptions(
    CommonSgdOptions descent,
    @Hyperparameter(
            value = "0.008",
            min = 0,
            max = 1,
            tune = "0.001..0.02 log",
            doc = "learning rate of the biases in the first epoch")
        double biasLearningRate,
    @Hyperparameter(
            value = "0.03",
            min = 0,
            max = 100,
            tune = "0.003..0.3 log",
            doc = "weight of the squared biases, per rating")
        double biasRegularization)
    implements SgdOptions {

  /** The errors grow with the width of the scale. */
  @Override
  public double unit(RatingScale scale) {
    return scale.unit();
  }

  @Override
  public SgdStep step(int epoch) {
    return descent.step(epoch, biasLearningRate, biasRegularization);
  }
}
