package org.deepmovie.blend;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of {@link Blend}. */
public record BlendOptions(
    @Hyperparameter(
            value = Blend.AUTO,
            doc =
                "the models that are blended, such as svd++/pmf(factors=20,epochs=9); auto: those"
                    + " of integrated, bayesian-svd++(factors=20), autorec-item and wgt-ngbr that"
                    + " are there; if fewer than two are, pmf by least squares and by Gibbs"
                    + " sampling")
        String models,
    @Hyperparameter(
            value = "non-negative",
            doc = "which weights the models may have: non-negative or free")
        WeightConstraint weights,
    @Hyperparameter(
            value = "true",
            doc =
                "whether the weights may depend on the numbers of ratings of user and item, which"
                    + " they do if the validation ratings are predicted better")
        boolean supportWeights,
    @Hyperparameter(
            value = "0.05",
            min = 0.001,
            max = 0.9,
            doc =
                "share of the training ratings that is held out to learn the weights, if no"
                    + " validation set is given")
        double validation,
    @Hyperparameter(
            value = "true",
            doc =
                "whether the models are fitted again, to training and validation ratings, when the"
                    + " weights are known")
        boolean refit)
    implements BlendOptionsWith {

  /** Every option at its default. */
  public static BlendOptions defaults() {
    return OptionsMapper.defaults(BlendOptions.class);
  }
}
