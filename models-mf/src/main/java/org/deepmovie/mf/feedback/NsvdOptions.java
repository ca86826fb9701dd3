package org.deepmovie.mf.feedback;

import java.util.Optional;
import org.deepmovie.factor.Ridge;
import org.deepmovie.mf.Implicit;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link Nsvd}; defaults, ranges and meaning stand on the components. */
public record NsvdOptions(
    @Hyperparameter(value = "100", min = 1, max = 2000, doc = "length of the factor vectors")
        int factors,
    @Hyperparameter(
            value = "both",
            doc = "whose vectors feedback is a part of: users (as published) or both")
        Implicit implicit,
    @Hyperparameter(
            value = "0.01",
            min = 1e-6,
            max = 1,
            doc = "step of factors and biases in the first epoch")
        double learningRate,
    @Hyperparameter(
            value = "0.005",
            min = 0,
            max = 1,
            doc = "step of the vectors of feedback in the first epoch")
        double feedbackRate,
    @Hyperparameter(
            value = "0.95",
            min = 0.01,
            max = 1,
            doc = "what both steps are multiplied by after every epoch")
        double decay,
    @Hyperparameter(value = "3", min = 0, max = 1e6, doc = "regularizes the items' factors")
        double lambdaItem,
    @Hyperparameter(value = "2.5", min = 0, max = 1e6, doc = "regularizes the vectors of feedback")
        double lambdaFeedback,
    @Hyperparameter(value = "0.1", min = 0, max = 1e6, doc = "regularizes biases")
        double lambdaBias,
    @Hyperparameter(
            value = "sqrt",
            doc =
                "what multiplies every lambda: 1, or the root of the row's number of ratings, or the number")
        Ridge.Weighting weights,
    @Hyperparameter(
            value = "0.03",
            min = 1e-6,
            max = 10,
            doc = "standard deviation of the initial factors")
        double initialDeviation,
    @Hyperparameter(value = "40", min = 1, max = 10000, doc = "epochs at most") int epochs,
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
        new Settings.Steps(learningRate, feedbackRate, decay, initialDeviation, epochs, patience));
  }
}
