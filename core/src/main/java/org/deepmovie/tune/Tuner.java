package org.deepmovie.tune;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingListener;

/**
 * Random search with successive halving. All trials are fitted with few epochs, the best third of
 * them again with three times as many, and so on until the last few are fitted with all epochs.
 * Diverged trials are not promoted. The same seed gives the same trials, and the same result if the
 * objective is deterministic.
 *
 * <p>K. Jamieson, A. Talwalkar: Non-stochastic Best Arm Identification and Hyperparameter
 * Optimization. AISTATS 2016. With a reduction factor of 3: L. Li et al.: Hyperband. JMLR 18(185),
 * 2018, algorithm 1, one bracket.
 *
 * <pre>{@code
 * Split split =
 *     Splitters.withValidation(Splitters.holdout(0.9), 0.1).split(data, 1).get(0);
 * SearchSpace space =
 *     SearchSpace.of(providers, ModelSpec.parse("pmf"), Map.of("factors", "5..50 log"));
 * TuningResult result =
 *     Tuner.of(space)
 *         .withTrials(9)
 *         .run(ValidationObjective.of(providers, "pmf", split), epoch -> {});
 * System.out.println(space.spec(result.best().options()));
 * }</pre>
 *
 * @param space the options to search
 * @param trials the number of trials, from 1
 * @param seed the seed of the drawn values
 * @param mayContinue called before every fit but the first; the search stops if it returns false
 */
public record Tuner(SearchSpace space, int trials, long seed, BooleanSupplier mayContinue) {

  private static final int DEFAULT_TRIALS = 27;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if {@code trials} is below 1
   */
  public Tuner {
    if (trials < 1) {
      throw new IllegalArgumentException("trials=" + trials + "; give 1 or more");
    }
  }

  /** 27 trials with the seed 1, without a limit of time. */
  public static Tuner of(SearchSpace space) {
    return new Tuner(space, DEFAULT_TRIALS, 1, () -> true);
  }

  /** The same search with another number of trials. */
  public Tuner withTrials(int other) {
    return new Tuner(space, other, seed, mayContinue);
  }

  /** The same search with another seed of the drawn values. */
  public Tuner withSeed(long other) {
    return new Tuner(space, trials, other, mayContinue);
  }

  /** The same search, which stops before a fit if {@code other} returns false. */
  public Tuner withMayContinue(BooleanSupplier other) {
    return new Tuner(space, trials, seed, other);
  }

  /** The rungs of {@link #run}. */
  public List<Rung> rungs() {
    return Rung.rungs(trials, space.epochs());
  }

  /**
   * Searches, one fit after another.
   *
   * @param listener receives every epoch, fit and trial
   * @throws IllegalArgumentException if drawn values are not consistent
   */
  public TuningResult run(Objective objective, TuningListener listener) {
    return run(objective, listener, List.of());
  }

  /**
   * Searches as above, but takes over the fits that an earlier run of the same search finished. The
   * result is that of an unbroken run.
   *
   * @param listener is not told of the fits that are taken over
   * @param finished from {@link TuningListener#onTrial}
   * @throws IllegalArgumentException if a finished fit has other options than this search draws
   */
  public TuningResult run(
      Objective objective, TuningListener listener, Collection<Trial> finished) {
    Map<FitOfTrial, Trial> known = known(finished);
    List<Rung> rungs = rungs();
    for (int number = 1; number <= trials; number++) {
      for (Rung rung : rungs) {
        objective.check(space.options(space.draw(seed, number), rung.epochs()));
      }
    }
    int planned = rungs.stream().mapToInt(Rung::trials).sum();
    List<Trial> history = new ArrayList<>();
    List<Integer> promoted = IntStream.rangeClosed(1, trials).boxed().toList();
    for (Rung rung : rungs) {
      int before = history.size();
      for (int number : promoted.subList(0, Math.min(rung.trials(), promoted.size()))) {
        Trial trial = known.get(new FitOfTrial(number, rung.epochs()));
        if (trial == null) {
          if (!history.isEmpty() && !mayContinue.getAsBoolean()) {
            return new TuningResult(rungs, history, false);
          }
          listener.onFit(rung, history.size(), planned);
          trial = fit(number, rung.epochs(), objective, listener);
          listener.onTrial(trial);
        }
        history.add(trial);
      }
      promoted =
          history.subList(before, history.size()).stream()
              .filter(trial -> !trial.diverged())
              .sorted(Trial.BEST_FIRST)
              .map(Trial::number)
              .toList();
    }
    return new TuningResult(rungs, history, true);
  }

  private record FitOfTrial(int number, int limit) {}

  private Map<FitOfTrial, Trial> known(Collection<Trial> finished) {
    Map<FitOfTrial, Trial> known = new HashMap<>();
    for (Trial trial : finished) {
      if (!trial.options().equals(space.draw(seed, trial.number()))) {
        throw new IllegalArgumentException(
            "finished trial "
                + trial.number()
                + " has other options than this search draws; start a new search");
      }
      known.put(new FitOfTrial(trial.number(), trial.limit()), trial);
    }
    return known;
  }

  private Trial fit(int number, int limit, Objective objective, TrainingListener listener) {
    Map<String, String> drawn = space.draw(seed, number);
    AtomicInteger epochs = new AtomicInteger();
    TrainingListener counting = listener.after(epoch -> epochs.set(epoch.number()));
    long start = System.nanoTime();
    Optional<ObjectiveValue> value;
    try {
      value = Optional.of(objective.fit(space.options(drawn, limit), counting));
    } catch (DivergedException e) {
      value = Optional.empty();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Trial(number, drawn, value, epochs.get(), limit, seconds);
  }
}
