package org.deepmovie.benchmarks;

import java.util.concurrent.TimeUnit;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
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
import org.openjdk.jmh.infra.Blackhole;

/** Computing the similarities of all pairs, and recommending to all users. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class NeighborBenchmark {

  private static final int USERS_PER_TASK = 16;

  /** The model with its options. */
  @Param({"item-knn:maxNeighbors=100", "user-knn:maxNeighbors=100"})
  public String model;

  /** Number of threads. */
  @Param("2")
  public int threads;

  private Dataset data;
  private Recommender fitted;
  private Workers workers;

  /** Generates ratings and fits the model. */
  @Setup
  public void generate() {
    data = SyntheticMovieLens.generate(1);
    workers = new Workers(threads);
    fitted = fit();
  }

  /** Stops the threads. */
  @TearDown
  public void stop() {
    workers.close();
  }

  /** Milliseconds for the similarities of all pairs of rows, of which the greatest are kept. */
  @Benchmark
  public Recommender fit() {
    return trainer().fit(data, TrainingContext.ofSeed(1).withThreads(threads));
  }

  Trainer trainer() {
    return Providers.load().trainer(model);
  }

  /** Milliseconds for the ten best unseen items of all users. */
  @Benchmark
  public void recommend(Blackhole sink) {
    workers.forEach(
        data.users().size(),
        USERS_PER_TASK,
        (worker, from, to) -> {
          for (int user = from; user < to; user++) {
            for (ScoredItem item : fitted.recommend(user, 10, any -> true)) {
              sink.consume(item);
            }
          }
        });
  }
}
