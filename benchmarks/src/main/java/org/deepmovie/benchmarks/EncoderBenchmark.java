package org.deepmovie.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.models.Providers;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.train.Seeds;
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

/**
 * Text encoders with 50 outputs on 3,706 texts with a median of 37 words. {@code -prof
 * org.deepmovie.benchmarks.EncoderRates} adds rates to the times.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class EncoderBenchmark {

  /** The encoder's name and options. */
  @Param({
    "bag:encoderEpochs=1",
    "cnn:encoderEpochs=1",
    "cnn-kan:encoderEpochs=1",
    "resnet:encoderEpochs=1",
    "lstm:encoderEpochs=1",
    "transformer:encoderEpochs=1"
  })
  public String encoder;

  /** What the network computes on; {@code bag} has kernels only. */
  @Param("native")
  public String engine;

  /** Number of threads. */
  @Param("2")
  public int threads;

  static final int OUTPUTS = 50;

  private Dataset data;
  private ItemEncoder itemEncoder;
  private FloatMatrix targets;
  private float[] weights;

  /** Generates texts and targets. */
  @Setup
  public void generate() {
    data = data();
    itemEncoder = Providers.load().encoder(spec(), new EncoderContext(data, OUTPUTS, 1, threads));
    targets = new FloatMatrix(data.items().size(), OUTPUTS);
    SplittableRandom random = Seeds.random(1, "targets");
    for (int n = 0; n < targets.values().length; n++) {
      targets.values()[n] = (float) (0.3 * Seeds.gaussian(random));
    }
    weights = new float[data.items().size()];
    Arrays.fill(weights, 1);
  }

  /** The encoder with all options. */
  String spec() {
    return encoder.startsWith("bag") ? encoder : encoder + ",engine=" + engine;
  }

  static Dataset data() {
    return SyntheticMovieLens.generate(1);
  }

  /** Frees the encoder. */
  @TearDown
  public void close() {
    itemEncoder.close();
  }

  /** Milliseconds per training epoch. */
  @Benchmark
  public double epoch() {
    return itemEncoder.train(targets, weights);
  }

  /** Milliseconds per encoding of all texts. */
  @Benchmark
  public FloatMatrix encode() {
    return itemEncoder.encode(data);
  }
}
