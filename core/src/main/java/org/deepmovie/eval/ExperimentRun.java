package org.deepmovie.eval;

import java.util.List;
import org.deepmovie.train.TrainingListener;

/**
 * One fit of an {@link Experiment}.
 *
 * @param fitSeconds the duration of the fit, including the computation of validation errors
 * @param epochs the epochs that the trainer reported
 * @param report the metrics on the test set
 */
public record ExperimentRun(
    double fitSeconds, List<TrainingListener.Epoch> epochs, EvaluationReport report) {

  public ExperimentRun {
    epochs = List.copyOf(epochs);
  }
}
