package org.deepmovie.benchmarks;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.leastsquares.AlsUpdater;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.options.common.EquationSolver;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One epoch of alternating least squares on a million ratings: all users, then all items. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class AlsBenchmark {

  private static final int CG_STEPS = 3;

  /** The solver and the number of factors; cg makes three steps. */
  @Param({"cholesky:50", "cholesky:100", "cg:128"})
  public String solver;

  /** Number of threads. */
  @Param("2")
  public int threads;

  private RatingMatrix ratings;
  private FloatMatrix users;
  private FloatMatrix items;
  private float[] userRidges;
  private float[] itemRidges;
  private AlsUpdater updater;
  private Workers workers;

  /** Generates ratings and vectors. */
  @Setup
  public void generate() {
    String[] parts = solver.split(":");
    int factors = Integer.parseInt(parts[1]);
    ratings = SyntheticMovieLens.generate(1).ratings();
    users = new FloatMatrix(ratings.users(), factors);
    items = new FloatMatrix(ratings.items(), factors);
    SplittableRandom random = Seeds.random(1, "vectors");
    for (int n = 0; n < items.values().length; n++) {
      items.values()[n] = (float) (0.1 * Seeds.gaussian(random));
    }
    userRidges = new Regularization(1.3, RegularizationScaling.SQRT).perRow(ratings.byUser());
    itemRidges = new Regularization(1.3, RegularizationScaling.SQRT).perRow(ratings.byItem());
    EquationSolver method = EquationSolver.valueOf(parts[0].toUpperCase(Locale.ROOT));
    updater = new AlsUpdater(factors, false, 3, threads, method, CG_STEPS);
    workers = new Workers(threads);
  }

  /** Stops the threads. */
  @TearDown
  public void stop() {
    workers.close();
  }

  /** Milliseconds per epoch. */
  @Benchmark
  public FloatMatrix epoch() {
    updater.update(ratings.byUser(), items, users, null, userRidges, workers);
    updater.update(ratings.byItem(), users, items, null, itemRidges, workers);
    return items;
  }
}
