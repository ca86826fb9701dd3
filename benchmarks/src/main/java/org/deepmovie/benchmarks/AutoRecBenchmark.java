package org.deepmovie.benchmarks;

import java.util.concurrent.TimeUnit;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.Providers;
import org.deepmovie.split.Splitters;
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

/** Epochs of AutoRec with 500 hidden units on a training set of 90 %. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class AutoRecBenchmark {

  private static final int EPOCHS = 5;

  /** The model with its options. */
  @Param({"autorec-item", "autorec-item:implicitInputs=false", "autorec-user"})
  public String model;

  /** Number of threads. */
  @Param("2")
  public int threads;

  private Dataset train;

  /** Generates ratings. */
  @Setup
  public void generate() {
    train = Splitters.holdout(0.9).split(SyntheticMovieLens.generate(1), 1).get(0).train();
  }

  /** Milliseconds per epoch, including a fifth of the set-up of the fit. */
  @Benchmark
  @OperationsPerInvocation(EPOCHS)
  public Object epoch() {
    return trainer().fit(train, TrainingContext.ofSeed(1).withThreads(threads));
  }

  Trainer trainer() {
    return Providers.load().trainer(model + (model.contains(":") ? "," : ":") + "epochs=" + EPOCHS);
  }
}
