package org.deepmovie.benchmarks;

import java.util.concurrent.TimeUnit;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.sgd.RatingBlocks;
import org.deepmovie.internal.sgd.SgdParameters;
import org.deepmovie.internal.sgd.StratifiedSgd;
import org.deepmovie.split.Splitters;
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

/** One epoch of svd: a step for each of 900,188 ratings. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SgdBenchmark {

  /** Length of the factor vectors. */
  @Param({"64", "128"})
  public int factors;

  /** Number of threads. */
  @Param("2")
  public int threads;

  private final SgdParameters step = new SgdParameters(0.005f, 0.05f, 0.005f, 0.05f);
  private StratifiedSgd sgd;
  private Workers workers;
  private int epoch;

  /** Generates ratings and vectors. */
  @Setup
  public void generate() {
    Dataset data = Splitters.holdout(0.9).split(SyntheticMovieLens.generate(1), 1).get(0).train();
    FloatMatrix users = new FloatMatrix(data.users().size(), 1 + factors);
    FloatMatrix items = new FloatMatrix(data.items().size(), 1 + factors);
    InitialFactors initial = new InitialFactors(0.01, 1);
    initial.draw(users, "user", data.users(), 1, 1 + factors);
    initial.draw(items, "item", data.items(), 1, 1 + factors);
    FactorModel model = FactorModel.of(true, data.ratings().mean(), users, items, data.ratings());
    workers = new Workers(threads);
    sgd = new StratifiedSgd(Kernels.best(), new RatingBlocks(data, 1, workers), model, 1);
  }

  /** Stops the threads. */
  @TearDown
  public void stop() {
    workers.close();
  }

  /** Milliseconds per epoch. */
  @Benchmark
  public double epoch() {
    return sgd.epoch(++epoch, step, workers);
  }
}
