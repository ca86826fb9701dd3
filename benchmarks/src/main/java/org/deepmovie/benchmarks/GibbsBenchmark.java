package org.deepmovie.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.TrainingContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Sweeps of the Bayesian models over a million ratings, set-up and keeping one draw included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class GibbsBenchmark {

  private static final int SWEEPS = 10;

  /** The model. */
  @Param({"bayesian-pmf", "bayesian-svd++"})
  public String model;

  /** Length of the factor vectors. */
  @Param("32")
  public int factors;

  /** Threads that share the rows. */
  @Param("2")
  public int threads;

  private Dataset data;

  /** Draws ratings. */
  @Setup
  public void generate() {
    data = MovieLensShaped.generate(1);
  }

  /** Milliseconds per sweep, over ten of them. */
  @Benchmark
  @OperationsPerInvocation(SWEEPS)
  public Recommender sweep() {
    Map<String, String> options =
        Map.of(
            "factors",
            Integer.toString(factors),
            "burnIn",
            "0",
            "sweeps",
            Integer.toString(SWEEPS),
            "draws",
            "1");
    return Providers.load()
        .trainer(model, options)
        .fit(data, TrainingContext.ofSeed(1).withThreads(threads));
  }
}
