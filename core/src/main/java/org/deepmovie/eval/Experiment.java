package org.deepmovie.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitter;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;

/**
 * Fits and evaluates models under the same conditions. Repeat r = 0, 1, ... splits and fits with
 * the seed {@code seed + r}, and draws the {@link UserSample}, if there is one, by its seed + r.
 *
 * <pre>{@code
 * Experiment experiment = Experiment.of(data, Splitters.holdout(0.9)).withRepeats(3);
 * ExperimentResult result = experiment.run(providers.trainer("pmf"), epoch -> {});
 * System.out.println(result.summary().metric("rmse").mean());
 * }</pre>
 *
 * @param data the whole data set
 * @param splitter divides it; no validation set is taken from the training set of a model that does
 *     not stop early
 * @param seed the seed of the first repeat
 * @param repeats the number of repeats, from 1
 * @param threads the number of threads of a fit
 * @param evaluator evaluates each fitted model
 */
public record Experiment(
    Dataset data, Splitter splitter, long seed, int repeats, int threads, Evaluator evaluator) {

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if {@code repeats} is below 1
   */
  public Experiment {
    if (repeats < 1) {
      throw new IllegalArgumentException("repeats=" + repeats + "; give 1 or more");
    }
  }

  /** One repeat with the seed 1 and all metrics, on all processors. */
  public static Experiment of(Dataset data, Splitter splitter) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Experiment(data, splitter, 1, 1, processors, Evaluator.standard());
  }

  /** The same experiment with another seed of the first repeat. */
  public Experiment withSeed(long other) {
    return new Experiment(data, splitter, other, repeats, threads, evaluator);
  }

  /** The same experiment with another number of repeats. */
  public Experiment withRepeats(int other) {
    return new Experiment(data, splitter, seed, other, threads, evaluator);
  }

  /** The same experiment with another number of threads of a fit. */
  public Experiment withThreads(int other) {
    return new Experiment(data, splitter, seed, repeats, other, evaluator);
  }

  /** The same experiment with another evaluator. */
  public Experiment withEvaluator(Evaluator other) {
    return new Experiment(data, splitter, seed, repeats, threads, other);
  }

  /**
   * Fits and evaluates models of {@code trainer}. One that does not use validation ratings is
   * fitted to the whole training set, unless the validation ratings calibrate prediction intervals
   * that are evaluated.
   *
   * @param listener receives every epoch and every fitted model
   * @throws IllegalArgumentException if the data cannot be split, or a model cannot be evaluated
   */
  public ExperimentResult run(Trainer trainer, ExperimentListener listener) {
    evaluator.requireItems(data.items().size());
    evaluator.requireMetrics(data);
    List<ExperimentRun> runs = new ArrayList<>();
    Recommender model = null;
    Split last = null;
    boolean validates =
        trainer.usesValidation() || (evaluator.judgesIntervals() && !trainer.givesIntervals());
    Splitter splits = validates ? splitter : splitter.withoutTakenValidation();
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (Split split : splits.split(data, seed + repeat)) {
        List<TrainingListener.Epoch> epochs = new ArrayList<>();
        TrainingContext context =
            new TrainingContext(
                seed + repeat,
                threads,
                Optional.of(split.validation()),
                listener.after(epochs::add));
        long start = System.nanoTime();
        model = trainer.fit(split.train(), context);
        double seconds = (System.nanoTime() - start) / 1e9;
        EvaluationReport evaluated = evaluator.ofRepeat(repeat).evaluate(model, split, listener);
        runs.add(new ExperimentRun(seconds, epochs, evaluated));
        listener.onModel(model, split);
        last = split;
      }
    }
    if (model == null || last == null) {
      throw new IllegalArgumentException("split '" + splitter.spec() + "' gives no splits");
    }
    List<EvaluationReport> reports = runs.stream().map(ExperimentRun::report).toList();
    return new ExperimentResult(runs, EvaluationSummary.of(reports), model, last);
  }
}
