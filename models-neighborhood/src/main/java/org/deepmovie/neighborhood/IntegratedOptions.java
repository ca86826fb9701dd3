package org.deepmovie.neighborhood;

import org.deepmovie.mf.feedback.SvdPlusPlusOptions;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link Integrated}; defaults, ranges and meaning stand on the components. */
public record IntegratedOptions(
    SvdPlusPlusOptions factorization,
    @Hyperparameter(
            value = "0.007",
            min = 0,
            max = 1,
            tune = "0.003..0.03 log",
            doc = "learning rate of biases in the first epoch")
        double biasLearningRate,
    @Hyperparameter(
            value = "300",
            min = 1,
            max = 1_000_000,
            tune = "50..1000 log",
            doc =
                "neighbours of an item, the most similar ones of a correlation above 0; as many as there are items: all of these")
        int k,
    @Hyperparameter(
            value = "100",
            min = 0,
            max = 1e6,
            tune = "10..300 log",
            doc = "lambda2: multiplies a correlation over n users by n / (n + lambda2)")
        double lambda2,
    @Hyperparameter(
            value = "0.004",
            min = 0,
            max = 1,
            tune = "0.0003..0.01 log",
            doc = "learning rate of the neighbours' weights in the first epoch")
        double neighborLearningRate,
    @Hyperparameter(
            value = "1",
            min = 0,
            max = 1e6,
            tune = "0.1..10 log",
            doc = "regularizes the weights of neighbours' ratings, w_ij")
        double lambdaWeight,
    @Hyperparameter(
            value = "1",
            min = 0,
            max = 1e6,
            tune = "0.1..10 log",
            doc = "regularizes the weights of which neighbours were rated, c_ij")
        double lambdaImplicit,
    @Hyperparameter(
            value = "15",
            min = 0,
            max = 1e6,
            tune = "2..50 log",
            doc =
                "pulls the biases of the fixed baseline b~ to 0 as that many average ratings would")
        double lambdaBaseline) {

  WeightSettings settings() {
    return new WeightSettings(
        k, lambda2, 0, neighborLearningRate, lambdaWeight, lambdaImplicit, factorization.weights());
  }

  /** Of the fixed baseline b~ around which the neighbours' ratings are taken. */
  BaselineOptions baseline() {
    return new BaselineOptions(lambdaBaseline, lambdaBaseline);
  }
}
