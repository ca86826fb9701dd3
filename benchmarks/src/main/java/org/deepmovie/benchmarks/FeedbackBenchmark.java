package org.deepmovie.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
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

/**
 * One epoch of the models with implicit feedback on 900,188 ratings and one thread: a pass over the
 * users and, with feedback for both, another over the items.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 4)
@Fork(1)
public class FeedbackBenchmark {

  private static final int EPOCHS = 20;

  /** The model. */
  @Param({"svd++", "nsvd", "asymmetric-svd"})
  public String model;

  /** Whose vectors have terms of implicit feedback. */
  @Param({"users", "both"})
  public String implicitFeedback;

  /** Length of the factor vectors. */
  @Param("50")
  public int factors;

  private Dataset data;

  /** Generates ratings. */
  @Setup
  public void generate() {
    data = Splitters.holdout(0.9).split(SyntheticMovieLens.generate(1), 1).get(0).train();
  }

  /** Milliseconds per epoch, averaged over twenty. */
  @Benchmark
  @OperationsPerInvocation(EPOCHS)
  public Recommender epoch() {
    return trainer().fit(data, TrainingContext.ofSeed(1));
  }

  Trainer trainer() {
    Map<String, String> options =
        Map.of(
            "factors",
            Integer.toString(factors),
            "implicitFeedback",
            implicitFeedback,
            "epochs",
            Integer.toString(EPOCHS));
    return Providers.load().trainer(model, options);
  }
}
