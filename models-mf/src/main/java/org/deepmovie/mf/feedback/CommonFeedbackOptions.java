package org.deepmovie.mf.feedback;

import java.util.Optional;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.mf.feedback.EpochSettings;
import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.internal.mf.feedback.VectorParts;
import org.deepmovie.internal.mf.time.TimeSettings;
import org.deepmovie.internal.mf.vector.LearningSettings;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.common.RegularizationScaling;

/** The options that all models of this package have. */
public record CommonFeedbackOptions(
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
                "whose vectors have a part for implicit feedback: none, users (as published), items or both")
        ImplicitFeedbackSide implicitFeedback,
    @Hyperparameter(
            value = "0.015",
            min = 1e-6,
            max = 1,
            tune = "0.003..0.03 log",
            doc = "learning rate in the first epoch")
        double learningRate,
    @Hyperparameter(
            value = "0.0075",
            min = 0,
            max = 1,
            tune = "0.001..0.03 log",
            doc = "learning rate of the feedback vectors in the first epoch")
        double feedbackLearningRate,
    @Hyperparameter(
            value = "0.92",
            min = 0.1,
            max = 1,
            tune = "0.9..1",
            doc = "multiplies every learning rate after each epoch")
        double learningRateDecay,
    @Hyperparameter(
            value = "2.7",
            min = 0,
            max = 1e6,
            tune = "0.3..10 log",
            doc = "weight of the items' squared factors")
        double itemRegularization,
    @Hyperparameter(
            value = "2.5",
            min = 0,
            max = 1e6,
            tune = "0.3..10 log",
            doc = "weight of the squared feedback vectors")
        double feedbackRegularization,
    @Hyperparameter(
            value = "0.1",
            min = 0,
            max = 1e6,
            tune = "0.01..1 log",
            doc = "weight of the squared biases")
        double biasRegularization,
    @Hyperparameter(
            value = "sqrt",
            doc =
                "factor of a parameter's regularization: none (1), sqrt (root of the"
                    + " number of ratings that depend on it) or count (the number)")
        RegularizationScaling regularizationScaling,
    @Hyperparameter(
            value = "0.045",
            min = 1e-6,
            max = 10,
            tune = "0.01..0.1 log",
            doc = "standard deviation of the factors before the first epoch")
        double initialStdDev,
    @Hyperparameter(
            value = "25",
            min = 1,
            max = 10000,
            resource = true,
            doc = "maximum number of epochs")
        int epochs,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "epochs without a lower validation error before the fit stops")
        int patience)
    implements CommonFeedbackOptionsWith {

  /** Every option at its default. */
  public static CommonFeedbackOptions defaults() {
    return OptionsMapper.defaults(CommonFeedbackOptions.class);
  }

  /**
   * The settings of a model without own factors of the users.
   *
   * @param residualFeedback whether users' vectors have a part for the distances of their ratings
   *     from the baseline
   */
  FeedbackSettings settings(String model, boolean residualFeedback) {
    return settings(
        model,
        new VectorParts(Optional.empty(), implicitFeedback.ofUsers(), residualFeedback),
        Optional.empty());
  }

  /** The settings of a model whose users have factors of their own. */
  FeedbackSettings settings(String model, double userRegularization, Optional<TimeSettings> time) {
    return settings(
        model,
        new VectorParts(
            Optional.of(learning(learningRate, userRegularization)),
            implicitFeedback.ofUsers(),
            false),
        time);
  }

  private FeedbackSettings settings(String model, VectorParts users, Optional<TimeSettings> time) {
    return new FeedbackSettings(
        model,
        factors,
        initialStdDev,
        users,
        new VectorParts(
            Optional.of(learning(learningRate, itemRegularization)),
            implicitFeedback.ofItems(),
            false),
        learning(feedbackLearningRate, feedbackRegularization),
        learning(learningRate, biasRegularization),
        time,
        new EpochSettings(learningRateDecay, epochs, patience));
  }

  /** How a group of parameters is learned. */
  LearningSettings learning(double rate, double regularization) {
    return new LearningSettings(rate, new Regularization(regularization, regularizationScaling));
  }
}
