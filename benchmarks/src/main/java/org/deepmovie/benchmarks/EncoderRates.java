package org.deepmovie.benchmarks;

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
 * Beside the times of {@link EncoderBenchmark}: tokens per second, the rate of SGEMM measured
 * before each iteration, and the rate of the network's {@link EncoderWork} as a percentage of it, a
 * training epoch counting three forward passes (forward, gradients by weights and by inputs).
 */
public final class EncoderRates implements InternalProfiler {

  private static final double SECONDS_OF_SGEMM = 0.5;

  private Sgemm sgemm;
  private long texts;
  private long tokens;
  private double sgemmRate;

  @Override
  public String getDescription() {
    return "tokens per second and part of the SGEMM rate, for EncoderBenchmark";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (sgemm == null) {
      ItemTexts generated = EncoderBenchmark.data().texts();
      texts = generated.size();
      tokens = MovieLensShaped.words(generated);
      sgemm = new Sgemm();
    }
    Nd4j.factory().blas().setMaxThreads(Integer.parseInt(benchmark.getParam("threads")));
    sgemmRate = sgemm.rate(SECONDS_OF_SGEMM);
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double seconds =
        result.getPrimaryResult().getScore()
            * benchmark.getTimeUnit().toNanos(1)
            / TimeUnit.SECONDS.toNanos(1);
    int passes = benchmark.getBenchmark().endsWith(".epoch") ? 3 : 1;
    EncoderWork work = EncoderWork.of(benchmark.getParam("encoder"), EncoderBenchmark.OUTPUTS);
    double rate = passes * work.flops(tokens, texts) / seconds;
    return List.of(
        result("tokens", tokens / seconds, "tokens/s"),
        result("sgemm", sgemmRate / 1e9, "GFLOP/s"),
        result("sgemm.part", 100 * rate / sgemmRate, "%"));
  }

  private static ScalarResult result(String name, double value, String unit) {
    return new ScalarResult(name, value, unit, AggregationPolicy.AVG);
  }
}
