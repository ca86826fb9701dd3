package org.deepmovie.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.train.TrainingContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Queries of a fitted pmf with 50 factors and 3,706 items. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class QueryBenchmark {

  private Recommender model;
  private int next;

  /** Fits the model. */
  @Setup
  public void fit() {
    Dataset data = SyntheticMovieLens.generate(1);
    model = Providers.load().trainer("pmf:epochs=1").fit(data, TrainingContext.ofSeed(1));
  }

  /** Nanoseconds per predicted rating . */
  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public double predict() {
    next = (next + 1) & 0xfff;
    return model.predict(next, next % 3706);
  }

  /** Microseconds per list of the ten best unseen items for a user. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public List<ScoredItem> recommend() {
    next = (next + 1) & 0xfff;
    return model.recommend(next, 10);
  }
}
