package org.deepmovie.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

  /**
   * The standard errors of the ranking metrics of a run that come from ranking a {@link UserSample}
   * of the users: root mean squares over the runs. Empty if all users are ranked. Confidence
   * intervals over repeats include these errors, as each repeat draws other users.
   */
  public Map<String, Double> samplingErrors() {
    Map<String, Double> errors = new LinkedHashMap<>();
    for (ExperimentRun run : runs) {
      run.report()
          .samplingErrors()
          .forEach((name, error) -> errors.merge(name, error * error, Double::sum));
    }
    errors.replaceAll((name, sum) -> Math.sqrt(sum / runs.size()));
    return errors;
  }

  /**
   * The mean difference of {@code metric} to that of {@code other} with its confidence interval, in
   * pairs of runs of the same repeat and fold: what is common to both models in a split cancels
   * out. Repeats share ratings, so the interval is a little too narrow. Without values if no pair
   * of runs has the metric.
   *
   * @throws IllegalArgumentException if the two have different numbers of runs
   */
  public ConfidenceInterval differenceTo(ExperimentResult other, String metric) {
    if (runs.size() != other.runs.size()) {
      throw new IllegalArgumentException(
          runs.size() + " runs and " + other.runs.size() + " are no pairs");
    }
    return ConfidenceInterval.of(
        IntStream.range(0, runs.size())
            .filter(run -> has(metric, run) && other.has(metric, run))
            .mapToDouble(run -> value(metric, run) - other.value(metric, run))
            .toArray());
  }

  private boolean has(String metric, int run) {
    return runs.get(run).report().metrics().containsKey(metric);
  }

  private double value(String metric, int run) {
    return runs.get(run).report().metric(metric);
  }
}
