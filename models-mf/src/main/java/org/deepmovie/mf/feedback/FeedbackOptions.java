package org.deepmovie.mf.feedback;

import java.util.Optional;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.options.Hyperparameter;

/** Options that all models with feedback have; defaults, ranges and meaning stand on them. */
public record FeedbackOptions(
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
            doc =
                "whose vectors feedback is a part of: nobody's, the users' (as published), the items' or both")
        ImplicitFeedbackSide implicit,
    @Hyperparameter(
            value = "0.015",
            min = 1e-6,
            max = 1,
            tune = "0.003..0.03 log",
            doc =
                "learning rate of factors in the first epoch, and of biases where they have none of their own")
        double learningRate,
    @Hyperparameter(
            value = "0.0075",
            min = 0,
            max = 1,
            tune = "0.001..0.03 log",
            doc = "learning rate of the vectors of feedback in the first epoch")
        double feedbackLearningRate,
    @Hyperparameter(
            value = "0.92",
            min = 0.1,
            max = 1,
            tune = "0.9..1",
            doc = "what multiplies the learning rates after every epoch")
        double decay,
    @Hyperparameter(
            value = "2.7",
            min = 0,
            max = 1e6,
            tune = "0.3..10 log",
            doc = "regularizes the items' factors")
        double itemRegularization,
    @Hyperparameter(
            value = "2.5",
            min = 0,
            max = 1e6,
            tune = "0.3..10 log",
            doc = "regularizes the vectors of feedback")
        double feedbackRegularization,
    @Hyperparameter(
            value = "0.1",
            min = 0,
            max = 1e6,
            tune = "0.01..1 log",
            doc = "regularizes biases")
        double biasRegularization,
    @Hyperparameter(
            value = "sqrt",
            doc =
                "what multiplies every lambda: 1, or the root of the row's number of entries, or the number")
        Regularization.Weighting weights,
    @Hyperparameter(
            value = "0.045",
            min = 1e-6,
            max = 10,
            tune = "0.01..0.1 log",
            doc = "standard deviation of the factors before the first epoch")
        double initialStdDev,
    @Hyperparameter(value = "25", min = 1, max = 10000, resource = true, doc = "epochs at most")
        int epochs,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "epochs without a better validation error before the fit stops")
        int patience) {

  /** The settings of the model {@code name}, of whose other parts the arguments tell. */
  FeedbackSettings settings(
      String name,
      Optional<Regularization> ownUsers,
      boolean residuals,
      Optional<FeedbackSettings.Time> time) {
    return new FeedbackSettings(
        name,
        factors,
        ownUsers,
        residuals,
        implicit,
        ridge(itemRegularization),
        ridge(feedbackRegularization),
        ridge(biasRegularization),
        new FeedbackSettings.Steps(
            learningRate,
            learningRate,
            feedbackLearningRate,
            decay,
            initialStdDev,
            epochs,
            patience),
        time);
  }

  Regularization ridge(double lambda) {
    return new Regularization(lambda, weights);
  }
}
