package org.deepmovie.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitter;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;

/**
 * Fits and judges models under the same conditions: repeat r = 0, 1, ... splits and fits with the
 * seed {@code seed + r}.
 *
 * @param data the whole data
 * @param splitter how to divide it
 * @param seed of the first repeat
 * @param repeats how often to split anew, from 1
 * @param threads for fitting
 * @param evaluator judges each fitted model
 */
public record Experiment(
    Dataset data, Splitter splitter, long seed, int repeats, int threads, Evaluator evaluator) {

  public Experiment {
    if (repeats < 1) {
      throw new IllegalArgumentException("repeats=" + repeats + "; give 1 or more");
    }
  }

  /**
   * One fit.
   *
   * @param fitSeconds how long it took, the computing of validation errors included
   * @param epochs what the trainer reported
   * @param report how the model did on the test part
   */
  public record Run(
      double fitSeconds, List<TrainingListener.Epoch> epochs, EvaluationReport report) {

    public Run {
      epochs = List.copyOf(epochs);
    }
  }

  /**
   * All fits of one model.
   *
   * @param runs by repeat and fold
   * @param summary means and intervals over the runs
   * @param model the model of the last run
   * @param split the split of the last run
   */
  public record Result(List<Run> runs, EvaluationSummary summary, Recommender model, Split split) {

    public Result {
      runs = List.copyOf(runs);
    }

    /** The mean time of a fit. */
    public double fitSeconds() {
      return runs.stream().mapToDouble(Run::fitSeconds).average().orElse(Double.NaN);
    }

    /** The mean number of epochs of a fit, 0 where the trainer reports none. */
    public double epochs() {
      return runs.stream().mapToInt(run -> run.epochs().size()).average().orElse(0);
    }

    /** The mean time of an epoch, NaN where the trainer reports none. */
    public double epochSeconds() {
      return runs.stream()
          .flatMap(run -> run.epochs().stream())
          .mapToDouble(TrainingListener.Epoch::seconds)
          .average()
          .orElse(Double.NaN);
    }
  }

  /**
   * Fits and judges models by {@code trainer}; {@code listener} is told of every epoch.
   *
   * @throws IllegalArgumentException if the data cannot be split or judged so
   */
  public Result run(Trainer trainer, TrainingListener listener) {
    return run(trainer, listener, (model, split) -> {});
  }

  /** The same, {@code judge} being given every fitted model with its split. */
  public Result run(
      Trainer trainer, TrainingListener listener, BiConsumer<Recommender, Split> judge) {
    evaluator.requireItems(data.items().size());
    List<Run> runs = new ArrayList<>();
    Recommender model = null;
    Split last = null;
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (Split split : splitter.split(data, seed + repeat)) {
        List<TrainingListener.Epoch> epochs = new ArrayList<>();
        TrainingContext context =
            new TrainingContext(
                seed + repeat,
                threads,
                Optional.of(split.validation()),
                epoch -> {
                  epochs.add(epoch);
                  listener.onEpoch(epoch);
                });
        long start = System.nanoTime();
        model = trainer.fit(split.train(), context);
        double seconds = (System.nanoTime() - start) / 1e9;
        runs.add(new Run(seconds, epochs, evaluator.evaluate(model, split)));
        judge.accept(model, split);
        last = split;
      }
    }
    List<EvaluationReport> reports = runs.stream().map(Run::report).toList();
    return new Result(runs, EvaluationSummary.of(reports), model, last);
  }
}
