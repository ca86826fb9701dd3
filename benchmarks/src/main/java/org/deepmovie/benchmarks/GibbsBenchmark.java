package org.deepmovie.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.Trainer;
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

/** Epochs of the Bayesian models on a million ratings, with set-up and one stored draw. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class GibbsBenchmark {

  private static final int EPOCHS = 10;

  /** The model. */
  @Param({"bayesian-pmf", "bayesian-svd++"})
  public String model;

  /** Length of the factor vectors. */
  @Param("32")
  public int factors;

  /** Number of threads. */
  @Param("2")
  public int threads;

  private Dataset data;

  /** Generates ratings. */
  @Setup
  public void generate() {
    data = SyntheticMovieLens.generate(1);
  }

  /** Milliseconds per epoch, averaged over ten. */
  @Benchmark
  @OperationsPerInvocation(EPOCHS)
  public Recommender epoch() {
    return trainer().fit(data, TrainingContext.ofSeed(1).withThreads(threads));
  }

  Trainer trainer() {
    Map<String, String> options =
        Map.of(
            "factors",
            Integer.toString(factors),
            "burnIn",
            "0",
            "epochs",
            Integer.toString(EPOCHS),
            "draws",
            "1");
    return Providers.load().trainer(model, options);
  }
}
