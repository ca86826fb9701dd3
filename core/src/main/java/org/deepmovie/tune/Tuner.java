package org.deepmovie.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingListener;

/**
 * Random search, then successive halving: all trials are fitted with few epochs, the best third of
 * them anew with three times as many, and so on until the last few get all. What diverged does not
 * go on. The same seed gives the same trials, and with an objective that keeps its word the same
 * result.
 *
 * <p>K. Jamieson, A. Talwalkar: Non-stochastic Best Arm Identification and Hyperparameter
 * Optimization. AISTATS 2016. With parts of a third: L. Li et al.: Hyperband. JMLR 18(185), 2018,
 * algorithm 1, one bracket.
 *
 * @param space gives the trials
 * @param trials how many to draw, from 1
 * @param seed of the drawing
 * @param more asked before every fit but the first: whether one more may start
 */
public record Tuner(SearchSpace space, int trials, long seed, BooleanSupplier more) {

  public Tuner {
    if (trials < 1) {
      throw new IllegalArgumentException("trials=" + trials + "; give 1 or more");
    }
  }

  /**
   * What was found.
   *
   * @param ladder the rounds as planned
   * @param trials those that were fitted, best first
   * @param fits how many fits were done
   * @param complete whether all rounds were gone through
   */
  public record Result(List<Rung> ladder, List<Trial> trials, int fits, boolean complete) {

    public Result {
      ladder = List.copyOf(ladder);
      trials = List.copyOf(trials);
    }

    /** What the errors of the trials are, such as "RMSE". */
    public String measure() {
      return trials.get(0).outcome().map(Objective.Outcome::measure).orElse("error");
    }

    /**
     * The best trial.
     *
     * @throws IllegalStateException if all trials diverged
     */
    public Trial best() {
      Trial first = trials.get(0);
      if (first.diverged()) {
        throw new IllegalStateException(
            "all " + trials.size() + " trials diverged; give other ranges");
      }
      return first;
    }
  }

  /** The rounds that {@link #run} goes through. */
  public List<Rung> ladder() {
    return Rung.ladder(trials, space.epochs());
  }

  /**
   * Searches; fits are done one after the other.
   *
   * @throws IllegalArgumentException if values were drawn that do not go together
   */
  public Result run(Objective objective, TuningListener listener) {
    List<Rung> ladder = ladder();
    for (int number = 1; number <= trials; number++) {
      for (Rung rung : ladder) {
        objective.check(space.options(space.draw(seed, number), rung.epochs()));
      }
    }
    int planned = ladder.stream().mapToInt(Rung::trials).sum();
    Map<Integer, Trial> known = new TreeMap<>();
    List<Integer> going = IntStream.rangeClosed(1, trials).boxed().toList();
    int fits = 0;
    for (Rung rung : ladder) {
      List<Trial> round = new ArrayList<>();
      for (int number : going.subList(0, Math.min(rung.trials(), going.size()))) {
        if (fits > 0 && !more.getAsBoolean()) {
          return result(ladder, known, fits, false);
        }
        listener.onFit(rung, fits, planned);
        Trial trial = fit(number, rung.epochs(), objective, listener);
        listener.onTrial(trial);
        known.put(number, trial);
        round.add(trial);
        fits++;
      }
      going =
          round.stream()
              .filter(trial -> !trial.diverged())
              .sorted(Trial.BEST_FIRST)
              .map(Trial::number)
              .toList();
    }
    return result(ladder, known, fits, true);
  }

  private static Result result(
      List<Rung> ladder, Map<Integer, Trial> known, int fits, boolean complete) {
    return new Result(
        ladder, known.values().stream().sorted(Trial.BEST_FIRST).toList(), fits, complete);
  }

  private Trial fit(int number, int limit, Objective objective, TrainingListener listener) {
    Map<String, String> drawn = space.draw(seed, number);
    AtomicInteger epochs = new AtomicInteger();
    TrainingListener counting =
        epoch -> {
          epochs.set(epoch.number());
          listener.onEpoch(epoch);
        };
    long start = System.nanoTime();
    Optional<Objective.Outcome> outcome;
    try {
      outcome = Optional.of(objective.fit(space.options(drawn, limit), counting));
    } catch (DivergedException e) {
      outcome = Optional.empty();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Trial(number, drawn, outcome, epochs.get(), limit, seconds);
  }
}
