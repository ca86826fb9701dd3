package org.deepmovie.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.deepmovie.data.ItemTexts;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * A profiler for {@link EncoderBenchmark} that adds CPU seconds, tokens per second, the rate of
 * SGEMM measured before each iteration, and the rate of the encoder's {@link EncoderOperations} in
 * percent of it. A training epoch counts as three forward passes: forward, gradients of weights and
 * of inputs.
 */
public final class EncoderRates implements InternalProfiler {

  private static final double SGEMM_SECONDS = 0.5;

  private Sgemm sgemm;
  private long texts;
  private long tokens;
  private double sgemmRate;
  private long cpuNanos;

  @Override
  public String getDescription() {
    return "tokens per second and percentage of the SGEMM rate, for EncoderBenchmark";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (sgemm == null) {
      ItemTexts generated = EncoderBenchmark.data().texts();
      texts = generated.size();
      tokens = SyntheticMovieLens.words(generated);
      sgemm = new Sgemm();
    }
    Nd4j.factory().blas().setMaxThreads(Integer.parseInt(benchmark.getParam("threads")));
    sgemmRate = sgemm.rate(SGEMM_SECONDS);
    cpuNanos = cpuNanos();
  }

  /** The time that all threads of the process have computed. */
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double cpuSeconds =
        (cpuNanos() - cpuNanos)
            / (double) TimeUnit.SECONDS.toNanos(1)
            / result.getMetadata().getMeasuredOps();
    double seconds =
        result.getPrimaryResult().getScore()
            * benchmark.getTimeUnit().toNanos(1)
            / TimeUnit.SECONDS.toNanos(1);
    int passes = benchmark.getBenchmark().endsWith(".epoch") ? 3 : 1;
    EncoderOperations operations =
        EncoderOperations.of(benchmark.getParam("encoder"), EncoderBenchmark.OUTPUTS);
    double rate = passes * operations.flops(tokens, texts) / seconds;
    return List.of(
        result("cpu", cpuSeconds, "s/op"),
        result("tokens", tokens / seconds, "tokens/s"),
        result("sgemm", sgemmRate / 1e9, "GFLOP/s"),
        result("sgemm.part", 100 * rate / sgemmRate, "%"));
  }

  private static ScalarResult result(String name, double value, String unit) {
    return new ScalarResult(name, value, unit, AggregationPolicy.AVG);
  }
}
