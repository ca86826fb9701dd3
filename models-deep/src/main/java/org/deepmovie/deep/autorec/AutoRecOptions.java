package org.deepmovie.deep.autorec;

import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.nn.Activation;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link AutoRec}; defaults, ranges and meaning stand on the components. */
public record AutoRecOptions(
    @Hyperparameter(
            value = "500",
            min = 1,
            max = 10000,
            tune = "100..1000 log",
            doc = "units of the first hidden layer")
        int hidden,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = 10000,
            doc = "units of the second hidden layer, for which tanh is better; 0: there is none")
        int secondHiddenUnits,
    @Hyperparameter(
            value = "sigmoid",
            tune = "identity,sigmoid,relu,tanh",
            doc = "activation of hidden units")
        Activation activation,
    @Hyperparameter(
            value = "identity",
            doc =
                "activation of output units; identity adds to what was taken off, the others give ratings by themselves")
        Activation output,
    @Hyperparameter(
            value = "baseline",
            tune = "middle,mean,baseline",
            doc = "what is taken off the ratings, and so stands for those that are not there")
        InputCentering centering,
    @Hyperparameter(
            value = "0.5",
            min = 0,
            max = 1,
            tune = "0..0.5",
            doc = "inputs are divided by this power of their number; 0: as published")
        double power,
    @Hyperparameter(
            value = "true",
            doc = "whether who rated is an input, too, apart from how; false: as published")
        boolean implicit,
    @Hyperparameter(
            value = "false",
            doc = "whether the row's attributes, such as an item's genres, are inputs")
        boolean attributes,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = 100_000,
            doc = "how many words of the items' texts are inputs, weighted by tf-idf; 0: none")
        int words,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = 0.95,
            tune = "0..0.6",
            doc = "part of the ratings that is left out of the inputs, drawn anew in every epoch")
        double noise,
    @Hyperparameter(
            value = "0.3",
            min = 0,
            max = 1e6,
            tune = "0.03..30 log",
            doc = "regularizes the weights of inputs, and between hidden layers")
        double inputRegularization,
    @Hyperparameter(
            value = "50",
            min = 0,
            max = 1e6,
            tune = "5..200 log",
            doc = "regularizes the weights of outputs")
        double outputRegularization,
    @Hyperparameter(
            value = "none",
            doc =
                "what multiplies lambda: 1, or the root of the number of ratings of the input or output, or the number")
        Regularization.Scaling weights,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = 1,
            doc = "elastic net: the part of L1 in the regularization, the rest being L2")
        double l1Part,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = 1000,
            doc = "weight of the squared distance of answers to the rating scale, beside the error")
        double offScale,
    @Hyperparameter(value = "adam", tune = "adam,rmsprop", doc = "how gradients move weights")
        RowOptimizer optimizer,
    @Hyperparameter(
            value = "0.001",
            min = 1e-6,
            max = 10,
            tune = "0.0003..0.003 log",
            doc = "learning rate in the first epoch")
        double learningRate,
    @Hyperparameter(
            value = "1",
            min = 0.1,
            max = 1,
            tune = "0.7..1",
            doc =
                "what multiplies learning rate and regularization at every decayInterval-th epoch")
        double decay,
    @Hyperparameter(value = "10", min = 1, max = 10000, doc = "epochs from one decay to the next")
        int decayInterval,
    @Hyperparameter(
            value = "256",
            min = 1,
            max = 1e9,
            tune = "128..1024 log",
            doc = "rows per step; more than there are: all")
        int batchSize,
    @Hyperparameter(
            value = "0.1",
            min = 1e-6,
            max = 10,
            tune = "0.02..0.3 log",
            doc = "standard deviation of the weights of ratings and marks before the first epoch")
        double initialStdDev,
    @Hyperparameter(value = "60", min = 1, max = 10000, resource = true, doc = "epochs at most")
        int epochs,
    @Hyperparameter(
            value = "10",
            min = 1,
            max = 10000,
            doc = "epochs without a better validation error before the fit stops")
        int patience) {

  /** The number of units of the last hidden layer. */
  int width() {
    return secondHiddenUnits > 0 ? secondHiddenUnits : hidden;
  }

  /** Whether more is known of rows than their ratings. */
  boolean hasFeatures() {
    return attributes || words > 0;
  }

  Regularization inputRidge() {
    return new Regularization(inputRegularization, weights);
  }

  Regularization outputRidge() {
    return new Regularization(outputRegularization, weights);
  }
}
