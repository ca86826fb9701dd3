package org.deepmovie.eval;

import java.util.List;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.train.TrainingListener;

/**
 * All fits of one model in an {@link Experiment}.
 *
 * @param runs the fits by repeat and fold
 * @param summary means and confidence intervals over the runs
 * @param model the model of the last run
 * @param split the split of the last run
 */
public record ExperimentResult(
    List<ExperimentRun> runs, EvaluationSummary summary, Recommender model, Split split) {

  public ExperimentResult {
    runs = List.copyOf(runs);
  }

  /** The mean duration of a fit. */
  public double fitSeconds() {
    return runs.stream().mapToDouble(ExperimentRun::fitSeconds).average().orElse(Double.NaN);
  }

  /** The mean number of epochs of a fit; 0 if the trainer reports none. */
  public double epochs() {
    return runs.stream().mapToInt(run -> run.epochs().size()).average().orElse(0);
  }

  /** The mean duration of an epoch; NaN if the trainer reports none. */
  public double epochSeconds() {
    return runs.stream()
        .flatMap(run -> run.epochs().stream())
        .mapToDouble(TrainingListener.Epoch::seconds)
        .average()
        .orElse(Double.NaN);
  }
}
