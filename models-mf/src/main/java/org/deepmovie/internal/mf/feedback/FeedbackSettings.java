package org.deepmovie.internal.mf.feedback;

import java.util.Optional;
import org.deepmovie.internal.mf.time.TimeSettings;
import org.deepmovie.internal.mf.vector.LearningSettings;

/**
 * The parts of a model of the family, and how they are fitted.
 *
 * @param model the model's name
 * @param factors the length of the vectors
 * @param initialStdDev standard deviation of own factors before the first epoch
 * @param users the parts of the users' vectors
 * @param items the parts of the items' vectors: own factors, and perhaps implicit feedback
 * @param feedback how the vectors are learned whose sums are parts of others
 * @param biases how biases are learned
 * @param time how time is taken account of, if it is
 * @param epochs the course of the fit
 */
public record FeedbackSettings(
    String model,
    int factors,
    double initialStdDev,
    VectorParts users,
    VectorParts items,
    LearningSettings feedback,
    LearningSettings biases,
    Optional<TimeSettings> time,
    EpochSettings epochs) {

  /**
   * The settings that do to ratings {@code unit} times as large what these do: biases grow with the
   * ratings, vectors with their root.
   */
  public FeedbackSettings stretched(double unit) {
    return new FeedbackSettings(
        model,
        factors,
        initialStdDev * Math.sqrt(unit),
        users.stretched(unit),
        items.stretched(unit),
        feedback.stretched(unit),
        biases,
        time,
        epochs);
  }

  /** The same with another learning rate of the biases. */
  FeedbackSettings withBiasLearningRate(double learningRate) {
    return new FeedbackSettings(
        model,
        factors,
        initialStdDev,
        users,
        items,
        feedback,
        new LearningSettings(learningRate, biases.regularization()),
        time,
        epochs);
  }
}
