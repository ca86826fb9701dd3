package org.deepmovie.mf.feedback;

import java.util.Optional;
import org.deepmovie.factor.Ridge;
import org.deepmovie.mf.Implicit;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link Nsvd}; defaults, ranges and meaning stand on the components. */
public record NsvdOptions(
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 2000,
            tune = "20..200 log",
            doc = "length of the factor vectors")
        int factors,
    @Hyperparameter(
            value = "both",
            tune = "users,both",
            doc = "whose vectors feedback is a part of: the users' (as published) or both")
        Implicit implicit,
    @Hyperparameter(
            value = "0.01",
            min = 1e-6,
            max = 1,
            tune = "0.003..0.03 log",
            doc = "learning rate of factors and biases in the first epoch")
        double learningRate,
    @Hyperparameter(
            value = "0.0075",
            min = 0,
            max = 1,
            tune = "0.001..0.03 log",
            doc = "learning rate of the vectors that users are sums of in the first epoch")
        double feedbackLearningRate,
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
            tune = "0.3..10 log",
            doc = "regularizes the items' factors")
        double lambdaItem,
    @Hyperparameter(
            value = "0.8",
            min = 0,
            max = 1e6,
            tune = "0.3..10 log",
            doc = "regularizes the vectors that users are sums of")
        double lambdaFeedback,
    @Hyperparameter(
            value = "0.2",
            min = 0,
            max = 1e6,
            tune = "0.01..1 log",
            doc = "regularizes biases")
        double lambdaBias,
    @Hyperparameter(
            value = "sqrt",
            doc =
                "what multiplies every lambda: 1, or the root of the row's number of entries, or the number")
        Ridge.Weighting weights,
    @Hyperparameter(
            value = "0.05",
            min = 1e-6,
            max = 10,
            tune = "0.01..0.1 log",
            doc = "standard deviation of the factors before the first epoch")
        double initialDeviation,
    @Hyperparameter(value = "35", min = 1, max = 10000, resource = true, doc = "epochs at most")
        int epochs,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "epochs without a better validation error before the fit stops")
        int patience) {

  /** Checks that users have vectors. */
  public NsvdOptions {
    if (!implicit.ofUsers()) {
      throw new IllegalArgumentException(
          "implicit=none and items leave users without vectors; give users or both");
    }
  }

  Settings settings() {
    return new Settings(
        Nsvd.NAME,
        factors,
        Optional.empty(),
        false,
        implicit,
        new Ridge(lambdaItem, weights),
        new Ridge(lambdaFeedback, weights),
        new Ridge(lambdaBias, weights),
        new Settings.Steps(
            learningRate,
            learningRate,
            feedbackLearningRate,
            decay,
            initialDeviation,
            epochs,
            patience),
        Optional.empty());
  }
}
